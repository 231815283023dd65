namespace CurseOfMemory.Runtime.Tests.Landscapes;

/// <summary>The paper's loss in extended precision, written by hand; theta = (a, w).</summary>
internal sealed class ExtendedLoss(IExtendedTarget target) : IObjective<DoubleDouble>
{
    public DoubleDouble Value(ReadOnlySpan<DoubleDouble> theta) => Gradient(theta, new DoubleDouble[theta.Length]);

    public DoubleDouble Gradient(ReadOnlySpan<DoubleDouble> theta, Span<DoubleDouble> gradient)
        => Hessian(theta, gradient, new DoubleDouble[theta.Length * theta.Length]);

    public DoubleDouble Hessian(ReadOnlySpan<DoubleDouble> theta, Span<DoubleDouble> gradient, Span<DoubleDouble> hessian)
    {
        int m = theta.Length / 2, n = 2 * m;
        ReadOnlySpan<DoubleDouble> a = theta[..m], w = theta[m..];
        DoubleDouble loss = target.SquaredNormExtended;
        for (int k = 0; k < m; k++)
        {
            DoubleDouble m0 = target.Moment(0, w[k]), m1 = target.Moment(1, w[k]), m2 = target.Moment(2, w[k]);
            DoubleDouble first = 0, second = 0, third = 0;
            for (int i = 0; i < m; i++)
            {
                DoubleDouble r = 1 / (w[k] + w[i]);
                first += a[i] * r;
                second += a[i] * r * r;
                third += a[i] * r * r * r;
                hessian[(k * n) + i] = 2 * r;
                hessian[(k * n) + m + i] = -2 * a[i] * r * r;
                hessian[((m + k) * n) + i] = -2 * a[k] * r * r;
                hessian[((m + k) * n) + m + i] = 4 * a[k] * a[i] * r * r * r;
            }
            loss += a[k] * (first - 2 * m0);
            gradient[k] = 2 * (first - m0);
            gradient[m + k] = 2 * a[k] * (m1 - second);
            hessian[(k * n) + m + k] += 2 * (m1 - second);
            hessian[((m + k) * n) + k] += 2 * (m1 - second);
            hessian[((m + k) * n) + m + k] += 2 * a[k] * (2 * third - m2);
        }
        return loss;
    }

    public DoubleDouble HessianProduct(ReadOnlySpan<DoubleDouble> theta, ReadOnlySpan<DoubleDouble> direction, Span<DoubleDouble> gradient, Span<DoubleDouble> product)
    {
        int n = theta.Length;
        var hessian = new DoubleDouble[n * n];
        DoubleDouble loss = Hessian(theta, gradient, hessian);
        product.Clear();
        for (int k = 0; k < n * n; k++)
            product[k / n] += hessian[k] * direction[k % n];
        return loss;
    }

    public string? Violation(ReadOnlySpan<DoubleDouble> theta)
    {
        for (int k = theta.Length / 2; k < theta.Length; k++)
        {
            if (!(theta[k].Hi > 0))
                return $"w[{k - (theta.Length / 2)}] = {theta[k].Hi} must be positive.";
        }
        return null;
    }
}
