using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>Kernels that serve several values of a parameter, or several problems, at once: one in each lane.</summary>
internal static class LaneForms
{
    /// <summary>RyuJIT stops inlining beyond a budget per method, and lane operations that became calls cost far more than lanes save.</summary>
    private const int MostOperations = 200;

    /// <summary>The kernel in lanes; null where lanes would have to part, or where it is too long.</summary>
    /// <param name="number">The parameter, a local of the procedure, in which lanes differ; null where they differ in all real parameters.</param>
    /// <param name="obstacle">Why there is none, as a part of a sentence.</param>
    public static FormKernel? Of(FormKernel kernel, int? number, out string? obstacle)
    {
        Procedure main = kernel.Programs.Main;
        Variation variation = new(main, number);
        obstacle = kernel.Programs.Procedures.Count > 1 || kernel.Tape is { Procedures.Count: > 1 } ? "a method calls itself" : Uniformity.Obstacle(main, variation);
        if (obstacle is not null)
            return null;
        int? place = number is int counter ? main.Parameters.Select((local, i) => (local, i)).First(one => one.local == counter).i : null;
        main = Simplifier.Apply(kernel.Programs with { Procedures = new([Predication.Apply(main, variation)]) }).Main;
        number = place is int same ? main.Parameters[same] : null;
        main = Invariants.Apply(Hoisting.Apply(main, new Variation(main, number)), new Variation(main, number));
        variation = new(main, number);
        int operations = Operations(main, variation);
        if (operations <= MostOperations)
            return kernel with { Programs = kernel.Programs with { Procedures = new([main]) }, Lanes = variation.Result };
        obstacle = $"its {operations} operations are more than the {MostOperations} that the JIT inlines";
        return null;
    }

    /// <summary>One pass of a loop in lanes that are passes, counted by its first parameter; null where they can't run at once.</summary>
    public static FormKernel? OfPass(Procedure pass)
    {
        Variation Variation() => new(pass, pass.Parameters[0], isPass: true);
        Variation variation = Variation();
        if (!IsPass(pass, variation))
            return null;
        pass = Simplifier.Apply(new(new([Predication.Apply(pass, variation)]))).Main;
        pass = Backwards.Apply(Invariants.Apply(pass, Variation()));
        variation = Variation();
        return IsPass(pass, variation) && Operations(pass, variation) <= MostOperations ? new(new(new([pass])), null, variation.Result) : null;
    }

    private static bool IsPass(Procedure pass, Variation variation) => new Neighbours(pass, variation).StandBesideEachOther && Uniformity.Obstacle(pass, variation) is null;

    private static int Operations(Procedure procedure, Variation variation) => procedure.Body.All().Count(step => step switch
    {
        Compute { Operation: not Operation.Copy } compute => procedure.Locals[compute.Target].Kind != Kind.Integer && variation[compute.Target],
        ReadData read => variation[read.Target],
        AddTo add => variation.IsVaryingArray(add.Array),
        _ => false,
    });
}
