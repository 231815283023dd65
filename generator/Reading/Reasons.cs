using CurseOfMemory.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>The last look at what was refused: no refusal is silent.</summary>
internal static class Reasons
{
    /// <summary>Adds an internal error where something was refused and nobody has said why, unless the compiler of C# does.</summary>
    /// <param name="told">How many problems there were before.</param>
    public static void Require(ProblemList problems, int told, ISymbol refused, Compilation compilation, CancellationToken cancellation)
    {
        if (problems.Problems.Count == told && !compilation.GetDiagnostics(cancellation).Any(found => found.Severity == DiagnosticSeverity.Error))
            problems.Add(new Problem(Descriptors.Internal, refused.Locations[0], refused.Name, "Refusal", "a refusal without a reason"));
    }
}
