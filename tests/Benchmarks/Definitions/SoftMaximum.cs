namespace CurseOfMemory.Benchmarks;

/// <summary>The logarithm of a sum of exponentials, as it is written so that none overflows.</summary>
[Objective]
public readonly partial struct SoftMaximum
{
    /// <summary>max x + log sum_i e^(x_i - max x).</summary>
    [Loss]
    public double F(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity, sum = 0;
        for (int i = 0; i < x.Length; i++)
            max = Math.Max(max, x[i]);
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - max);
        return max + Math.Log(sum);
    }
}
