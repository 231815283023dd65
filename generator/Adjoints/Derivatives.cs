using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Derivatives of procedures as procedures.</summary>
internal static class Derivatives
{
    /// <summary>The derivative of the main procedure, with the parameters, arrays and results of <see cref="DerivativeKind"/>.</summary>
    /// <param name="active">
    /// For each scalar parameter, then for each array parameter of the main procedure, whether derivatives are taken by it (of an output: whether it is
    /// differentiated). Work arrays are active as soon as what passes through them is, whether they are named here or not.
    /// </param>
    public static ProcedureList Of(ProcedureList programs, DerivativeKind kind, EquatableArray<bool> active) =>
        throw new CalculusException(new CalculusFailure("CM9001", -1, default));
}
