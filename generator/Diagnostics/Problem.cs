using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Diagnostics;

/// <summary>Something that a user did and the generator can't follow. It holds a location and so never leaves the branch of the diagnostics.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, Location Location, params string[] Arguments)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location, [.. Arguments]);
}
