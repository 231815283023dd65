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
        return $"## Batches: value and gradient of problems of one target, as many terms in the target as in the model\n\n{table}\n{Programs()}";
    }

    /// <summary>Losses with loops and recurrences: a problem in each lane beside the same problems one after another.</summary>
    private static string Programs()
    {
        Table table = new("loss", "parameters", "problems", "gradients, ns per problem", "one by one / batch", "Hessian products, one by one / batch");
        PredatorFit fit = new([.. Enumerable.Range(0, 20).Select(n => 2 + Math.Sin(0.8 * n))], 10);
        foreach (int problems in (int[])[8, 64])
        {
            Add(table, "Rosenbrock", new Valley(), [.. Enumerable.Range(0, 10).Select(i => 1 + 0.125 * (i % 5))], problems);
            Add(table, "predators and prey, 190 steps", fit, [1.1, 0.4, 0.1, 0.4], problems);
        }
        return $"## Batches of losses that are programs\n\n{table}";
    }

    private static void Add<TLoss>(Table table, string name, TLoss loss, double[] point, int problems)
        where TLoss : IObjective<double>, IBatchedObjective<double>
    {
        int n = point.Length;
        double[] theta = [.. Enumerable.Range(0, n * problems).Select(i => point[i / problems])], values = new double[problems], gradients = new double[n * problems], products = new double[n * problems];
        Contest contest = Contest.Of(21, 0.004,
            Candidate.Of("one by one", () =>
            {
                OneByOne.Gradients<TLoss, double>(loss, theta, values, gradients);
                return values[0];
            }),
            Candidate.Of("batch", () =>
            {
                loss.Gradients(theta, values, gradients);
                return values[0];
            }),
            Candidate.Of("products one by one", () =>
            {
                OneByOne.HessianProducts<TLoss, double>(loss, theta, theta, values, gradients, products);
                return values[0];
            }),
            Candidate.Of("products", () =>
            {
                loss.HessianProducts(theta, theta, values, gradients, products);
                return values[0];
            }));
        table.Add(name, $"{n}", $"{problems}", Table.Number(contest.Nanoseconds("batch") / problems), Table.Number(contest.Ratio("one by one", "batch")),
            Table.Number(contest.Ratio("products one by one", "products")));
    }

    private static void Add(Table table, Targets targets, double frequency, int m, int problems)
    {
        Pairs p = new(m, m);
        ExponentialFit fit = new(p.B, p.R);
        Aligned theta = new(2 * m * problems), values = new(problems), gradients = new(2 * m * problems);
        for (int i = 0; i < theta.Span.Length; i++)
            theta.Span[i] = p.Theta[i / problems];
        Contest contest = Contest.Of(41, 0.002,
            new("generated", Repeated.Gradient(fit, p)), Peer.Hand.Gradient("hand", p), new("batch", Repeated.Batch(fit, theta, values, gradients)));
        double best = Math.Max(contest.Ratio("batch", "generated"), contest.Ratio("batch", "hand")) / problems, each = contest.Nanoseconds("batch") / problems;
        if (m == 2 && problems == 8)
            targets.AtMost("batch of 8 per instance / best single, m = 2", 0.42, best);
        table.Add($"{m}", $"{problems}", Table.Number(each), Table.Number(each * frequency),
            Table.Number(problems / contest.Ratio("batch", "generated")), Table.Number(problems / contest.Ratio("batch", "hand")), Table.Number(best));
    }
}
