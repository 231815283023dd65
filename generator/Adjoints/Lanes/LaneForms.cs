using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>Kernels that serve several values of a parameter at once, one in each lane.</summary>
internal static class LaneForms
{
    /// <summary>RyuJIT stops inlining beyond a budget per method, and lane operations that became calls cost far more than lanes save.</summary>
    private const int MostOperations = 150;

    /// <summary>The kernel in lanes; null where lanes would have to part, or where it is too long.</summary>
    /// <param name="number">The parameter, a local of the procedure, in which lanes differ.</param>
    public static FormKernel? Of(FormKernel kernel, int number)
    {
        Procedure main = kernel.Programs.Main;
        if (kernel.Programs.Procedures.Count > 1 || kernel.Tape is { Procedures.Count: > 1 })
            return null;
        Variation variation = new(main, number);
        if (!Uniformity.Of(main, variation))
            return null;
        main = Predication.Apply(main, variation);
        main = Hoisting.Apply(main, new Variation(main, number));
        variation = new(main, number);
        return Operations(main, variation) <= MostOperations
            ? kernel with { Programs = kernel.Programs with { Procedures = new([main]) }, Lanes = variation.Result }
            : null;
    }

    private static int Operations(Procedure procedure, Variation variation) => procedure.Body.All().Count(step => step switch
    {
        Compute { Operation: not Operation.Copy } compute => procedure.Locals[compute.Target].Kind != Kind.Integer && variation[compute.Target],
        ReadData read => variation[read.Target],
        AddTo add => variation.IsVaryingArray(add.Array),
        _ => false,
    });
}
