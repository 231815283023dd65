using CurseOfMemory;
using Paper.Verbs;

namespace Paper.ApproximationRates;

/// <summary>How the error of Theorem 4.2's construction depends on the number of inputs d, on gamma and on beta, beside the bound C(alpha) gamma d / (beta m^alpha).</summary>
internal static class RateDependence
{
    private const int Terms = 6;

    public const string Remark =
        "The error depends on d and gamma as the bound (14) says, and not at all on beta where gamma is held fixed: (51) estimates |rho^(j)| e^{beta t} by gamma beta^{j+1} and then loses one factor beta, "
        + "so that the proof gives C(alpha) gamma d / m^alpha. With its 1/beta the bound of the paper would fall under the error for large beta.";

    public static IEnumerable<Verdict> Verdicts(RateOptions options)
    {
        double one = Error(options, 1, 1);
        ITarget[] kernels = Kernels(options);
        foreach (int d in new[] { 1, 2, 3 })
        {
            ManyInputs inputs = ManyInputs.Of(kernels[..d], options, Terms), equal = ManyInputs.Of([.. Enumerable.Repeat(kernels[0], d)], options, Terms);
            yield return new($"largest response of the error with d = {d} equal inputs over the L1 error with one", "Theorem 4.2: linear in d", equal.Measured / one, d, 2e-2);
            yield return new($"largest response of the error with d = {d} different inputs over the sum of L1 errors", "Lemma A.1", inputs.Measured / inputs.Error, 1, 2e-2);
        }
        yield return new("error of 3 rho over that of rho", "Theorem 4.2: linear in gamma", Error(options, 3, 1) / one, 3, 1e-12);
        foreach (double beta in new[] { 0.25, 4 })
            yield return new(FormattableString.Invariant($"error of beta rho(beta t), of the same gamma, over that of rho, beta = {beta}"), "(50) and (60): no beta remains", Error(options, beta, beta) / one, 1, 1e-12);
    }

    public static Sheet Sheet(RateOptions options) => new(
        "rate-dependence",
        ["d", "m", "sum of L1 errors", "largest response measured"],
        [.. from d in new[] { 1, 2, 3 } from m in options.TermsOfRun.Where(m => m <= 12) let inputs = ManyInputs.Of(Kernels(options)[..d], options, m) select new object?[] { d, m, inputs.Error, inputs.Measured }]);

    /// <summary>The error for amplitude e^{-decay beta t}, in the basis of rates j beta' with beta' as much larger.</summary>
    private static double Error(RateOptions options, double amplitude, double speed) =>
        RateConstruction.Of(new ExponentialSumTarget([amplitude], [speed * options.Decay]), options.Alpha, speed * options.Beta, Terms).Error.Hi;

    private static ITarget[] Kernels(RateOptions options) =>
        [new ExponentialSumTarget([1], [options.Decay]), new ExponentialSumTarget([0.7], [1.3 * options.Decay]), new ExponentialSumTarget([-0.5, 0.4], [1.1 * options.Decay, 2.3 * options.Decay])];
}
