namespace CurseOfMemory.Benchmarks;

/// <summary>Chains of Euler steps, each of which waits for the last: what a gradient flow sees.</summary>
internal static class Chains
{
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

    private static double Step(double value, Pairs p)
    {
        Span<double> theta = p.Theta, gradient = p.Gradient;
        for (int k = 0; k < theta.Length; k++)
            theta[k] -= 1e-9 * gradient[k];
        return value;
    }
}
