namespace CurseOfMemory.Benchmarks;

/// <summary>A line through data with outliers: a sum over data of a program with a branch.</summary>
[Objective]
public readonly partial struct HuberFit(double[] x, double[] y)
{
    private int Count => x.Length;

    /// <summary>Huber's loss of one residual.</summary>
    [Loss]
    public double Term([Summed(nameof(Count))] int n, double slope, double shift)
    {
        double r = y[n] - slope * x[n] - shift;
        if (Math.Abs(r) <= 1)
            return 0.5 * r * r;
        return Math.Abs(r) - 0.5;
    }
}
