using System.Numerics;

namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>
/// J(a, w) = integral over [0, inf) of (sum_i a_i e^{-w_i t} - rho(t))^2 for a target rho, with value, gradient and Hessian written by hand in double
/// and double-double; theta = (a, w).
/// </summary>
internal readonly struct PlateauLoss(MemoryTarget target) : IObjective<double>, IObjective<DoubleDouble>
{
    public double Value(ReadOnlySpan<double> theta) => Gradient(theta, stackalloc double[theta.Length]);

    public double Gradient(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        if (Violation(theta) is not null)
        {
            gradient.Fill(double.NaN);
            return double.NaN;
        }
        double loss = target.SquaredNorm;
        int m = theta.Length / 2;
        for (int k = 0; k < m; k++)
            loss += AddTerm(theta, k, target.Moment(0, theta[m + k]), target.Moment(1, theta[m + k]), gradient);
        return loss;
    }

    public double Hessian(ReadOnlySpan<double> theta, Span<double> gradient, Span<double> hessian)
    {
        int m = theta.Length / 2;
        for (int k = 0; k < m; k++)
            FillRows(theta, k, target.Moment(1, theta[m + k]), target.Moment(2, theta[m + k]), hessian);
        return Gradient(theta, gradient);
    }

    public DoubleDouble Value(ReadOnlySpan<DoubleDouble> theta) => Gradient(theta, stackalloc DoubleDouble[theta.Length]);

    public DoubleDouble Gradient(ReadOnlySpan<DoubleDouble> theta, Span<DoubleDouble> gradient)
    {
        if (Violation(theta) is not null)
        {
            gradient.Fill(DoubleDouble.NaN);
            return DoubleDouble.NaN;
        }
        DoubleDouble loss = target.SquaredNormExtended;
        int m = theta.Length / 2;
        for (int k = 0; k < m; k++)
            loss += AddTerm(theta, k, target.Moment(0, theta[m + k]), target.Moment(1, theta[m + k]), gradient);
        return loss;
    }

    public DoubleDouble Hessian(ReadOnlySpan<DoubleDouble> theta, Span<DoubleDouble> gradient, Span<DoubleDouble> hessian)
    {
        int m = theta.Length / 2;
        for (int k = 0; k < m; k++)
            FillRows(theta, k, target.Moment(1, theta[m + k]), target.Moment(2, theta[m + k]), hessian);
        return Gradient(theta, gradient);
    }

    public double HessianProduct(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product) => throw new NotSupportedException();

    public DoubleDouble HessianProduct(ReadOnlySpan<DoubleDouble> theta, ReadOnlySpan<DoubleDouble> direction, Span<DoubleDouble> gradient, Span<DoubleDouble> product)
        => throw new NotSupportedException();

    public string? Violation(ReadOnlySpan<double> theta)
    {
        int m = theta.Length / 2;
        for (int i = m; i < theta.Length; i++)
            if (!(theta[i] > 0))
                return $"w[{i - m}] = {theta[i]} must be positive, or the integral diverges";
        return null;
    }

    public string? Violation(ReadOnlySpan<DoubleDouble> theta)
    {
        int m = theta.Length / 2;
        for (int i = m; i < theta.Length; i++)
            if (!(theta[i] > 0))
                return $"w[{i - m}] = {theta[i]} must be positive, or the integral diverges";
        return null;
    }

    private static T AddTerm<T>(ReadOnlySpan<T> theta, int k, T moment, T moment1, Span<T> gradient)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>
    {
        int m = theta.Length / 2;
        ReadOnlySpan<T> a = theta[..m], w = theta[m..];
        T first = default, second = default;
        for (int i = 0; i < m; i++)
        {
            T sum = w[k] + w[i], term = a[i] / sum;
            first += term;
            second += term / sum;
        }
        // dJ/da_k = 2 (sum_i a_i / (w_k + w_i) - M_0(w_k)), dJ/dw_k = 2 a_k (M_1(w_k) - sum_i a_i / (w_k + w_i)^2).
        T slope = first - moment, bend = a[k] * (moment1 - second);
        (gradient[k], gradient[m + k]) = (slope + slope, bend + bend);
        // J = sum_k a_k (sum_i a_i / (w_k + w_i) - 2 M_0(w_k)) + |rho|^2.
        return a[k] * (slope - moment);
    }

    private static void FillRows<T>(ReadOnlySpan<T> theta, int k, T moment1, T moment2, Span<T> hessian)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>, IMultiplicativeIdentity<T, T>
    {
        int n = theta.Length, m = n / 2;
        ReadOnlySpan<T> a = theta[..m], w = theta[m..];
        T one = T.MultiplicativeIdentity, two = one + one, second = default, third = default;
        for (int i = 0; i < m; i++)
        {
            T inverse = one / (w[k] + w[i]), square = inverse * inverse;
            second += a[i] * square;
            third += a[i] * square * inverse;
            hessian[k * n + i] = two * inverse;
            hessian[k * n + m + i] = default(T) - two * a[i] * square;
            hessian[(m + i) * n + k] = hessian[k * n + m + i];
            hessian[(m + k) * n + m + i] = two * two * a[k] * a[i] * square * inverse;
        }
        T mixed = two * (moment1 - second);
        hessian[k * n + m + k] += mixed;
        hessian[(m + k) * n + k] += mixed;
        hessian[(m + k) * n + m + k] += two * a[k] * (two * third - moment2);
    }
}
