using static System.FormattableString;

namespace CurseOfMemory;

public static partial class Approximation
{
    /// <summary>The best approximation with the fewest terms whose L2 error is within a tolerance.</summary>
    /// <param name="target">The target.</param>
    /// <param name="tolerance">The largest error, positive.</param>
    /// <param name="limit">The largest number of terms to try.</param>
    /// <returns>That approximation, or null if the limit is not enough.</returns>
    /// <exception cref="ArgumentException">An argument is out of range, or the target has no best approximation of that kind.</exception>
    public static ExponentialApproximation? SmallestL2(ITarget target, double tolerance, int limit = 12)
        => Smallest(L2Terms(target, limit), tolerance);

    /// <summary>The best approximation with the fewest terms whose L1 error is within a tolerance.</summary>
    /// <inheritdoc cref="SmallestL2"/>
    public static ExponentialApproximation? SmallestL1(ITarget target, double tolerance, int limit = 12)
        => Smallest(L1Terms(target, limit), tolerance);

    private static ExponentialApproximation? Smallest(IEnumerable<ExponentialApproximation> sequence, double tolerance)
    {
        ApproximationChecks.Positive(tolerance, nameof(tolerance), "tolerance");
        return sequence.FirstOrDefault(best => best.Error.Hi <= tolerance);
    }
}
