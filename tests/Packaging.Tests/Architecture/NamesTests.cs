using System.Reflection;
using System.Text.RegularExpressions;

namespace CurseOfMemory.Packaging.Tests.Architecture;

/// <summary>The generator knows the runtime by names in its strings alone: each must stand for something public there.</summary>
public partial class NamesTests
{
    private static readonly ILookup<string, Type> PublicTypes =
        Assembly.Load("CurseOfMemory").GetExportedTypes().ToLookup(type => type.Name.Split('`')[0]);

    [Fact]
    public void Every_name_of_the_runtime_in_the_generator_exists()
    {
        string[] sources = [.. Directory.EnumerateFiles(Repository.PathOf("generator"), "*.cs", SearchOption.AllDirectories).Where(IsSource).Select(File.ReadAllText)];
        Assert.True(sources.SelectMany(NamesIn).Distinct().Count() >= 8, "hardly any names were found: the pattern misses them");
        Assert.Empty(sources.SelectMany(Unknown));
    }

    [Fact]
    public void A_name_that_does_not_exist_is_found()
        => Assert.Equal(
            ["Objectif", "ParameterBlocks.Chek"],
            Unknown("""
                class C { string a = "CurseOfMemory.Objectif", b = "global::CurseOfMemory.ParameterBlocks.Chek({n})", c = $"{x} : CurseOfMemory.IObjective<double>"; }
                """));

    private static IEnumerable<string> Unknown(string source)
        => NamesIn(source).Where(name => !Exists(name.Type, name.Member)).Select(name => name.Member.Length > 0 ? $"{name.Type}.{name.Member}" : name.Type);

    private static bool Exists(string type, string member)
        => PublicTypes[type].Any(found => member.Length == 0 || found.GetMember(member, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Length > 0);

    private static IEnumerable<(string Type, string Member)> NamesIn(string source)
        => NamePattern().Matches(source).Select(match => (match.Groups["type"].Value, match.Groups["member"].Value)).Where(name => name.Item1 != "Generator");

    private static bool IsSource(string path) => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal);

    // A name inside a string: after a quotation mark on the same line, so that namespaces and usings don't count.
    [GeneratedRegex("""(?<="[^\n]*)CurseOfMemory\.(?<type>[A-Z]\w*)(?:\.(?<member>[A-Z]\w*))?""")]
    private static partial Regex NamePattern();
}
