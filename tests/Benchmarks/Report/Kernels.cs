namespace CurseOfMemory.Benchmarks;

/// <summary>The generated kernels beside the yardstick and the rivals, in one contest for each length.</summary>
internal static class Kernels
{
    public static int[] Lengths { get; set; } = [2, 4, 8, 10, 16, 64, 256, 1024, 4096];

    public static string Report(double frequency, Targets targets) =>
        string.Join("\n", Values(frequency), Gradients(frequency, targets), Hessians(frequency, targets), Products(frequency, targets));

    public static string Values(double frequency)
    {
        Table table = new("m", "generated, ns", "cycles/pair", "C# loop / generated", "value / value and gradient");
        foreach (int m in Lengths)
        {
            Pairs p = new(m, m);
            ExponentialFit fit = new(p.B, p.R);
            Contest contest = Contest.Of(m >= 1024 ? 7 : 21, 0.003,
                new Candidate("value", Repeated.Value(fit, p)), new Candidate("gradient", Repeated.Gradient(fit, p)), new Candidate("scalar", Repeated.Of(ScalarLoops.Value, p)));
            double time = contest.Nanoseconds("value");
            table.Add($"{m}", Table.Number(time), Table.Number(time * frequency / (2.0 * m * m)), Table.Number(contest.Ratio("scalar", "value")), Table.Number(contest.Ratio("value", "gradient")));
        }
        return $"## Value alone, as many terms in the target as in the model\n\n{table}";
    }

    private static string Gradients(double frequency, Targets targets)
    {
        Table table = new("m", "generated, ns", "cycles/pair", "hand, cycles/pair", "generated / hand", "C# loop / generated", "C++ loop / generated", "CasADi-style C / generated");
        foreach (int m in Lengths)
        {
            Pairs p = new(m, m);
            ExponentialFit fit = new(p.B, p.R);
            List<Candidate> candidates =
            [
                new("generated", Repeated.Gradient(fit, p)), Peer.Hand.Gradient("hand", p),
                new("scalar", Repeated.Of(ScalarLoops.Gradient, p)), Peer.Plain.Gradient("plain", p),
            ];
            if (m is 2 or 8 or 16)
                candidates.Add(Peer.Compile(CasadiText.Write(m, m), "gcc -O3 -march=native -ffast-math").Gradient("casadi", p));
            Contest contest = Run(m, candidates, p);
            targets.Gradient(m, contest);
            table.Add([.. Row(m, contest, frequency, 2.0 * m * m), Table.Number(contest.Ratio("scalar", "generated")),
                Table.Number(contest.Ratio("plain", "generated")), contest.Has("casadi") ? Table.Number(contest.Ratio("casadi", "generated")) : ""]);
        }
        return $"## Value and gradient, as many terms in the target as in the model\n\n{table}";
    }

    private static string Hessians(double frequency, Targets targets)
    {
        Table table = new("m", "generated, ns", "cycles/pair", "hand, cycles/pair", "generated / hand", "C# loop / generated", "C++ loop / generated");
        foreach (int m in Lengths)
        {
            Pairs p = new(m, m <= 16 ? m : 0, second: true);
            ExponentialFit fit = new(p.B, p.R);
            Contest contest = Run(m, [
                new("generated", Repeated.Hessian(fit, p)), Peer.Hand.Hessian("hand", p),
                new("scalar", Repeated.Of(ScalarLoops.Hessian, p)), Peer.Plain.Hessian("plain", p)], p);
            targets.Second("Hessian", m, contest);
            table.Add([.. Row(m, contest, frequency, (double)m * (p.M + p.N)), .. Rivals(contest)]);
        }
        return $"## Value, gradient and Hessian, with m terms in the target up to m = 16, none above\n\n{table}";
    }

    private static string Products(double frequency, Targets targets)
    {
        Table table = new("m", "generated, ns", "cycles/pair", "hand, cycles/pair", "generated / hand", "C# loop / generated", "C++ loop / generated");
        foreach (int m in Lengths)
        {
            Pairs p = new(m, 0);
            ExponentialFit fit = new(p.B, p.R);
            Contest contest = Run(m, [
                new("generated", Repeated.Product(fit, p)), Peer.Hand.Product("hand", p),
                new("scalar", Repeated.Of(ScalarLoops.Product, p)), Peer.Plain.Product("plain", p)], p);
            targets.Second("product", m, contest);
            table.Add([.. Row(m, contest, frequency, (double)m * m), .. Rivals(contest)]);
        }
        return $"## Value, gradient and Hessian product, self pairs only\n\n{table}";
    }

    private static Contest Run(int m, IReadOnlyList<Candidate> candidates, Pairs p)
    {
        Agreement.Check(candidates, p);
        return Contest.Of(m >= 4096 ? 3 : m >= 1024 ? 7 : 21, 0.003, candidates);
    }

    private static string[] Row(int m, Contest contest, double frequency, double pairs) =>
    [
        $"{m}", Table.Number(contest.Nanoseconds("generated")), Table.Number(contest.Nanoseconds("generated") * frequency / pairs),
        Table.Number(contest.Nanoseconds("hand") * frequency / pairs), Table.Number(contest.Ratio("generated", "hand")),
    ];

    private static string[] Rivals(Contest contest) => [Table.Number(contest.Ratio("scalar", "generated")), Table.Number(contest.Ratio("plain", "generated"))];
}
