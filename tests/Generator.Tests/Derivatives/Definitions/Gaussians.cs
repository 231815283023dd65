namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>A bump that the user wrote out, learned by exponentials: its centre and width are parameters too.</summary>
[Objective]
internal readonly partial struct BumpLoss
{
    [Loss]
    internal double Loss([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w, double center, double width)
    {
        double z = (t - center) / width, error = ExponentialSum.At(t, a, w) - Math.Exp(-0.5 * z * z);
        return error * error;
    }
}

/// <summary>Exponentials that bend, whose curvature may be as small as anything.</summary>
[Objective]
internal readonly partial struct DampedGaussians
{
    [Loss]
    internal double Loss([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w, ReadOnlySpan<double> s)
    {
        double error = -Math.Exp(-2 * t);
        for (int i = 0; i < a.Length; i++)
            error += a[i] * Math.Exp(-w[i] * t - s[i] * s[i] * t * t);
        return error * error;
    }
}

/// <summary>A bump between two ends, which may be a small part of it.</summary>
[Objective]
internal readonly partial struct WideBump
{
    [Loss]
    internal double Loss([Integrated(-1, 2)] double t, double a, double center, double width)
    {
        double z = (t - center) / width, error = a * Math.Exp(-0.5 * z * z) - t;
        return error * error;
    }
}

/// <summary>A wave that decays and bends, whose curvature may be as small as anything.</summary>
[Objective]
internal readonly partial struct DampedWave(double from)
{
    [Loss]
    internal double Loss([Integrated(nameof(from), double.PositiveInfinity)] double t, double a, double w, double s, double f, double phase)
    {
        double error = a * Math.Exp(-w * t - s * t * t) * Math.Cos(f * t + phase) - Math.Exp(-2 * t);
        return error * error;
    }
}

/// <summary>A wave in a bump between two ends, which may be a small part of it.</summary>
[Objective]
internal readonly partial struct WideWave
{
    [Loss]
    internal double Loss([Integrated(-1, 2)] double t, double a, double center, double width, double f)
    {
        double z = (t - center) / width, error = a * Math.Exp(-0.5 * z * z) * Math.Sin(f * t + 0.25) - t;
        return error * error;
    }
}

/// <summary>Bumps between two ends.</summary>
[Objective]
internal readonly partial struct BumpsBetween(double from, double to)
{
    [Loss]
    internal double Loss([Integrated(nameof(from), nameof(to))] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> c)
    {
        double sum = -t;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * Math.Exp(-(t - c[i]) * (t - c[i]));
        return sum * sum;
    }
}

/// <summary>Powers, exponentials and waves under a Gaussian over all numbers.</summary>
[Objective]
internal readonly partial struct WholeLineLoss
{
    [Loss]
    internal double Loss([Integrated(double.NegativeInfinity, double.PositiveInfinity)] double t, double p, double q, double r)
        => (1 + t + q * t * t * t) * Math.Exp(-p * t * t + q * t) * Math.Cos(r * t + 0.25) + t * t * Math.Exp(-t * t / 2) * Math.Sin(q * t);
}

/// <summary>What has no closed form, over a half line.</summary>
[Objective]
internal readonly partial struct RootLoss
{
    [Loss]
    internal double Loss([Integrated(0, double.PositiveInfinity, Quadrature = 96)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
        => ExponentialSum.At(t, a, w) * Math.Sqrt(1 + t);
}

/// <summary>What has no closed form, over an interval.</summary>
[Objective]
internal readonly partial struct SaturatingLoss(double horizon)
{
    [Loss]
    internal double Loss([Integrated(0, nameof(horizon), Quadrature = 40)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = Math.Tanh(ExponentialSum.At(t, a, w)) - t;
        return error * error;
    }
}
