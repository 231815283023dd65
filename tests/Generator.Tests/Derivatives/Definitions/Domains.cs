namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>A packet, a wave under a bump, all of whose numbers are learned, and exponentials beside it.</summary>
[Objective]
internal readonly partial struct PacketLoss
{
    [Loss]
    internal double Loss([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w, double center, double width, double frequency)
    {
        double z = (t - center) / width, error = ExponentialSum.At(t, a, w) - t * Math.Exp(-0.5 * z * z) * Math.Cos(frequency * t + 0.5);
        return error * error;
    }
}

/// <summary>Packets between two ends.</summary>
[Objective]
internal readonly partial struct PacketsBetween(double from, double to)
{
    [Loss]
    internal double Loss([Integrated(nameof(from), nameof(to))] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> c, ReadOnlySpan<double> frequency)
    {
        double sum = -t;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * Math.Exp(-(t - c[i]) * (t - c[i])) * Math.Sin(frequency[i] * t);
        return sum * sum;
    }
}

/// <summary>A half line that starts elsewhere.</summary>
[Objective]
internal readonly partial struct TailLoss(double start, MemoryTarget target)
{
    [Loss]
    internal double Loss([Integrated(nameof(start), double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w, double p)
    {
        double error = t * ExponentialSum.At(t, a, w) - p * target.At(t);
        return error * error - Math.Exp(-2 * p * t * t) * Math.Sin(t);
    }
}

/// <summary>A half line that starts elsewhere, without a target.</summary>
[Objective]
internal readonly partial struct BareTail
{
    [Loss]
    internal double Loss([Integrated(-0.75, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w, double p)
    {
        double error = t * ExponentialSum.At(t, a, w) * Math.Cos(p * t) + Math.Exp(-p * t * t);
        return error * error;
    }
}

/// <summary>All that lies below an end.</summary>
[Objective]
internal readonly partial struct PastLoss(double now)
{
    [Loss]
    internal double Loss([Integrated(double.NegativeInfinity, nameof(now))] double t, double p, double q)
        => (1 + t) * Math.Exp(p * t) * Math.Sin(q * t) + Math.Exp(-p * (t - q) * (t - q)) * Math.Cos(t);
}

/// <summary>Two sums of different lengths inside each other, and a third beside them.</summary>
[Objective]
internal readonly partial struct NestedSums
{
    [Loss]
    internal double Loss([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w, [Length(3)] ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double inner = 0;
            for (int j = 0; j < b.Length; j++)
                inner += b[j] * Math.Exp(-(w[i] + b[j]) * t);
            sum += a[i] * inner;
        }
        return sum * sum + sum * Math.Exp(-t);
    }
}

/// <summary>A plane whose two variables separate, each over a domain of its own.</summary>
[Objective]
internal readonly partial struct SeparablePlane(double side)
{
    [Loss]
    internal double Loss(
        [Integrated(double.NegativeInfinity, double.PositiveInfinity)] double x, [Integrated(0, nameof(side))] double y, double p, double q, double r)
        => (1 + q * x * x + y) * Math.Exp(-p * x * x + q * x - r * y) * Math.Cos(q * y) + r * Math.Exp(-x * x);
}

/// <summary>What has no closed form, over all numbers.</summary>
[Objective]
internal readonly partial struct LorentzianLoss
{
    [Loss]
    internal double Loss([Integrated(double.NegativeInfinity, double.PositiveInfinity, Quadrature = 120)] double t, double p, double q)
        => Math.Exp(-p * (t - q) * (t - q)) * Math.Log(2 + Math.Sin(q * t));
}

/// <summary>A target times a wave, which its moments don't give.</summary>
[Objective]
internal readonly partial struct TargetTimesWave(MemoryTarget target)
{
    [Loss]
    internal double Loss([Integrated(0, double.PositiveInfinity, Quadrature = 160)] double t, double a, double p, double q)
    {
        double error = a * Math.Exp(-p * t) * Math.Cos(q * t) - target.At(t);
        return error * error;
    }
}

/// <summary>A target times a Gaussian, which its moments don't give.</summary>
[Objective]
internal readonly partial struct TargetTimesGaussian(MemoryTarget target)
{
    [Loss]
    internal double Loss([Integrated(0, double.PositiveInfinity, Quadrature = 160)] double t, double a, double p, double q)
        => a * Math.Exp(-p * (t - q) * (t - q)) * target.At(t);
}

/// <summary>An inner integral in closed form, whose result only quadrature integrates once more.</summary>
[Objective]
internal readonly partial struct OuterByQuadrature
{
    [Loss]
    internal double Loss([Integrated(0, double.PositiveInfinity)] double t, [Integrated(0, 1, Quadrature = 24)] double s, double p, double q)
        => q * Math.Exp(-(p + s * s) * t) * Math.Cos(q * t);
}

/// <summary>Two targets in one integrand.</summary>
[Objective]
internal readonly partial struct TwoTargetsLoss(ExponentialSumTarget first, GaussianTarget second)
{
    [Loss]
    internal double Loss([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(t, a, w) - first.At(t) - second.At(t);
        return error * error;
    }
}

/// <summary>Two targets in one integrand, weighted by parameters, over an interval.</summary>
[Objective]
internal readonly partial struct TwoTargetsBetween(MemoryTarget first, GaussianTarget second, double from, double to)
{
    [Loss]
    internal double Loss([Integrated(nameof(from), nameof(to))] double t, double a, double b, double w)
    {
        double error = a * first.At(t) - b * second.At(t) * (1 + t) - 1;
        return error * error * Math.Exp(-w * t);
    }
}
