namespace CurseOfMemory.Runtime.Tests.Landscapes;

/// <summary>The paper's loss, derived by the generator.</summary>
[Objective]
public readonly partial struct MemoryLoss(MemoryTarget target)
{
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * Math.Exp(-w[i] * t);
        double error = sum - target.At(t);
        return error * error;
    }
}
