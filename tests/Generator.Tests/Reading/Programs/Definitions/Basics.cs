public static partial class Rosenbrock
{
    public static object[][] Inputs => [[new double[] { -1.2, 1, 0.3, 2 }], [new double[] { 1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double f = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
            f += 100 * u * u + v * v;
        }
        return f;
    }
}

public static partial class Huber
{
    public static object[][] Inputs => [[0.3, 1.0], [2.5, 1.0], [-2.5, 0.7]];

    [Differentiable]
    public static double F(double r, [Constant] double delta)
    {
        double size = Math.Abs(r);
        if (size <= delta)
            return 0.5 * r * r;
        return delta * (size - 0.5 * delta);
    }
}

public static partial class BlackScholes
{
    public static object[][] Inputs => [[100.0, 95.0, 0.02, 0.25, 0.75], [80.0, 95.0, 0.02, 0.45, 1.75]];

    private static double Cdf(double x)
    {
        // Abramowitz and Stegun 26.2.17.
        double k = 1 / (1 + 0.2316419 * Math.Abs(x));
        double poly = k * (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
        double tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * poly;
        return x >= 0 ? 1 - tail : tail;
    }

    [Differentiable]
    public static double F(double spot, double strike, double rate, double sigma, double maturity)
    {
        double root = sigma * Math.Sqrt(maturity);
        double d1 = (Math.Log(spot / strike) + (rate + sigma * sigma / 2) * maturity) / root;
        double d2 = d1 - root;
        return spot * Cdf(d1) - strike * Math.Exp(-rate * maturity) * Cdf(d2);
    }
}

public static partial class NewtonRoot
{
    public static object[][] Inputs => [[2.0], [17.0], [0.3]];

    [Differentiable]
    public static double F(double a)
    {
        double x = a;
        while (true)
        {
            double next = 0.5 * (x + a / x);
            if (Math.Abs(next - x) < 1e-12)
                break;
            x = next;
        }
        return x;
    }
}

public static partial class Kepler
{
    public static object[][] Inputs => [[0.8, 0.3], [3.0, 0.7]];

    [Differentiable]
    public static double F(double meanAnomaly, double eccentricity)
    {
        double e = meanAnomaly;
        for (int iteration = 0; iteration < 50; iteration++)
        {
            double delta = (e - eccentricity * Math.Sin(e) - meanAnomaly) / (1 - eccentricity * Math.Cos(e));
            e -= delta;
            if (Math.Abs(delta) < 1e-14) break;
        }
        return e;
    }
}

public static partial class ImpliedVolatility
{
    public static object[][] Inputs => [[8.0, 100.0, 95.0], [0.1, 100.0, 95.0]];

    [Differentiable]
    public static double F(double price, double spot, double strike)
    {
        double low = 1e-4, high = 4;
        int count = 0;
        do
        {
            double middle = (low + high) / 2;
            if (Price(middle) < price) low = middle; else high = middle;
            count++;
        }
        while (high - low > 1e-6 && count < 100);
        return (low + high) / 2;

        double Price(double sigma) => spot * (1 / (1 + Math.Exp(-sigma))) - strike * (1 / (1 + Math.Exp(sigma))) * 0.7;
    }
}

public static partial class Softplus
{
    public static object[][] Inputs => [[-40.0], [0.0], [0.5], [40.0]];

    [Differentiable]
    public static double F(double x) => x switch
    {
        > 30 => x,
        < -30 => Math.Exp(x),
        0 => Math.Log(2),
        _ => Math.Log(1 + Math.Exp(x)),
    };
}

public static partial class Activations
{
    public enum Kind { Relu, Tanh, Swish, Identity }

    public static object[][] Inputs => [[Kind.Relu, 0.7], [Kind.Relu, -0.7], [Kind.Tanh, 0.7], [Kind.Swish, 0.7], [Kind.Identity, 0.1]];

    [Differentiable]
    public static double F(Kind kind, double x)
    {
        switch (kind)
        {
            case Kind.Relu:
                if (x < 0)
                    return 0;
                return x;
            case Kind.Tanh:
                return Math.Tanh(x);
            case Kind.Swish:
            {
                double s = 1 / (1 + Math.Exp(-x));
                x *= s;
                break;
            }
            default:
                break;
        }
        return 2 * x;
    }
}

public static partial class SkipAndStop
{
    public static object[][] Inputs => [[new double[] { 1, -2, 3, 4, -1, 100, 7 }], [new double[] { 1, 2 }], [new double[0]]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x)
        {
            if (v < 0) continue;
            if (v > 50) break;
            sum += v * v;
            if (sum > 20)
            {
                sum *= 0.5;
                continue;
            }
            sum += 1;
        }
        for (int i = x.Length - 1; i >= 0; i--)
        {
            if (x[i] == -2) return sum + 1000;
            sum += x[i] * i;
        }
        return sum;
    }
}

public static partial class NestedExits
{
    public static object[][] Inputs => [[new double[] { 1, 2, 3, 4 }, 2.5], [new double[] { 5, 1, 1 }, 100.0], [new double[] { 5, 1, 1 }, -1.0]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double limit)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 1)
            {
                if (total > limit && i > 1)
                    return total * x[i];
                total += x[i];
            }
            int j = 0;
            while (j < 3)
            {
                j++;
                if (j == 2)
                {
                    if (x[i] < 2) continue;
                    total += 0.25;
                }
                total += j * x[i];
                if (total > 3 * limit) break;
            }
            total += 0.125;
        }
        return total;
    }
}

public static partial class Logic
{
    public static object[][] Inputs => [[new double[] { 1, 2, 3 }, 1, true], [new double[] { 1, -2, 3 }, 2, false], [new double[] { 1, 2, 3 }, 5, false]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, int k, bool flip)
    {
        double y = 0;
        if (k < x.Length && x[k] > 2) y += x[k];
        if (k >= x.Length || x[k] < 0) y += 10;
        bool odd = k % 2 == 1, both = odd & flip, any = odd | flip, one = odd ^ flip;
        y += both ? 1 : any ? 2 : one ? 3 : 4;
        int bits = (k << 3 | 1) & 0x1F ^ 2, half = bits / 2, shifted = bits >> 1, inverse = ~k;
        y += bits + half * 0.5 + shifted + inverse - -k;
        if (!(flip == odd) && k is 1 or 2 and not 3) y *= 2;
        y += k switch { 0 => 1, 1 when flip => 7, 1 => 8, >= 2 and < 5 => 9, _ => x[0] };
        return y;
    }
}

public static partial class SideEffects
{
    public static object[][] Inputs => [[1.5, 2.5]];

    [Differentiable]
    public static double F(double x, double y)
    {
        int i = 0;
        double[] a = new double[4];
        a[i++] = x;
        a[i++] = y;
        a[i] = a[i - 1] + (x = 3 * x) * x;
        double before = x + (x += 1) + x++ * --x;
        (x, y) = (y, x);
        double z = x = y + 1;
        double Bump() { x += 0.5; return x; }
        double w = x + Bump() + x * Bump();
        Swap(ref x, ref y);
        Scale(in x, y, out double scaled, out _);
        return a[0] + 2 * a[1] + 3 * a[2] + before + 5 * x + 7 * y + z + w + scaled + a[3];
    }

    private static void Swap(ref double p, ref double q)
    {
        double t = p;
        p = q;
        q = t;
    }

    private static void Scale(in double p, double factor, out double result, out int count)
    {
        result = p * factor;
        factor = 0;
        count = (int)factor;
    }
}

public static partial class SinglePrecision
{
    public static object[][] Inputs => [[1.1, 2.3], [0.1, 7.7]];

    [Differentiable]
    public static double F(double x, double y)
    {
        float a = (float)x, b = (float)y;
        float c = a * b + 0.1f;
        c += 3;
        c *= 1.7f;
        float half = c / 2f;
        double d = half + x;
        int n = (int)(d * 10);
        return d + MathF.Sqrt(c) + n % 7 + (float)n / 3 + (long)d;
    }
}
