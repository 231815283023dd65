using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The target whose bump makes the plateau.</summary>
internal static class PlateauTarget
{
    /// <summary>rho(t) = e^{-t} + c0 e^{-(t - mu)^2 / (2 sigma^2)}, equation (20) with a* = w* = 1.</summary>
    public static MemoryTarget Of(double mu, double height = 1, double width = 1) => new(new ExponentialSumTarget([1], [1]), new GaussianTarget(height, mu, width));
}
