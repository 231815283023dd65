using System.Reflection;

namespace CurseOfMemory.Generator.Tests;

/// <summary>Definitions in C# that this assembly carries as text.</summary>
internal static class Sources
{
    /// <summary>The files of a folder, given as <c>.Zoo.Definitions.</c>, each with its name.</summary>
    public static IEnumerable<(string Name, string Text)> Of(string folder)
    {
        Assembly tests = typeof(Sources).Assembly;
        foreach (string resource in tests.GetManifestResourceNames().Where(name => name.Contains(folder, StringComparison.Ordinal)).Order())
        {
            using StreamReader reader = new(tests.GetManifestResourceStream(resource)!);
            yield return (resource, reader.ReadToEnd());
        }
    }
}
