namespace CurseOfMemory.Benchmarks;

/// <summary>The gradient in double-double beside that in double.</summary>
internal static class Extended
{
    public static string Report(Targets targets)
    {
        Table table = new("m", "double-double / double", "double-double / plain C# loop in double");
        foreach (int m in (int[])[2, 4, 8, 16, 64, 256])
        {
            Pairs p = new(m, m);
            ExponentialFit fit = new(p.B, p.R);
            DoubleDouble[] theta = [.. p.Theta.ToArray().Select(x => (DoubleDouble)x)], gradient = new DoubleDouble[2 * m];
            Contest contest = Contest.Of(15, 0.003,
                new("double", Repeated.Gradient(fit, p)), new("scalar", Repeated.Of(ScalarLoops.Gradient, p)),
                Candidate.Of("extended", () => (double)fit.Gradient(theta, gradient)));
            double ratio = contest.Ratio("extended", "double"), plain = contest.Ratio("extended", "scalar");
            if (m is 8 or 16)
                targets.AtMost($"double-double / double, gradient, m = {m}", 4, ratio);
            if (m >= 8)
                targets.AtMost($"double-double / plain C# loop in double, m = {m}", 0.85, plain);
            table.Add($"{m}", Table.Number(ratio), Table.Number(plain));
        }
        return $"## Double-double\n\nFrom m = 64 on the two differ in shape, too: double takes each pair once.\n\n{table}";
    }
}
