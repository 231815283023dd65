namespace CurseOfMemory.Generator.Tests.Derivatives;

internal static class ExponentialSum
{
    /// <summary>The kernel of a diagonal linear RNN: sum_i a_i exp(-w_i t).</summary>
    [Differentiable]
    public static double At(double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * Math.Exp(-w[i] * t);
        return sum;
    }
}

internal static class Kernels
{
    [Differentiable]
    public static double Delayed(double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * t * Math.Exp(-w[i] * t);
        return sum;
    }

    [Differentiable]
    public static double Damped(double t, ReadOnlySpan<double> a, ReadOnlySpan<double> theta, ReadOnlySpan<double> w)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * Math.Cos(theta[i] * t) * Math.Exp(-w[i] * t);
        return sum;
    }

    public static double Square(double x) => x * x;
}

/// <summary>c0 t e^{-2t}: a target that knows nothing of the runtime's.</summary>
internal sealed class RampTarget(double c0)
{
    public double At(double t) => c0 * t * Math.Exp(-2 * t);

    public double Moment(int n, double s)
    {
        double moment = c0 / (s + 2);
        for (int k = 1; k <= n + 1; k++)
            moment *= k / (s + 2);
        return s > -2 ? moment : double.NaN;
    }

    public double SquaredNorm => c0 * c0 * 2 / 64;
}
