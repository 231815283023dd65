namespace CurseOfMemory.Benchmarks;

/// <summary>Rosenbrock's function of any length, a program for the reads of neighbours.</summary>
[Objective]
public readonly partial struct Valley
{
    /// <summary>sum_i 100 (x_(i+1) - x_i^2)^2 + (1 - x_i)^2.</summary>
    [Loss]
    public double F(ReadOnlySpan<double> x)
    {
        double f = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
            f += 100 * u * u + v * v;
        }
        return f;
    }
}
