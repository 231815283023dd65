using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The paper's loss (18), the squared distance of the model's kernel from the target's.</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct MemoryLoss(MemoryTarget target)
{
    /// <summary>J(a, w) = integral over t in [0, inf) of (model - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t,
                                ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(t, a, w) - target.At(t);
        return error * error;
    }
}
