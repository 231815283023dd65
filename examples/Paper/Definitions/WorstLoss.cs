using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The paper's loss (18) with its sign turned, for those who look for the worst parameters.</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct WorstLoss(MemoryTarget target)
{
    /// <summary>-J(a, w).</summary>
    [Loss]
    private double NegativeSquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(t, a, w) - target.At(t);
        return -(error * error);
    }
}
