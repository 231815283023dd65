using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Diagnostics;

/// <summary>Something that a user did and the generator can't follow. It holds a location and so never leaves the branch of the diagnostics.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, Location Location, params string[] Arguments)
{
    /// <summary>What a code fix needs besides the place.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location, Properties, [.. Arguments]);
}
