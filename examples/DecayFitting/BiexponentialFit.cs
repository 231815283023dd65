using CurseOfMemory;

namespace DecayFitting;

/// <summary>Two decays on top of each other: b0 exp(-b1 x) + b2 exp(-b3 x), against measured y.</summary>
[Objective]
public readonly partial struct BiexponentialFit(double[] x, double[] y)
{
    private int Count => x.Length;

    /// <summary>Model minus data at point n.</summary>
    [Residual]
    private double Residual([Summed(nameof(Count))] int n, ReadOnlySpan<double> b)
        => b[0] * Math.Exp(-b[1] * x[n]) + b[2] * Math.Exp(-b[3] * x[n]) - y[n];
}
