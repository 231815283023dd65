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
        return kind == DerivativeKind.Tangent
            ? Tangent(Simplifier.Prepare(expanded), active)
            : Adjoint(Holding.Apply(Simplifier.Prepare(Checkpointing.Apply(TapeLowering.Apply(expanded)))), active);
    }

    private static ProcedureList Tangent(ProcedureList programs, EquatableArray<bool> active)
    {
        Activity activity = Activity.Of(programs, active);
        int n = programs.Procedures.Count;
        Func<int, bool> isCalled = Linking.Callees(programs).Contains;
        // 0 is the tangent that was asked for, then come the tangents of procedures that are called, and the procedures themselves
        ProcedureList prepared = Linking.RenumberPrologues(programs, callee => 1 + n + callee);
        TangentTransformation Of(int i) => new(prepared, activity, i, callee => 1 + callee);
        ProcedureList tangent = Simplifier.Apply(new(new EquatableArray<Procedure>(
        [
            Of(0).Apply(programs.Main.Name + "Tangent", Signature.Outer(programs.Main, active)),
            .. programs.Procedures.Select((procedure, i) => isCalled(i) ? Of(i).Apply(procedure.Name + "TangentStep", Signature.Inner(procedure, activity, i)) : procedure),
            .. programs.Procedures.Select(procedure => Linking.Renumber(procedure, callee => 1 + n + callee)),
        ])));
        return tangent with { Tape = programs.Tape, TapeWeight = programs.TapeWeight * (activity.IsTapeActive ? 2 : 1) };
    }

    private static ProcedureList Adjoint(ProcedureList programs, EquatableArray<bool> active)
    {
        Activity activity = Activity.Of(programs, active);
        int n = programs.Procedures.Count;
        Func<int, bool> isCalled = Linking.Callees(programs).Contains;
        // 0 is the adjoint that was asked for, then come the procedures themselves, their forward sweeps and their reverse sweeps
        ProcedureList prepared = Linking.RenumberPrologues(programs, Primal);
        AdjointTransformation Joint() => new(AdjointPlanner.Plan(prepared, 0, isSplit: false, activity), activity, Sweeps);
        AdjointTransformation Split(int i) => new(AdjointPlanner.Plan(prepared, i, isSplit: true, activity), activity, Sweeps);
        int Primal(int callee) => 1 + callee;
        SweepNumbers Sweeps(int callee) => new(1 + n + callee, 1 + (2 * n) + callee, Primal(callee));
        Procedure[] primals = [.. programs.Procedures.Select(procedure => Linking.Renumber(procedure, Primal))];
        ProcedureList adjoint = Simplifier.Apply(new(new EquatableArray<Procedure>(
        [
            Joint().Joint(programs.Main.Name + "Adjoint", Signature.Outer(programs.Main, active)),
            .. primals,
            .. programs.Procedures.Select((procedure, i) => isCalled(i) ? Split(i).ForwardSweep(procedure.Name + "Forward") : procedure),
            .. programs.Procedures.Select((procedure, i) => isCalled(i) ? Split(i).ReverseSweep(procedure.Name + "Reverse") : procedure),
        ])));
        if (TapeLowering.TapeUsers(adjoint).Count == 0)
            return adjoint;
        return adjoint with
        {
            Tape = Simplifier.Apply(new(new EquatableArray<Procedure>(
            [
                Joint().Length(programs.Main.Name + "TapeCount"),
                .. primals,
                .. programs.Procedures.Select((procedure, i) => isCalled(i) ? Split(i).LengthOfCall(procedure.Name + "Count") : procedure),
            ]))),
        };
    }
}
