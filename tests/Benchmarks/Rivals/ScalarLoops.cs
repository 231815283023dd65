namespace CurseOfMemory.Benchmarks;

/// <summary>The derivatives as one writes them in plain C#, with one reciprocal for each pair.</summary>
internal static class ScalarLoops
{
    public static double Value(Pairs p)
    {
        ReadOnlySpan<double> a = p.Theta[..p.M], w = p.Theta[p.M..], b = p.B, rates = p.R;
        double value = 0;
        for (int k = 0; k < a.Length; k++)
        {
            double s = 0;
            for (int i = 0; i < a.Length; i++)
                s += a[i] / (w[k] + w[i]);
            for (int j = 0; j < b.Length; j++)
                s -= 2 * b[j] / (w[k] + rates[j]);
            value += a[k] * s;
        }
        return value;
    }

    public static double Gradient(Pairs p)
    {
        ReadOnlySpan<double> a = p.Theta[..p.M], w = p.Theta[p.M..], b = p.B, rates = p.R;
        Span<double> gradient = p.Gradient;
        double value = 0;
        for (int k = 0; k < a.Length; k++)
        {
            double s = 0, q = 0;
            for (int i = 0; i < a.Length; i++)
            {
                double r = 1 / (w[k] + w[i]);
                s += a[i] * r;
                q += a[i] * r * r;
            }
            double target = 0, slope = 0;
            for (int j = 0; j < b.Length; j++)
            {
                double r = 1 / (w[k] + rates[j]);
                target += b[j] * r;
                slope += b[j] * r * r;
            }
            value += a[k] * (s - 2 * target);
            gradient[k] = 2 * (s - target);
            gradient[p.M + k] = -2 * a[k] * (q - slope);
        }
        return value;
    }

    public static double Hessian(Pairs p)
    {
        ReadOnlySpan<double> a = p.Theta[..p.M], w = p.Theta[p.M..], b = p.B, rates = p.R;
        double value = 0;
        for (int k = 0; k < a.Length; k++)
        {
            Span<double> hessian = p.Result, gradient = p.Gradient, amplitudes = hessian.Slice(2 * k * p.M, 2 * p.M), decays = hessian.Slice(2 * (p.M + k) * p.M, 2 * p.M);
            double s = 0, q = 0, c = 0;
            for (int i = 0; i < a.Length; i++)
            {
                double r = 1 / (w[k] + w[i]), r2 = r * r;
                amplitudes[i] = 2 * r;
                amplitudes[p.M + i] = -2 * a[i] * r2;
                decays[i] = -2 * a[k] * r2;
                decays[p.M + i] = 4 * a[k] * a[i] * r2 * r;
                s += a[i] * r;
                q += a[i] * r2;
                c += a[i] * r2 * r;
            }
            for (int j = 0; j < b.Length; j++)
            {
                double r = 1 / (w[k] + rates[j]), r2 = r * r;
                s -= b[j] * r;
                q -= b[j] * r2;
                c -= b[j] * r2 * r;
            }
            value += a[k] * s;
            (gradient[k], gradient[p.M + k]) = (2 * s, -2 * a[k] * q);
            amplitudes[p.M + k] -= 2 * q;
            decays[k] -= 2 * q;
            decays[p.M + k] += 4 * a[k] * c;
        }
        return value;
    }

    public static double Product(Pairs p)
    {
        int m = p.M;
        Span<double> gradient = p.Gradient, product = p.Result;
        ReadOnlySpan<double> a = p.Theta[..m], w = p.Theta[m..], va = p.Direction[..m], vw = p.Direction[m..];
        double value = 0;
        for (int k = 0; k < a.Length; k++)
        {
            double s = 0, q = 0, x = 0, y = 0;
            for (int i = 0; i < a.Length; i++)
            {
                double r = 1 / (w[k] + w[i]), ar = a[i] * r, t = (vw[k] + vw[i]) * ar;
                s += ar;
                q += ar * r;
                x += (va[i] - t) * r;
                y += (va[i] - 2 * t) * r * r;
            }
            value += a[k] * s;
            (gradient[k], gradient[m + k]) = (2 * s, -2 * a[k] * q);
            (product[k], product[m + k]) = (2 * x, -2 * (va[k] * q + a[k] * y));
        }
        return value;
    }
}
