using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Reads a function of the user's, whatever its control flow, into a program of single steps.</summary>
internal static class FunctionReader
{
    /// <param name="function">The function to read.</param>
    /// <param name="accessedFrom">
    /// The type whose generated half will hold the code, and so must be able to read the data; null for the graph that the assembly carries for others.
    /// </param>
    /// <returns>The function, or null after problems were added.</returns>
    public static FunctionModel? Read(
        IMethodSymbol function, INamedTypeSymbol? accessedFrom, Compilation compilation, ProblemList problems, CancellationToken cancellation) =>
        Read(session => new MainProcedure(session, function).Read(), function, accessedFrom, compilation, problems, cancellation);

    /// <summary>Reads a function for other assemblies, with what it takes and gives in parts: structs by their fields, arrays whatever their shape.</summary>
    public static FunctionModel? ReadApart(IMethodSymbol function, Compilation compilation, ProblemList problems, CancellationToken cancellation) =>
        Read(session => new ApartProcedure(session, function).Read(), function, null, compilation, problems, cancellation);

    private static FunctionModel? Read(
        Func<Session, FunctionModel?> read, IMethodSymbol function, INamedTypeSymbol? accessedFrom, Compilation compilation, ProblemList problems, CancellationToken cancellation)
    {
        int told = problems.Problems.Count;
        try
        {
            Findings findings = new();
            FunctionModel? model = null;
            while (!Reads(read, new(compilation, accessedFrom, problems, findings, cancellation), ref model))
                problems.Forget(told);
            if (problems.Problems.Count == told && model is not null)
                return model;
        }
        catch (InsufficientExecutionStackException)
        {
            problems.Add(new Problem(Descriptors.Depth, function.Locations[0], function.Name));
        }
        catch (TooManySteps)
        {
            problems.Add(new Problem(Descriptors.Expansion, function.Locations[0], function.Name, $"{Session.MostSteps}"));
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or Refusal))
        {
            problems.Add(new Problem(Descriptors.Internal, function.Locations[0], function.Name, exception.GetType().Name, exception.Message));
        }
        catch (Refusal)
        {
        }
        Reasons.Require(problems, told, function, compilation, cancellation);
        return null;
    }

    /// <summary>Whether reading came to its end, and need not begin anew.</summary>
    private static bool Reads(Func<Session, FunctionModel?> read, Session session, ref FunctionModel? model)
    {
        try
        {
            model = read(session);
            session.RefuseUnset();
            model = session.HasRefused ? null : model;
            return true;
        }
        catch (ReadAnew)
        {
            return false;
        }
    }
}
