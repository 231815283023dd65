using CurseOfMemory;

namespace Paper.ApproximationRates;

/// <summary>Theorem 4.2's construction for a truncated power law, with the best of some places T to truncate at (Appendix B, with beta = 2/T).</summary>
/// <param name="Cut">The first error term: what is cut off at T, over the norm 1/omega.</param>
/// <param name="Fit">The second: how far the construction is from what is left, over the norm.</param>
internal sealed record TruncatedConstruction(double Omega, int Terms, double T, double Cut, double Fit)
{
    private const int Alpha = 1;

    /// <summary>The bound of the error over the norm.</summary>
    public double Total => Cut + Fit;

    public static TruncatedConstruction Best(double omega, int terms) =>
        Enumerable.Range(2, 14).Select(k => At(omega, terms, Math.Pow(2, 0.5 * k))).MinBy(one => one.Total)!;

    private static TruncatedConstruction At(double omega, int terms, double end)
    {
        var target = new TruncatedPowerLaw(omega, end);
        return new(omega, terms, end, omega * target.Tail, omega * RateConstruction.Of(target, Alpha, 2 / end, terms).Error.Hi);
    }
}
