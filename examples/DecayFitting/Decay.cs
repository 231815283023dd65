using CurseOfMemory;

namespace DecayFitting;

/// <summary>The fit, apart from how it is shown.</summary>
public static class Decay
{
    /// <summary>Fits both amplitudes and both rates, none of which may be negative, from a start that knows only that one decay is faster.</summary>
    public static FitResult Fit() => CurseOfMemory.Fit.LeastSquares(
        new BiexponentialFit(Fluorescence.Times, Fluorescence.Intensities),
        [1, 3, 1, 0.1],
        FitOptions.Default with
        {
            Lower = [0, 0, 0, 0],
            Observations = Fluorescence.Intensities,
            Names = ["fast amplitude", "fast rate", "slow amplitude", "slow rate"],
        });

    /// <summary>The longer lifetime, 1 / rate, and its standard error, error / rate^2.</summary>
    public static (double Lifetime, double Error) SlowLifetime(FitResult fit)
        => (1 / fit.Theta[3], fit.StandardErrors[3] / (fit.Theta[3] * fit.Theta[3]));
}
