using Paper.Definitions;

namespace CurseOfMemory.Benchmarks;

/// <summary>
/// The distance of two exponential sums, the paper's loss for a target that is one itself: pairs of rates and nothing else, so that its
/// kernels are those of the hand-written yardsticks.
/// </summary>
[Objective]
public readonly partial struct ExponentialFit(double[] b, double[] r)
{
    /// <summary>J(a, w) = integral over t in [0, inf) of (sum_i a_i e^{-w_i t} - sum_j b_j e^{-r_j t})^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(t, a, w) - ExponentialSum.At(t, b, r);
        return error * error;
    }
}
