using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Tests.Oracle;

namespace CurseOfMemory.Generator.Tests.Adjoints;

/// <summary>What a procedure is called with: scalars, and arrays that hold NaN where their contents have no meaning.</summary>
internal sealed record Inputs(double[] Scalars, double[][] Arrays)
{
    public static double[] Nothing(int length) => [.. Enumerable.Repeat(double.NaN, length)];

    /// <summary>The numbers that derivatives are taken by: active scalars, then the elements of active arrays that are read.</summary>
    public IEnumerable<(int Scalar, int Array, int Element)> Variables(Procedure procedure, EquatableArray<bool> active)
    {
        for (int i = 0; i < Scalars.Length; i++)
        {
            if (active[i])
                yield return (i, -1, -1);
        }
        foreach ((int array, int i) in procedure.ArrayParameters.Select((array, i) => (array, i)))
        {
            if (!active[Scalars.Length + i] || procedure.Arrays[array].Role is ArrayRole.Output or ArrayRole.Work)
                continue;
            for (int element = 0; element < Arrays[i].Length; element++)
                yield return (-1, i, element);
        }
    }

    /// <summary>The inputs over numbers that carry derivatives: each input moves by its directions.</summary>
    public (Slot<HyperDual>[] Scalars, Slot<HyperDual>[][] Arrays) Lift(Procedure procedure, Inputs? first, Inputs? second) => (
        [.. Scalars.Select((x, i) => Lift(procedure.Locals[procedure.Parameters[i]].Kind, x, first?.Scalars[i] ?? 0, second?.Scalars[i] ?? 0))],
        [.. Arrays.Select((array, k) => array.Select((x, i) => Lift(procedure.Arrays[k].Element, x, first?.Arrays[k][i] ?? 0, second?.Arrays[k][i] ?? 0)).ToArray())]);

    /// <summary>The inputs as plain numbers.</summary>
    public (Slot<double>[] Scalars, Slot<double>[][] Arrays) Plain(Procedure procedure) => (
        [.. Scalars.Select((x, i) => Plain(procedure.Locals[procedure.Parameters[i]].Kind, x))],
        [.. Arrays.Select((array, k) => array.Select(x => Plain(procedure.Arrays[k].Element, x)).ToArray())]);

    /// <summary>As many zeros.</summary>
    public Inputs Zero() => new(new double[Scalars.Length], [.. Arrays.Select(array => new double[array.Length])]);

    private static Slot<double> Plain(Kind kind, double x) => kind == Kind.Real ? new(x, 0) : new(0, (long)x);

    private static Slot<HyperDual> Lift(Kind kind, double x, double first, double second) => kind == Kind.Real
        ? new(((HyperDual)x) with { X = Seed(first), Y = Seed(second) }, 0)
        : new(default, (long)x);

    private static Part Seed(double x) => double.IsNaN(x) ? default : new(x, Math.Abs(x));
}
