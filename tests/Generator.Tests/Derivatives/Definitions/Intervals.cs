namespace CurseOfMemory.Generator.Tests.Derivatives;

[Objective]
internal readonly partial struct FiniteLoss(double T)
{
    [Loss]
    public double SquaredError([Integrated(0, nameof(T))] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(t, a, w) - Math.Exp(-t);
        return error * error;
    }
}

[Objective]
internal sealed partial class FiniteWave(double from, double to)
{
    private double From { get; } = from;

    public readonly double To = to;

    [Loss]
    internal double SquaredError([Integrated(nameof(From), nameof(To))] double t,
                                 ReadOnlySpan<double> a, ReadOnlySpan<double> theta, ReadOnlySpan<double> w)
    {
        double error = Kernels.Damped(t, a, theta, w) - t * Math.Exp(-t);
        return error * error;
    }
}

/// <summary>A polynomial least-squares fit over [-1, 2].</summary>
[Objective]
internal readonly partial struct Polynomial
{
    [Loss]
    public double SquaredError([Integrated(-1, 2)] double t, double c0, double c1, double c2)
    {
        double error = c0 + t * (c1 + t * c2) - Math.Exp(t);
        return error * error;
    }
}

/// <summary>t^2 cosh and a growing exponential.</summary>
[Objective]
internal readonly partial struct Growing(double T)
{
    [Loss]
    public double Energy([Integrated(0, nameof(T))] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double sum = 0;
        foreach (double rate in w)
            sum += Math.Cosh(rate * t) * t * t;
        return sum * ExponentialSum.At(t, a, w) + t;
    }
}

[Objective]
internal sealed partial class FiniteTargetLoss(MemoryTarget target, double horizon)
{
    private double Horizon => horizon;

    [Loss]
    public double SquaredError([Integrated(0, nameof(Horizon))] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double error = ExponentialSum.At(t, a, w) - target.At(t);
        return error * error;
    }
}
