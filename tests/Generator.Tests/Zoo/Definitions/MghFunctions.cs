// More problems of Moré, Garbow and Hillstrom (1981), as sums of squares that people program at once.
public static partial class MghPowellSingular
{
    public static object[][] Inputs => [[new double[] { 3, -1, 0, 1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double f1 = x[0] + 10 * x[1];
        double f2 = Math.Sqrt(5) * (x[2] - x[3]);
        double f3 = Math.Pow(x[1] - 2 * x[2], 2);
        double f4 = Math.Sqrt(10) * Math.Pow(x[0] - x[3], 2);
        return f1 * f1 + f2 * f2 + f3 * f3 + f4 * f4;
    }
}

public static partial class MghWood
{
    public static object[][] Inputs => [[new double[] { -3, -1, -3, -1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Span<double> f = stackalloc double[6];
        f[0] = 10 * (x[1] - x[0] * x[0]);
        f[1] = 1 - x[0];
        f[2] = Math.Sqrt(90) * (x[3] - x[2] * x[2]);
        f[3] = 1 - x[2];
        f[4] = Math.Sqrt(10) * (x[1] + x[3] - 2);
        f[5] = (x[1] - x[3]) / Math.Sqrt(10);
        double sum = 0;
        foreach (double fi in f)
            sum += fi * fi;
        return sum;
    }
}

public static partial class MghExtendedRosenbrock
{
    public static object[][] Inputs => [[new double[] { -1.2, 1, -1.2, 1, -1.2, 1, -1.2, 1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        int pairs = x.Length / 2;
        double sum = 0;
        for (int i = 0; i < pairs; ++i)
        {
            double a = 10 * (x[2 * i + 1] - x[2 * i] * x[2 * i]);
            double b = 1 - x[2 * i];
            sum += a * a + b * b;
        }
        return sum;
    }
}

public static partial class MghExtendedPowell
{
    public static object[][] Inputs => [[new double[] { 3, -1, 0, 1, 3.1, -1.2, 0.1, 0.9 }]];

    private static double Block(ReadOnlySpan<double> y)
    {
        double a = y[0] + 10 * y[1], b = y[2] - y[3], c = y[1] - 2 * y[2], d = y[0] - y[3];
        return a * a + 5 * b * b + c * c * c * c + 10 * (d * d) * (d * d);
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k += 4)
            sum += Block(x.Slice(k, 4));
        return sum;
    }
}

public static partial class MghPenalty1
{
    public static object[][] Inputs => [[new double[] { 1, 2, 3, 4 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        const double a = 1e-5;
        double f = 0, norm = 0;
        for (int i = 0; i < x.Length; i++)
        {
            f += a * (x[i] - 1) * (x[i] - 1);
            norm += x[i] * x[i];
        }
        f += Math.Pow(norm - 0.25, 2);
        return f;
    }
}

public static partial class MghPenalty2
{
    public static object[][] Inputs => [[new double[] { 0.5, 0.5, 0.5, 0.5 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        int n = x.Length, m = 2 * n;
        double[] f = new double[m];
        double a = Math.Sqrt(1e-5);
        f[0] = x[0] - 0.2;
        for (int i = 1; i < n; i++)
        {
            double y = Math.Exp((i + 1) / 10.0) + Math.Exp(i / 10.0);
            f[i] = a * (Math.Exp(x[i] / 10) + Math.Exp(x[i - 1] / 10) - y);
        }
        for (int i = n; i < m - 1; i++)
            f[i] = a * (Math.Exp(x[i - n + 1] / 10) - Math.Exp(-1.0 / 10));
        for (int j = 0; j < n; j++)
            f[m - 1] += (n - j) * x[j] * x[j];
        f[m - 1] -= 1;
        double sum = 0;
        for (int i = 0; i < f.Length; i++)
            sum += f[i] * f[i];
        return sum;
    }
}

public static partial class MghVariablyDimensioned
{
    public static object[][] Inputs => [[new double[] { 0.8, 0.6, 0.4, 0.2, 0 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double weighted = 0, sum = 0;
        int j = 1;
        foreach (var xj in x)
        {
            weighted += j * (xj - 1);
            sum += (xj - 1) * (xj - 1);
            j++;
        }
        double square = weighted * weighted;
        return sum + square + square * square;
    }
}

public static partial class MghDiscreteIntegralEquation
{
    public static object[][] Inputs => [[new double[] { -0.1, -0.2, -0.25, -0.2, -0.1 }]];

    private static double Cube(double x) => x * x * x;

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        int n = x.Length;
        double h = 1.0 / (n + 1), total = 0;
        for (int i = 0; i < n; i++)
        {
            double ti = (i + 1) * h, below = 0, above = 0;
            for (int j = 0; j <= i; j++)
            {
                double tj = (j + 1) * h;
                below += tj * Cube(x[j] + tj + 1);
            }
            for (int j = i + 1; j < n; j++)
            {
                double tj = (j + 1) * h;
                above += (1 - tj) * Cube(x[j] + tj + 1);
            }
            double fi = x[i] + h * ((1 - ti) * below + ti * above) / 2;
            total += fi * fi;
        }
        return total;
    }
}

public static partial class MghLinearFullRank
{
    public static object[][] Inputs => [[new double[] { 1, 1, 1 }, 5]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, int m)
    {
        double sum = 0, total = 0;
        foreach (double xi in x) sum += xi;
        for (int i = 0; i < m; i++)
        {
            double fi = -2 * sum / m - 1;
            if (i < x.Length)
                fi += x[i];
            total += fi * fi;
        }
        return total;
    }
}

public static partial class MghLinearRank1
{
    public static object[][] Inputs => [[new double[] { 1, 1, 1 }, 5]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, int m)
    {
        double weighted = 0, total = 0;
        for (int j = 1; j <= x.Length; j++)
            weighted += j * x[j - 1];
        for (int i = 1; i <= m; i++)
            total += (i * weighted - 1) * (i * weighted - 1);
        return total;
    }
}

public static partial class MghLinearRank1Zeros
{
    public static object[][] Inputs => [[new double[] { 1, 1, 1, 1 }, 6]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, int m)
    {
        double inner = 0;
        for (int j = 2; j < x.Length; j++)
            inner += j * x[j - 1];
        double total = 0;
        for (int i = 1; i <= m; i++)
        {
            double f = i is 1 || i == m ? -1 : (i - 1) * inner - 1;
            total += f * f;
        }
        return total;
    }
}
