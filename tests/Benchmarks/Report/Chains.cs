namespace CurseOfMemory.Benchmarks;

/// <summary>Chains of Euler steps, each of which waits for the last: what a gradient flow sees.</summary>
internal static class Chains
{
    private const double Length = 1e-9;

    public static string Report(double frequency)
    {
        Table table = new("m", "generated, cycles/step", "hand, cycles/step", "generated / hand", "C# loop / generated");
        foreach (int m in (int[])[2, 4, 8, 10, 16])
        {
            Pairs p = new(m, m);
            ExponentialFit fit = new(p.B, p.R);
            Contest contest = Contest.Of(21, 0.003,
                Candidate.Of("generated", () => Step(fit.Gradient(p.Theta, p.Gradient), p)), Peer.Hand.Chain("hand", p),
                Candidate.Of("scalar", () => Step(ScalarLoops.Gradient(p), p)));
            table.Add($"{m}", Table.Number(contest.Nanoseconds("generated") * frequency), Table.Number(contest.Nanoseconds("hand") * frequency),
                Table.Number(contest.Ratio("generated", "hand")), Table.Number(contest.Ratio("scalar", "generated")));
        }
        return $"## Chains of Euler steps\n\n{table}";
    }

    // in vectors, as the C++ compiler writes the step behind the kernel by hand: a load waits until narrower stores to its place have left for the cache
    private static double Step(double value, Pairs p)
    {
        Span<double> theta = p.Theta, gradient = p.Gradient;
        int done = Step<Lanes512>(theta, gradient, 0);
        Step<Lanes256>(theta, gradient, done);
        return value;
    }

    private static int Step<TLanes>(Span<double> theta, ReadOnlySpan<double> gradient, int from)
        where TLanes : struct, ILanes<TLanes, double>
    {
        for (; from + TLanes.Count <= theta.Length; from += TLanes.Count)
            TLanes.Store(TLanes.Load(theta, from) - (Length * TLanes.Load(gradient, from)), theta, from);
        return from;
    }
}
