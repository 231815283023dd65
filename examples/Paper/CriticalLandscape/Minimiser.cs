using CurseOfMemory;
using Paper.Definitions;

namespace Paper.CriticalLandscape;

/// <summary>What the infimum of J_d is, and whether it is attained by different rates.</summary>
/// <param name="Lowest">The least J_d that random starts came down to.</param>
/// <param name="Curvature">The smallest eigenvalue of the Hessian at a non-degenerate minimiser.</param>
internal sealed record Minimiser(LandscapeTarget Target, int Terms, ExponentialApproximation Best, double Lowest, double Curvature)
{
    /// <summary>J_d at the infimum.</summary>
    public double Infimum => (Best.Error * Best.Error).Hi;

    public bool IsNonDegenerate => Best.Terms == Terms && Best.Reason is ApproximationReason.Converged or ApproximationReason.Exact && Best.Amplitudes.All(b => b.Hi != 0);

    public string Kind => Best.Reason switch
    {
        ApproximationReason.Converged => "non-degenerate",
        ApproximationReason.Exact => "non-degenerate, exact",
        ApproximationReason.Coalesced => "coalescing: not attained by different rates",
        ApproximationReason.NotAttained => "not attained",
        _ => "not found",
    };

    /// <summary>The generalised Aigrain-Williams conditions: the largest |L[best] - L[rho]|(v_j) and derivative of it, relative to those of rho.</summary>
    public double Residual(IExtendedTarget kernel)
    {
        double largest = 0;
        foreach (DoubleDouble v in Best.Rates)
        {
            for (int n = 0; n < 2; n++)
            {
                // the moments of e^{-wt} are n! / (v + w)^{n+1}
                DoubleDouble own = Best.Rates.Zip(Best.Amplitudes, (w, b) => b / DoubleDouble.Pow(v + w, n + 1)).Aggregate((x, y) => x + y), moment = kernel.Moment(n, v);
                largest = Math.Max(largest, Math.Abs(((own - moment) / moment).Hi));
            }
        }
        return largest;
    }

    public static IEnumerable<Minimiser> Of(LandscapeTarget target, LandscapeOptions options)
    {
        int d = 0;
        foreach (ExponentialApproximation best in Approximation.BestL2Sequence(target.Kernel, options.TermsOfRun))
            yield return new(target, ++d, best, Tried(target, d, options), CurvatureOf(target, best));
    }

    private static double CurvatureOf(LandscapeTarget target, ExponentialApproximation best) =>
        best.Reason is ApproximationReason.Converged or ApproximationReason.Exact ? Landscape.HessianSpectrum(target.Loss, [.. best.ToParameters().Select(x => x.Hi)]).Smallest : double.NaN;

    /// <summary>The same minimum from random starts by L-BFGS on the annotated loss, which knows nothing of interpolation conditions.</summary>
    private static double Tried(LandscapeTarget target, int d, LandscapeOptions options)
    {
        var random = new Random(options.Seed);
        MemoryLoss loss = target.Loss;
        OptimizationOptions method = OptimizationOptions.Lbfgs with { MaximumIterations = 300, Lower = [.. Enumerable.Repeat(double.NegativeInfinity, d), .. Enumerable.Repeat(1e-6, d)] };
        return Enumerable.Range(0, options.StartsOfRun)
            .Min(_ => Minimize.Run(loss, [.. Enumerable.Range(0, d).Select(_ => (2 * random.NextDouble()) - 1), .. Enumerable.Range(0, d).Select(_ => Math.Exp((7 * random.NextDouble()) - 4))], method).Value);
    }
}
