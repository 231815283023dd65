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
    public static ProcedureList Of(ProcedureList programs, DerivativeKind kind, EquatableArray<bool> active)
    {
        ProcedureList expanded = Expansion.Apply(programs);
        return kind == DerivativeKind.Tangent ? Tangent(expanded, active) : Adjoint(Holding.Apply(TapeLowering.Apply(expanded)), active);
    }

    private static ProcedureList Tangent(ProcedureList programs, EquatableArray<bool> active)
    {
        Activity activity = Activity.Of(programs, active);
        // 0 is the tangent that was asked for, 1 + i the tangent of procedure i for calls
        IEnumerable<Procedure> inner = programs.Procedures.Select((procedure, i) =>
            new TangentTransformation(programs, activity, i, callee => 1 + callee).Apply(procedure.Name + "TangentStep", Signature.Inner(procedure, activity, i)));
        Procedure outer = new TangentTransformation(programs, activity, 0, callee => 1 + callee).Apply(programs.Main.Name + "Tangent", Signature.Outer(programs.Main, active));
        return Linking.Reachable(new(inner.Prepend(outer).ToEquatableArray()), 0);
    }

    private static ProcedureList Adjoint(ProcedureList programs, EquatableArray<bool> active)
    {
        Activity activity = Activity.Of(programs, active);
        // 0 is the adjoint that was asked for, 1 + 2 i and 2 + 2 i the sweeps of procedure i for calls
        static SweepNumbers Sweeps(int callee) => new(1 + (2 * callee), 2 + (2 * callee));
        List<Procedure> procedures = [new AdjointTransformation(new AdjointPlan(programs, 0), activity, Sweeps).Joint(programs.Main.Name + "Adjoint", Signature.Outer(programs.Main, active))];
        for (int i = 0; i < programs.Procedures.Count; i++)
        {
            AdjointPlan plan = new(programs, i);
            procedures.Add(new AdjointTransformation(plan, activity, Sweeps).ForwardSweep(plan.Source.Name + "Forward"));
            procedures.Add(new AdjointTransformation(plan, activity, Sweeps).ReverseSweep(plan.Source.Name + "Reverse"));
        }
        return Linking.Reachable(new(procedures.ToEquatableArray()), 0);
    }
}
