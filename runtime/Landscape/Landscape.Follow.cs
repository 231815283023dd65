namespace CurseOfMemory;

public static partial class Landscape
{
    /// <summary>
    /// Follows a critical point as the parameter of a family of losses changes, such as omega, by pseudo-arclength continuation (H. Keller, 1977): through
    /// folds, where the branch turns back, and past crossings with other branches; both are located.
    /// </summary>
    /// <param name="family">The loss for each value of the parameter.</param>
    /// <param name="theta">A point near a critical one for the first value.</param>
    /// <param name="from">The first value.</param>
    /// <param name="to">The value to go to; the branch also ends where it leaves the range between the two backwards.</param>
    /// <param name="options">How to step.</param>
    /// <exception cref="ArgumentException">theta is empty, not finite or outside the domain, no critical point is near it, or an argument is out of range.</exception>
    public static Branch Follow(Func<double, IObjective<double>> family, ReadOnlySpan<double> theta, double from, double to, ContinuationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(family);
        LandscapeChecks.Theta(theta, nameof(theta));
        LandscapeChecks.Theta([from, to], "the parameter's range");
        if (from == to)
            throw new ArgumentException($"The parameter's range goes from {from} to {to}, but must go somewhere.", nameof(to));
        options ??= ContinuationOptions.Default;
        LandscapeChecks.Positive("The first step", options.InitialStep);
        LandscapeChecks.Positive("The longest step", options.LongestStep);
        LandscapeChecks.Positive("The shortest step", options.ShortestStep);
        LandscapeChecks.Inside(family(from).Violation(theta), nameof(theta));
        return new BranchFollower(family, from, to, options).Run(theta.ToArray());
    }
}
