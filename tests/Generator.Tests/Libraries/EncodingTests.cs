using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Graphs.Programs.Encoding;
using CurseOfMemory.Generator.Reading.Programs;
using CurseOfMemory.Generator.Tests.Reading.Programs;

namespace CurseOfMemory.Generator.Tests.Libraries;

/// <summary>What is written into an assembly is read as it was.</summary>
public class EncodingTests
{
    public static TheoryData<string> Definitions => [.. Library.Instance.Names];

    [Theory]
    [MemberData(nameof(Definitions), DisableDiscoveryEnumeration = true)]
    public void A_definition_is_read_as_it_was_written(string name)
    {
        FunctionModel model = Library.Instance[name].Model!;
        Assert.Equal(model, GraphReader.Read(GraphWriter.Write(model)));
    }

    [Theory]
    [MemberData(nameof(Definitions), DisableDiscoveryEnumeration = true)]
    public void A_damaged_text_is_no_graph_and_no_crash(string name)
    {
        string text = GraphWriter.Write(Library.Instance[name].Model!);
        for (int cut = 0; cut < text.Length; cut += 1 + (text.Length / 50))
        {
            Assert.Null(GraphReader.Read(text[..cut]));
            Damage(text[..cut] + "9" + text[(cut + 1)..]);
        }
    }

    /// <summary>Reads a text that may be one of another graph, but then a sound one.</summary>
    private static void Damage(string text)
    {
        if (GraphReader.Read(text) is FunctionModel other)
            Assert.True(Soundness.Holds(other));
    }

    [Fact]
    public void Version_1_is_what_it_was()
    {
        // A change of this text is a new version of the format.
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = Harness.Compile(Samples.Kernel);
        ProblemList problems = new();
        FunctionModel model = FunctionReader.Read(
            (Microsoft.CodeAnalysis.IMethodSymbol)compilation.GetTypeByMetadataName("ExponentialSum")!.GetMembers("At").Single(), null, compilation, problems, default)!;
        Assert.Equal(1, GraphWriter.Version);
        Assert.Equal(
            "2 At 59 The kernel of a diagonal linear RNN: sum_i a_i exp(-w_i t). 1 3 1 t 6 double 0 1 0 1 a 35 global::System.ReadOnlySpan<double> 2 1 0 "
                + "1 w 35 global::System.ReadOnlySpan<double> 2 1 1 1 2 At 10 1 t 0 0  1 3 sum 0 1 i 1 0  0 0  0 0  0 0  0 0  0 0  0 1 0 2 1 a 0 0 1 -1 0 1 w 0 0 1 -1 0 0 3 "
                + "n 1 0 c 2 0 1 0 -1 0 0  0 r 3 1 -1 0 1 1 1 7 l 4 0 1 3 l 5 1 1 3 c 6 1 1 0 5 0  0 c 7 4 2 0 6 0 0 0  0 c 8 7 1 0 7 3 exp 0 c 9 4 2 0 4 0 8 0  0 c 2 2 2 0 2 0 9 0  0 1 2 .",
            GraphWriter.Write(model));
    }
}
