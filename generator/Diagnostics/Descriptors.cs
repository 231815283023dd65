using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Diagnostics;

/// <summary>
/// All diagnostics: each says what is wrong, why, and what to write instead. A new one is a field here, a line in AnalyzerReleases.Unshipped.md,
/// a page under docs and a test that asserts its span.
/// </summary>
internal static partial class Descriptors
{
    private const string Category = "CurseOfMemory";

    private static readonly Lazy<Dictionary<string, DiagnosticDescriptor>> Table = new(() => typeof(Descriptors)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .ToDictionary(descriptor => descriptor.Id));

    public static IReadOnlyCollection<DiagnosticDescriptor> All => Table.Value.Values;

    public static DiagnosticDescriptor ById(string id) => Table.Value[id];

    /// <summary>Format: '{type}': {exception}: {message}.</summary>
    public static readonly DiagnosticDescriptor Internal = new(
        "CM9001", "Internal error of the generator",
        "The generator failed on '{0}': {1} ({2}) is a defect of the generator and not of this code; please report it with this definition",
        Category, DiagnosticSeverity.Error, true);
}
