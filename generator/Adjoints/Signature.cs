using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Which parameters, arrays and results of a procedure have a dot or a bar in its derivative.</summary>
/// <param name="Parameters">For each scalar parameter.</param>
/// <param name="Arrays">For each array parameter.</param>
/// <param name="Results">For each result.</param>
internal sealed record Signature(EquatableArray<bool> Parameters, EquatableArray<bool> Arrays, EquatableArray<bool> Results)
{
    /// <summary>As <see cref="DerivativeKind"/> has it for the function that was asked for.</summary>
    public static Signature Outer(Procedure procedure, EquatableArray<bool> active) => new(
        procedure.Parameters.Select((local, i) => active[i] && procedure.Locals[local].Kind == Kind.Real).ToEquatableArray(),
        procedure.ArrayParameters.Select((array, i) => active[procedure.Parameters.Count + i] && procedure.Arrays[array].Element == Kind.Real).ToEquatableArray(),
        procedure.Results.Select(local => procedure.Locals[local].Kind == Kind.Real).ToEquatableArray());

    /// <summary>As activity has it, for a procedure that others call.</summary>
    public static Signature Inner(Procedure procedure, Activity activity, int number) => new(
        procedure.Parameters.Select(local => activity.IsActive(number, local)).ToEquatableArray(),
        procedure.ArrayParameters.Select(array => activity.IsActiveArray(number, array)).ToEquatableArray(),
        procedure.Results.Select(local => activity.IsActive(number, local)).ToEquatableArray());
}
