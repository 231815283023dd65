using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Reads a function of the user's, whatever its control flow, into a program of single steps.</summary>
internal static class FunctionReader
{
    /// <param name="function">The function to read.</param>
    /// <param name="accessedFrom">The type whose generated half will hold the code, and so must be able to read the data.</param>
    /// <returns>The function, or null after problems were added.</returns>
    public static FunctionModel? Read(
        IMethodSymbol function, INamedTypeSymbol accessedFrom, Compilation compilation, ProblemList problems, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (new Bodies(compilation, cancellation).Of(function) is null)
            problems.Add(new Problem(Descriptors.Signature, function.Locations[0], function.Name, "it has no body"));
        else
            problems.Add(new Problem(Descriptors.Construct, function.Locations[0], Constructs.Operator.Words));
        return null;
    }
}
