using CurseOfMemory;
using Paper.Verbs;

namespace Paper.ApproximationRates;

/// <summary>What Theorem 4.2 asks of a functional, estimated from its response to a step, beside what its kernel says.</summary>
/// <param name="Beta">The estimate; null where the response says that there is none.</param>
/// <param name="Gamma">The estimate for alpha = 1 at the rate <see cref="At"/>; NaN where there is no beta.</param>
internal sealed record RateEstimate(string Name, double? Beta, int Alpha, double Gamma, double? BetaTheory, int AlphaTheory, double GammaTheory)
{
    /// <summary>The beta that gamma is estimated at.</summary>
    public const double At = 1;

    public string Sentence => Beta is { } beta
        ? FormattableString.Invariant($"{Name}: the response decays like e^(-{beta:G5} t) and has alpha = {Alpha}{(Alpha >= 4 ? " or more" : "")}, so that Theorem 4.2 holds for every beta below {beta:G5}.")
        : $"{Name}: no beta exists, since the response settles more slowly than any exponential, and Theorem 4.2 says nothing.";

    public static RateEstimate[] All() =>
    [
        Of("exp(-1.25 t)", new ExponentialSumTarget([1], [1.25]), 1.25, 4, 1.25),
        // e^{t} (e^{-2 t} + e^{-1.5 t} / 2) is largest at 0, and so is e^{t} times the derivative, 2 + 3/4
        Of("exp(-2 t) + exp(-1.5 t)/2", new ExponentialSumTarget([1, 0.5], [2, 1.5]), 1.5, 4, 2.75),
        Of("(1 + t)^-2", new PowerLawTarget(2), null, 4, double.NaN),
        Rough(),
    ];

    public static IEnumerable<Verdict> Verdicts(RateEstimate one)
    {
        if (one.BetaTheory is { } beta)
            yield return new($"beta from the response to a step, {one.Name}", "the kernel's decay", one.Beta ?? double.NaN, beta, 1e-2);
        else
            yield return new($"betas found from the response to a step, {one.Name}", "Section 4: none exists", one.Beta is null ? 0 : 1, 0, 0);
        yield return new($"alpha from the response to a step (4: or more), {one.Name}", "the kernel's smoothness", one.Alpha, one.AlphaTheory, 0);
        if (!double.IsNaN(one.GammaTheory))
            yield return new($"gamma for alpha = 1, beta = 1 from the response to a step, {one.Name}", "(13)", one.Gamma, one.GammaTheory, 5e-2);
    }

    public static Sheet Sheet(IEnumerable<RateEstimate> estimates) => new(
        "rate-estimates",
        ["kernel", "beta", "alpha", "gamma (alpha = beta = 1)", "beta of the kernel", "alpha of the kernel", "gamma of the kernel"],
        [.. estimates.Select(one => new object?[] { one.Name, one.Beta, one.Alpha, Shown(one.Gamma), one.BetaTheory, one.AlphaTheory, Shown(one.GammaTheory) })]);

    private static object? Shown(double number) => double.IsNaN(number) ? null : number;

    private static RateEstimate Of(string name, ITarget kernel, double? beta, int alpha, double gamma) => Of(Response.To(name, kernel), beta, alpha, gamma);

    private static RateEstimate Of(Response response, double? beta, int alpha, double gamma) =>
        new(response.Name, response.Beta(), response.Alpha(), double.IsNaN(gamma) ? gamma : response.Gamma(1, At), beta, alpha, gamma);

    /// <summary>rho = 1.25 e^{-1.25 t} + max(0, 3 - t)^2, whose second derivative jumps at t = 3: y has two continuous derivatives, so that alpha is 1.</summary>
    private static RateEstimate Rough() => Of(new Response("kernel with a jump of the second derivative", t => 1 - Math.Exp(-1.25 * t) - (Math.Pow(Math.Max(0, 3 - t), 3) / 3)), 1.25, 1, double.NaN);
}
