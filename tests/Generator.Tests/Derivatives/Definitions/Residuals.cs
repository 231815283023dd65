namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Two exponentials at constant positions of one block.</summary>
[Objective]
internal readonly partial struct BiexponentialFit(double[] x, double[] y)
{
    private int Count => x.Length;

    [Residual]
    private double Residual([Summed(nameof(Count))] int n, ReadOnlySpan<double> b)
        => b[0] * Math.Exp(-b[1] * x[n]) + b[2] * Math.Exp(-b[3] * x[n]) - y[n];
}

/// <summary>As many exponentials as there are parameters: columns of whole blocks.</summary>
[Objective]
internal sealed partial class ExponentialFit(double[] x, double[] y)
{
    [Residual]
    public double Residual([Summed("Count")] int n, ReadOnlySpan<double> a, ReadOnlySpan<double> w) => ExponentialSum.At(x[n], a, w) - y[n];

    internal int Count => x.Length;
}

/// <summary>One parameter for each number of the data, and their mean: a diagonal on a dense block.</summary>
[Objective]
internal readonly partial struct OffsetFit(double[] x, double[] y)
{
    internal int Count => x.Length;

    [Residual]
    internal double Residual([Summed(nameof(Count))] int n, double slope, [Length(nameof(Count))] ReadOnlySpan<double> offset)
    {
        double mean = 0;
        for (int i = 0; i < offset.Length; i++)
            mean += offset[i] / offset.Length;
        return slope * x[n] + Math.Sin(offset[n]) * mean - y[n] * n;
    }
}

/// <summary>A position of a block that a loop runs over too, and a parameter that nothing depends on.</summary>
[Objective]
internal readonly partial struct SeriesFit(double[] x, double[] y)
{
    internal int Count => x.Length;

    [Residual]
    internal double Residual([Summed(nameof(Count))] int n, ReadOnlySpan<double> b, double unused)
    {
        double sum = b[1] * Math.Cos(b[0] * x[n]) - y[n];
        for (int i = 0; i < b.Length; i++)
            sum += b[i] * Math.Exp(-(i + 1) * x[n]);
        return sum;
    }
}

/// <summary>An integral with a domain, for each number of the data.</summary>
[Objective]
internal readonly partial struct LaplaceFit(double[] s, double[] y)
{
    internal int Count => s.Length;

    [Residual]
    internal double Residual([Summed(nameof(Count))] int n, [Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
        => ExponentialSum.At(t, a, w) * Math.Exp(-s[n] * t) - y[n] * Math.Exp(-t);
}

/// <summary>So many terms that no single kernel would be inlined whole.</summary>
[Objective]
internal readonly partial struct HarmonicFit(double[] x, double[] y)
{
    internal int Count => x.Length;

    [Residual]
    internal double Residual([Summed(nameof(Count))] int n, ReadOnlySpan<double> b)
    {
        double sum = -y[n];
        for (int i = 0; i < b.Length; i++)
        {
            for (int q = 1; q <= 24; q++)
                sum += b[i] * Math.Sin(q * x[n] + i);
        }
        return sum;
    }
}

/// <summary>Decays and a wave on a uniform grid of times.</summary>
[Objective]
internal readonly partial struct UniformFit(double[] y, double start, double step)
{
    internal int Count => y.Length;

    [Residual]
    internal double Residual([Summed(nameof(Count))] int n, ReadOnlySpan<double> b)
    {
        double t = start + step * n;
        return b[0] * Math.Exp(-b[1] * t) * Math.Cos(b[2] * t + b[3]) + b[4] * Math.Exp(-b[5] * t) - y[n];
    }
}

/// <summary>As many decays as there are parameters, on a uniform grid.</summary>
[Objective]
internal readonly partial struct UniformSeries(double[] y, double step)
{
    internal int Count => y.Length;

    [Loss]
    internal double Squares([Summed(nameof(Count))] int n, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(step * n, a, w) - y[n];
        return error * error;
    }
}
