using Paper.Verbs;

namespace Paper.PlateauTheory;

/// <summary>min(delta / sqrt m, ln(1 + delta)): m neurons share the target's term, and theta's way delta is varied.</summary>
internal sealed record WidthRow(int Width, double Delta, double Tau, double Bound)
{
    private const double Memory = 12;
    private static readonly int[] Widths = [2, 4, 8, 16];
    private static readonly double[] Deltas = [1e-5, 1e-4, 1e-3];

    public static WidthRow[] All(double rtol) =>
    [
        .. from m in Widths
           let theory = new TheoryCase(Shared(m), Memory, BumpTemplate.Gaussian)
           from delta in Deltas
           select new WidthRow(m, delta, TheoryRun.Of(theory, delta, rtol).Theta, theory.LowerBound(delta)),
    ];

    /// <summary>Of the two terms the first counts for small delta. Its delta is right; its 1/sqrt m is a bound of |g0| that shared amplitudes, which fall like 1/m, don't reach.</summary>
    public static IEnumerable<Verdict> Verdicts(WidthRow[] rows)
    {
        foreach (WidthRow row in rows)
        {
            yield return new(FormattableString.Invariant($"time until theta has moved by {row.Delta}, m = {row.Width}, mu = {Memory}"), "Theorem C.1, lower bound", row.Tau, row.Bound, 0, Comparison.AtLeast);
            if (rows.FirstOrDefault(other => other.Width == row.Width && other.Delta > 9 * row.Delta && other.Delta < 11 * row.Delta) is { } farther)
                yield return new(FormattableString.Invariant($"time to delta = {farther.Delta} over that to {row.Delta}, m = {row.Width}"), "Theorem C.1: proportional to delta or slower", farther.Tau / row.Tau, 9, 0, Comparison.AtLeast);
        }
    }

    public static Sheet Sheet(IEnumerable<WidthRow> rows) => new(
        "plateau-theory-widths",
        ["m", "delta", "tau: theta", "lower bound", "min(delta / sqrt m, ln(1 + delta))"],
        [.. rows.Select(row => new object?[] { row.Width, row.Delta, row.Tau, row.Bound, Math.Min(row.Delta / Math.Sqrt(row.Width), Math.Log(1 + row.Delta)) })]);

    // different amplitudes, so that the flow isn't symmetric: shares 1/2 to 3/2 of 1/m
    private static TheoryStart Shared(int m) => new($"shared by {m}", [1], [1], [.. Enumerable.Range(0, m).Select(k => (0.5 + ((k + 0.5) / m)) / m)], [.. Enumerable.Repeat(1.0, m)], 0);
}
