using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The paper's loss with the rates of the model as w = v.</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct IdentityRateLoss(MemoryTarget target)
{
    private static double Rate(double v) => v;

    /// <summary>J(a, v) = integral over t in [0, inf) of (sum_i a_i exp(-w(v_i) t) - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
    {
        double error = -target.At(t);
        for (int i = 0; i < a.Length; i++)
            error += a[i] * Math.Exp(-Rate(v[i]) * t);
        return error * error;
    }
}

/// <summary>The paper's loss with the rates of the model as w = v^2.</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct SquareRateLoss(MemoryTarget target)
{
    private static double Rate(double v) => v * v;

    /// <summary>J(a, v) = integral over t in [0, inf) of (sum_i a_i exp(-w(v_i) t) - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
    {
        double error = -target.At(t);
        for (int i = 0; i < a.Length; i++)
            error += a[i] * Math.Exp(-Rate(v[i]) * t);
        return error * error;
    }
}

/// <summary>The paper's loss with the rates of the model as w = e^v.</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct ExponentialRateLoss(MemoryTarget target)
{
    private static double Rate(double v) => Math.Exp(v);

    /// <summary>J(a, v) = integral over t in [0, inf) of (sum_i a_i exp(-w(v_i) t) - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
    {
        double error = -target.At(t);
        for (int i = 0; i < a.Length; i++)
            error += a[i] * Math.Exp(-Rate(v[i]) * t);
        return error * error;
    }
}

/// <summary>The paper's loss with the rates of the model as w = log(1 + e^v).</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct SoftplusRateLoss(MemoryTarget target)
{
    private static double Rate(double v) => Math.Log(1 + Math.Exp(v));

    /// <summary>J(a, v) = integral over t in [0, inf) of (sum_i a_i exp(-w(v_i) t) - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
    {
        double error = -target.At(t);
        for (int i = 0; i < a.Length; i++)
            error += a[i] * Math.Exp(-Rate(v[i]) * t);
        return error * error;
    }
}

/// <summary>The paper's loss with the rates of the model as w = 1 / (v^2 + 1/4).</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct InverseRateLoss(MemoryTarget target)
{
    private static double Rate(double v) => 1 / ((v * v) + 0.25);

    /// <summary>J(a, v) = integral over t in [0, inf) of (sum_i a_i exp(-w(v_i) t) - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
    {
        double error = -target.At(t);
        for (int i = 0; i < a.Length; i++)
            error += a[i] * Math.Exp(-Rate(v[i]) * t);
        return error * error;
    }
}
