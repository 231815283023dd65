namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>
/// J(a, w) = integral over [0, inf) of (sum_i a_i e^{-w_i t} - rho(t))^2 for a target rho, with value and gradient written by hand; theta = (a, w).
/// </summary>
internal readonly struct PlateauLoss(ITarget target) : IObjective<double>
{
    public double Value(ReadOnlySpan<double> theta) => Gradient(theta, stackalloc double[theta.Length]);

    public double Gradient(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        int m = theta.Length / 2;
        ReadOnlySpan<double> a = theta[..m], w = theta[m..];
        if (Violation(theta) is not null)
        {
            gradient.Fill(double.NaN);
            return double.NaN;
        }
        double loss = target.SquaredNorm;
        for (int k = 0; k < m; k++)
        {
            double first = 0, second = 0;
            for (int i = 0; i < m; i++)
            {
                first += a[i] / (w[k] + w[i]);
                second += a[i] / ((w[k] + w[i]) * (w[k] + w[i]));
            }
            double moment = target.Moment(0, w[k]);
            // J = sum_k a_k (sum_i a_i / (w_k + w_i) - 2 M_0(w_k)) + |rho|^2.
            loss += a[k] * (first - 2 * moment);
            // dJ/da_k = 2 (sum_i a_i / (w_k + w_i) - M_0(w_k)).
            gradient[k] = 2 * (first - moment);
            // dJ/dw_k = 2 a_k (M_1(w_k) - sum_i a_i / (w_k + w_i)^2).
            gradient[m + k] = 2 * a[k] * (target.Moment(1, w[k]) - second);
        }
        return loss;
    }

    public double Hessian(ReadOnlySpan<double> theta, Span<double> gradient, Span<double> hessian) => throw new NotSupportedException();

    public double HessianProduct(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product) => throw new NotSupportedException();

    public string? Violation(ReadOnlySpan<double> theta)
    {
        int m = theta.Length / 2;
        for (int i = m; i < theta.Length; i++)
            if (!(theta[i] > 0))
                return $"w[{i - m}] = {theta[i]} must be positive, or the integral diverges";
        return null;
    }
}
