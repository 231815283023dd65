namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Data of each problem's own: numbers y at shared places x, weights at constant places, and rates in an integral with a domain.</summary>
[Objective]
internal readonly partial struct OwnDataFit(double[] x, [PerProblem] double[] y, [PerProblem] double[] noise)
{
    private int Count => x.Length;

    [Residual]
    private double Residual([Summed(nameof(Count))] int n, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
        => (ExponentialSum.At(x[n], a, w) - y[n]) / (noise[1] * noise[1]) + noise[0] * x[n];
}

/// <summary>A target that each problem has for itself, in a closed form whose domain its rates decide.</summary>
[Objective]
internal readonly partial struct OwnTargetLoss
{
    [PerProblem] private readonly double[] _amplitudes, _rates;

    public OwnTargetLoss(double[] amplitudes, double[] rates, int terms) => (_amplitudes, _rates, Terms) = (amplitudes, rates, terms);

    private int Terms { get; }

    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(t, a, w);
        for (int i = 0; i < Terms; i++)
            error -= _amplitudes[i] * Math.Exp(-_rates[i] * t);
        return error * error;
    }
}
