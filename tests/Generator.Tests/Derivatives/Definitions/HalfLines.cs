namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>The paper's loss.</summary>
[Objective]
internal readonly partial struct MemoryLoss(MemoryTarget target)
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

[Objective]
internal readonly partial struct DelayedLoss(MemoryTarget target)
{
    [Loss]
    public double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = Kernels.Delayed(t, a, w) - target.At(t);
        return error * error;
    }
}

[Objective]
internal readonly partial struct WeightedLoss(double c)
{
    [Loss]
    public double Weighted([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(t, a, w) - (Math.Exp(-t) - 0.25 * Math.Exp(-3 * t));
        return Math.Exp(-c * t) * error * error;
    }
}

[Objective]
internal sealed partial class CubedLoss
{
    private readonly double _rate = 1.5;

    [Loss]
    public double Cubed([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(t, a, w) - 0.5 * Math.Exp(-_rate * t);
        return error * error * error;
    }
}

[Objective]
internal readonly partial struct LogRateLoss(MemoryTarget target)
{
    [Loss]
    public double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * Math.Exp(-Math.Exp(v[i]) * t);
        return Kernels.Square(sum - target.At(t));
    }
}

[Objective]
internal readonly partial struct DampedLoss
{
    [Loss]
    public double SquaredError([Integrated(0, double.PositiveInfinity)] double t,
                               ReadOnlySpan<double> a, ReadOnlySpan<double> theta, ReadOnlySpan<double> w)
        => Kernels.Square(Kernels.Damped(t, a, theta, w) - Math.Exp(-t));
}

[Objective]
internal readonly partial struct RampLoss(RampTarget target)
{
    [Loss]
    public double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
        => Kernels.Square(ExponentialSum.At(t, a, w) - target.At(t));
}

[Objective]
internal readonly partial struct TwoProducts
{
    [Loss]
    public double Products([Integrated(0, double.PositiveInfinity)] double t,
                           ReadOnlySpan<double> a, ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> v)
    {
        double p = ExponentialSum.At(t, a, w), q = ExponentialSum.At(t, b, v);
        return p * q + 2 * p * Kernels.Delayed(t, b, w);
    }
}

/// <summary>A weight t^3 e^{-t}.</summary>
[Objective]
internal readonly partial struct GammaWeight
{
    [Loss]
    public double Weighted([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
        => Math.Pow(t, 3) * Math.Exp(-t) * Kernels.Square(ExponentialSum.At(t, a, w) - 1);
}

/// <summary>Hyperbolic functions: the exponents are 3 - x and 3 + x.</summary>
[Objective]
internal readonly partial struct Hyperbolic
{
    [Loss]
    public double Waves([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> x, double y)
    {
        double sum = 0;
        for (int i = 0; i != x.Length; ++i)
            sum += a[i] * Math.Sinh(x[i] * t) - Math.Cosh(y * t) * a[i];
        return Math.Exp(-3 * t) * sum * sum;
    }
}

[Objective]
internal readonly partial struct ThreeSums
{
    [Loss]
    public double Product([Integrated(0, double.PositiveInfinity)] double t,
                          ReadOnlySpan<double> a, ReadOnlySpan<double> w, ReadOnlySpan<double> b)
    {
        double p = ExponentialSum.At(t, a, w), q = ExponentialSum.At(t, b, w), r = Kernels.Delayed(t, a, w);
        return p * q * r - q * q * Math.Exp(-t);
    }
}

[Objective]
internal readonly partial struct FourthPower
{
    [Loss]
    public double Power([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
        => Math.Pow(ExponentialSum.At(t, a, w) - Math.Exp(-t), 4);
}

/// <summary>A phase in the wave, a delay in the exponent and a constant shift.</summary>
[Objective]
internal readonly partial struct PhasedLoss(double delay)
{
    [Loss]
    public double SquaredError([Integrated(0, double.PositiveInfinity)] double t,
                               ReadOnlySpan<double> a, ReadOnlySpan<double> phase, ReadOnlySpan<double> w, double frequency)
    {
        double error = -Math.Exp(-2 * (t + delay));
        for (int i = 0; i < w.Length; i++)
            error += a[i] * Math.Sin(frequency * t + phase[i]) * Math.Exp(-(w[i] * (t + delay) + 0.5));
        return error * error;
    }
}

/// <summary>Two integration variables.</summary>
[Objective]
internal readonly partial struct DoubleIntegral
{
    [Loss]
    public double Plane([Integrated(0, double.PositiveInfinity)] double t, [Integrated(0, 1)] double s, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * Math.Exp(-w[i] * t) * (1 + s * Math.Exp(-a[i] * s));
        return sum * sum;
    }
}

/// <summary>A sum over data of integrals.</summary>
[Objective]
internal readonly partial struct SummedIntegrals(double[] rates, double[] weights)
{
    private int Count => rates.Length;

    [Loss]
    public double Total([Summed(nameof(Count))] int n, [Integrated(0, double.PositiveInfinity)] double t,
                        ReadOnlySpan<double> a, ReadOnlySpan<double> w)
        => weights[n] * Kernels.Square(ExponentialSum.At(t, a, w) - Math.Exp(-rates[n] * t));
}

/// <summary>Blocks of different lengths and a scalar.</summary>
[Objective]
internal readonly partial struct TwoLengths(MemoryTarget target)
{
    [Loss]
    public double SquaredError([Integrated(0, double.PositiveInfinity)] double t, [Length(2)] ReadOnlySpan<double> a, [Length(2)] ReadOnlySpan<double> w,
                               ReadOnlySpan<double> b, ReadOnlySpan<double> v, double c)
    {
        double error = ExponentialSum.At(t, a, w) + c * ExponentialSum.At(t, b, v) - target.At(t);
        return error * error;
    }
}

[Objective]
internal readonly partial struct WeightedTargetLoss(MemoryTarget target, double c)
{
    [Loss]
    public double Weighted([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(t, a, w) - target.At(t);
        return Math.Exp(-c * t) * error * error;
    }
}

/// <summary>Two integrals that separate; each rate is a scalar, which is its own smallest.</summary>
[Objective]
internal readonly partial struct ScalarRates
{
    [Loss]
    private double Product([Integrated(0, double.PositiveInfinity)] double t, [Integrated(0, double.PositiveInfinity)] double s, double a, double b, double c)
        => a * Math.Exp(-b * t) * Math.Exp(-(c + 1) * s) * (1 + t);
}
