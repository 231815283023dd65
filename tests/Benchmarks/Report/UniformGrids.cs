using System.Runtime.CompilerServices;

namespace CurseOfMemory.Benchmarks;

/// <summary>Exponentials and waves on uniform time grids: the recurrence with anchors, as generated code has it, beside the functions at every point.</summary>
internal static class UniformGrids
{
    private const double Start = 0.5, Step = -0.01;

    public static string Report(double frequency)
    {
        Table table = new("points", "e^x by recurrence, cycles/point", "e^x at every point", "ratio", "cos and sin by recurrence, cycles/point", "cos and sin at every point", "ratio");
        foreach (int points in (int[])[64, 256, 1024])
        {
            double[] y = new double[points], z = new double[points];
            Contest contest = Contest.Of(21, 0.002,
                Candidate.Of("recurrence", () => Recurrence(y)), Candidate.Of("exp", () => Exponentials(y)),
                Candidate.Of("turns", () => Turns(y, z)), Candidate.Of("waves", () => Waves(y, z)));
            double scale = frequency / points;
            table.Add([$"{points}", .. new[]
            {
                contest.Nanoseconds("recurrence") * scale, contest.Nanoseconds("exp") * scale, contest.Ratio("recurrence", "exp"),
                contest.Nanoseconds("turns") * scale, contest.Nanoseconds("waves") * scale, contest.Ratio("turns", "waves"),
            }.Select(Table.Number)]);
        }
        return $"## Uniform time grids, an anchor every 16 passes of 8 points\n\n{table}";
    }

    private static Lanes512 At(int k) => Lanes512.MultiplyAdd(Step, LaneIndices.From<Lanes512>(k), Lanes512.Broadcast(Start));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Recurrence(Span<double> y)
    {
        UniformGrid<Lanes512> grid = UniformGrid<Lanes512>.ExpAlong(Start, Step, y.Length);
        Lanes512 e = Lanes512.Zero;
        for (int k = 0; k < y.Length; k += Lanes512.Count)
            Lanes512.Store(e = grid.Exp(k, e), y, k);
        return y[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Exponentials(Span<double> y)
    {
        for (int k = 0; k < y.Length; k += Lanes512.Count)
            Lanes512.Store(Lanes512.Exp(At(k)), y, k);
        return y[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Turns(Span<double> y, Span<double> z)
    {
        UniformGrid<Lanes512> grid = UniformGrid<Lanes512>.WaveAlong(Start, Step);
        Lanes512 cosine = Lanes512.Zero, sine = Lanes512.Zero;
        for (int k = 0; k < y.Length; k += Lanes512.Count)
        {
            (cosine, sine) = (grid.Cos(k, cosine, sine), grid.Sin(k, cosine, sine));
            Lanes512.Store(cosine, y, k);
            Lanes512.Store(sine, z, k);
        }
        return y[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Waves(Span<double> y, Span<double> z)
    {
        for (int k = 0; k < y.Length; k += Lanes512.Count)
        {
            Lanes512.Store(Lanes512.Cos(At(k)), y, k);
            Lanes512.Store(Lanes512.Sin(At(k)), z, k);
        }
        return y[0];
    }
}
