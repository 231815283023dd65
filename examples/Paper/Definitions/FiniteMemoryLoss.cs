using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The loss over a finite horizon T, by Ito's isometry: what a run over [0, T] with white noise has in expectation.</summary>
/// <param name="target">The kernel to be learned.</param>
/// <param name="horizon">T.</param>
[Objective]
public readonly partial struct FiniteMemoryLoss(MemoryTarget target, double horizon)
{
    /// <summary>J_T(a, w) = integral over t in [0, T] of (model - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, nameof(horizon))] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(t, a, w) - target.At(t);
        return error * error;
    }
}
