using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The rates of a model as a function of its parameters v.</summary>
public interface IRate
{
    /// <summary>w(v).</summary>
    static abstract double Rate(double v);
}

/// <summary>The kernel of a model whose rates are a function of its parameters.</summary>
internal static class RateKernel
{
    /// <summary>sum_i a_i exp(-w(v_i) t).</summary>
    public static double At<TRate>(double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
        where TRate : IRate
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * Math.Exp(-TRate.Rate(v[i]) * t);
        return sum;
    }
}

/// <summary>The paper's loss with the rates of the model as w = v.</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct IdentityRateLoss(MemoryTarget target) : IRate
{
    /// <inheritdoc/>
    public static double Rate(double v) => v;

    /// <summary>J(a, v) = integral over t in [0, inf) of (sum_i a_i exp(-w(v_i) t) - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
    {
        double error = RateKernel.At<IdentityRateLoss>(t, a, v) - target.At(t);
        return error * error;
    }
}

/// <summary>The paper's loss with the rates of the model as w = v^2.</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct SquareRateLoss(MemoryTarget target) : IRate
{
    /// <inheritdoc/>
    public static double Rate(double v) => v * v;

    /// <summary>J(a, v) = integral over t in [0, inf) of (sum_i a_i exp(-w(v_i) t) - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
    {
        double error = RateKernel.At<SquareRateLoss>(t, a, v) - target.At(t);
        return error * error;
    }
}

/// <summary>The paper's loss with the rates of the model as w = e^v.</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct ExponentialRateLoss(MemoryTarget target) : IRate
{
    /// <inheritdoc/>
    public static double Rate(double v) => Math.Exp(v);

    /// <summary>J(a, v) = integral over t in [0, inf) of (sum_i a_i exp(-w(v_i) t) - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
    {
        double error = RateKernel.At<ExponentialRateLoss>(t, a, v) - target.At(t);
        return error * error;
    }
}

/// <summary>The paper's loss with the rates of the model as w = log(1 + e^v).</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct SoftplusRateLoss(MemoryTarget target) : IRate
{
    /// <inheritdoc/>
    public static double Rate(double v) => Math.Log(1 + Math.Exp(v));

    /// <summary>J(a, v) = integral over t in [0, inf) of (sum_i a_i exp(-w(v_i) t) - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
    {
        double error = RateKernel.At<SoftplusRateLoss>(t, a, v) - target.At(t);
        return error * error;
    }
}

/// <summary>The paper's loss with the rates of the model as w = 1 / (v^2 + 1/4).</summary>
/// <param name="target">The kernel to be learned.</param>
[Objective]
public readonly partial struct InverseRateLoss(MemoryTarget target) : IRate
{
    /// <inheritdoc/>
    public static double Rate(double v) => 1 / ((v * v) + 0.25);

    /// <summary>J(a, v) = integral over t in [0, inf) of (sum_i a_i exp(-w(v_i) t) - target)^2.</summary>
    [Loss]
    private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> v)
    {
        double error = RateKernel.At<InverseRateLoss>(t, a, v) - target.At(t);
        return error * error;
    }
}
