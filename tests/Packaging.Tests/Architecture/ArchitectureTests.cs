using System.Reflection;
using System.Xml.Linq;

namespace CurseOfMemory.Packaging.Tests.Architecture;

public class ArchitectureTests
{
    private static readonly Lazy<SourceTree> Runtime = new(() => SourceTree.Read(Repository.PathOf("runtime")));
    private static readonly Lazy<SourceTree> Generator = new(() => SourceTree.Read(Repository.PathOf("generator")));

    [Fact]
    public void The_sources_are_seen_whole()
    {
        Assert.Contains("Objectives/IObjective.cs", Runtime.Value.Paths);
        Assert.NotEmpty(Runtime.Value.Uses());
        Assert.Empty(Runtime.Value.Errors);
        Assert.Empty(Generator.Value.Errors);
    }

    [Fact]
    public void A_runtime_folder_uses_its_own_floor_and_those_below()
        => Assert.Empty(Rules.Violations(Runtime.Value, Rules.Runtime));

    [Fact]
    public void A_generator_folder_uses_what_its_arrows_point_at()
        => Assert.Empty(Rules.Violations(Generator.Value, Rules.Generator, Rules.Pipeline));

    [Fact]
    public void Only_the_reading_end_of_the_generator_sees_the_compiler()
        => Assert.Empty(Rules.CompilerUses(Generator.Value));

    [Theory]
    [InlineData("runtime/CurseOfMemory.csproj", "CurseOfMemory.Generator")]
    [InlineData("generator/CurseOfMemory.Generator.csproj", "CurseOfMemory")]
    public void No_project_of_the_two_compiles_against_the_other(string project, string other)
    {
        IEnumerable<string> compiledAgainst =
            from reference in XDocument.Load(Repository.PathOf(project)).Descendants()
            where reference.Name.LocalName is "ProjectReference" or "PackageReference" or "Reference"
            where reference.Attribute("ReferenceOutputAssembly")?.Value != "false"
            select Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value);
        Assert.DoesNotContain(other, compiledAgainst);
    }

    [Fact]
    public void The_runtime_assembly_knows_neither_generator_nor_compiler()
        => Assert.DoesNotContain(
            Assembly.Load("CurseOfMemory").GetReferencedAssemblies(),
            name => name.Name!.Contains("Generator", StringComparison.Ordinal) || name.Name.Contains("CodeAnalysis", StringComparison.Ordinal));
}
