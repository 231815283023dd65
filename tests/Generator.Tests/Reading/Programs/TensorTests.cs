using System.Reflection;
using CurseOfMemory.Generator.Tests.Zoo;

namespace CurseOfMemory.Generator.Tests.Reading.Programs;

/// <summary>Calls of TensorPrimitives against what System.Numerics.Tensors itself computes and throws.</summary>
public class TensorTests
{
    /// <summary>Definitions of x and y.</summary>
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["Dot"] = "return TensorPrimitives.Dot<double>(x, y);",
        ["Distance"] = "return TensorPrimitives.Distance<double>(x, y);",
        ["Cosine"] = "return TensorPrimitives.CosineSimilarity<double>(x, y);",
        ["Product"] = "return TensorPrimitives.Product<double>(x);",
        ["Greatest"] = "return TensorPrimitives.Max<double>(x);",
        ["Average"] = "return TensorPrimitives.Average<double>(x);",
        ["Deviation"] = "return TensorPrimitives.StdDev<double>(x);",
        ["Norm"] = "return TensorPrimitives.Norm<double>(x);",
        ["SoftMax"] = "double[] z = new double[y.Length]; TensorPrimitives.SoftMax<double>(x, z); return TensorPrimitives.Dot<double>(z, z) + z[0];",
        ["Sigmoid"] = "double[] z = new double[y.Length]; TensorPrimitives.Sigmoid<double>(x, z); return TensorPrimitives.Sum<double>(z);",
        ["Sum"] = "double[] z = new double[x.Length]; TensorPrimitives.Add<double>(x, y, z); return TensorPrimitives.SumOfSquares<double>(z);",
        ["InPlace"] = "double[] z = x.ToArray(); TensorPrimitives.Multiply<double>(z, z, z); TensorPrimitives.Subtract<double>(z, z[0], z); return TensorPrimitives.Sum<double>(z);",
        ["Constants"] = "double[] z = [x[0], x[0] * y[0]]; double[] w = [1, 2, 3]; TensorPrimitives.Exp<double>(z, w); return TensorPrimitives.Sum<double>(w);",
        ["DifferentConstants"] = "double[] z = [x[0], 2]; double[] w = [1, 2, 3]; return TensorPrimitives.Dot<double>(z, w);",
        ["Guarded"] = "if (x.Length != y.Length) return TensorPrimitives.Sum<double>(x); return TensorPrimitives.Dot<double>(x, y);",
        ["Single"] = "float[] z = [(float)x[0], 3]; Span<float> w = stackalloc float[2]; TensorPrimitives.Exp(z, w); return TensorPrimitives.Dot(z, w);",
        ["Generic"] = "return Of<double>(x, y); static T Of<T>(ReadOnlySpan<T> u, ReadOnlySpan<T> v) where T : System.Numerics.IRootFunctions<T> => TensorPrimitives.Dot<T>(u, v) * TensorPrimitives.Norm<T>(u);",
    };

    private static readonly Lazy<Assembly> Compiled = new(() => Harness.Run("using System.Numerics.Tensors;\n" + string.Concat(Bodies.Select(pair => $$"""
        public static partial class {{pair.Key}}
        {
            [Differentiable] public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> y) { {{pair.Value}} }
            [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> dF);
        }

        """))).Accepted().Load());

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_gives_and_throws_what_the_library_does(string name)
    {
        double[][] vectors = [[0.7, -1.2, 0.4], [0.3, 0.2, 0.9], [0.6], [-0.5, 0.1], []];
        foreach ((double[] x, double[] y) in from x in vectors from y in vectors where x.Length > 0 || name is not ("InPlace" or "Constants" or "Single") select (x, y))
            Assert.Equal(Outcome(name, "F", x, y), Outcome(name, "FGradient", x, y), Same);
    }

    private static bool Same((double Value, string? Thrown) one, (double Value, string? Thrown) other) =>
        one.Thrown == other.Thrown && Math.Abs(one.Value - other.Value) <= (1e-14 * Math.Abs(one.Value));

    private delegate double Function(ReadOnlySpan<double> x, ReadOnlySpan<double> y);

    private delegate double Gradient(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> dF);

    private static (double Value, string? Thrown) Outcome(string name, string method, double[] x, double[] y)
    {
        Type[] inputs = [typeof(ReadOnlySpan<double>), typeof(ReadOnlySpan<double>)];
        MethodInfo found = Compiled.Value.GetType(name)!.GetMethod(method, method == "F" ? inputs : [.. inputs, typeof(Span<double>)])!;
        try
        {
            return (method == "F" ? found.CreateDelegate<Function>()(x, y) : found.CreateDelegate<Gradient>()(x, y, new double[x.Length + y.Length]), null);
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException)
        {
            return (0, exception.Message);
        }
    }

    [Theory]
    [InlineData("return x[{|CM1013:TensorPrimitives.IndexOfMax<double>(x)|}];")]
    [InlineData("double[] z = new double[3]; double[] w = new double[3]; {|CM1013:TensorPrimitives.SinCos<double>(x, z, w)|}; return z[0];")]
    [InlineData("int[] n = [1, 2]; return x[0] * {|CM1013:TensorPrimitives.Sum<int>(n)|};")]
    public void Other_methods_are_refused_by_what_is_followed(string body)
    {
        string message = Assert.Single(Marked.Check($$"""
            public static partial class Sample
            {
                [Differentiable] public static double F(ReadOnlySpan<double> x) { {{body.Replace("TensorPrimitives", "System.Numerics.Tensors.TensorPrimitives", StringComparison.Ordinal)}} }
                [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> x, Span<double> dF);
            }
            """));
        Assert.Contains("SumOfSquares", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_those_of_the_library()
    {
        ZooProject zoo = new([.. Sources.Of(".Zoo.Definitions.Tensors.")]);
        Assert.Empty(zoo.WithoutOriginal);
        foreach (string name in zoo.Library.Names)
        {
            foreach (object[] input in zoo.Library.Inputs(name))
                Assert.All(zoo.Library.Original(name, input).Zip(zoo.Library.Read(name, input)), pair => Assert.InRange(Math.Abs(pair.Second - pair.First), 0, 1e-13 * Math.Abs(pair.First)));
        }
    }
}
