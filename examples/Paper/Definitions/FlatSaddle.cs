using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The flat saddle of Appendix E.</summary>
/// <param name="eps">The curvature downhill, small and positive.</param>
[Objective]
public readonly partial struct FlatSaddle(double eps)
{
    /// <summary>f(x) = (x1^2 - eps x2^2) / 2.</summary>
    [Loss]
    private double Height(double x1, double x2) => 0.5 * ((x1 * x1) - (eps * x2 * x2));
}
