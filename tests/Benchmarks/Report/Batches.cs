namespace CurseOfMemory.Benchmarks;

/// <summary>Batches of problems, one to a lane, beside one problem after the other.</summary>
internal static class Batches
{
    public static string Report(double frequency, Targets targets)
    {
        Table table = new("m", "problems", "batch, ns per problem", "cycles per problem", "generated one by one / batch", "hand one by one / batch", "batch / best single");
        foreach (int m in (int[])[2, 4, 8, 16])
        {
            foreach (int problems in (int[])[8, 64])
                Add(table, targets, frequency, m, problems);
        }
        return $"## Batches: value and gradient of problems of one target, as many terms in the target as in the model\n\n{table}";
    }

    private static void Add(Table table, Targets targets, double frequency, int m, int problems)
    {
        Pairs p = new(m, m);
        ExponentialFit fit = new(p.B, p.R);
        Aligned theta = new(2 * m * problems), values = new(problems), gradients = new(2 * m * problems);
        for (int i = 0; i < theta.Span.Length; i++)
            theta.Span[i] = p.Theta[i / problems];
        Contest contest = Contest.Of(41, 0.002,
            Candidate.Of("generated", () => fit.Gradient(p.Theta, p.Gradient)), Peer.Hand.Gradient("hand", p),
            Candidate.Of("batch", () =>
            {
                fit.Gradients(theta.Span, values.Span, gradients.Span);
                return values.Span[0];
            }));
        double best = Math.Max(contest.Ratio("batch", "generated"), contest.Ratio("batch", "hand")) / problems, each = contest.Nanoseconds("batch") / problems;
        if (m == 2 && problems == 8)
            targets.AtMost("batch of 8 per instance / best single, m = 2", 0.42, best);
        table.Add($"{m}", $"{problems}", Table.Number(each), Table.Number(each * frequency),
            Table.Number(problems / contest.Ratio("batch", "generated")), Table.Number(problems / contest.Ratio("batch", "hand")), Table.Number(best));
    }
}
