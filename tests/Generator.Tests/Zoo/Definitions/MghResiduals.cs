// Problems of Moré, Garbow and Hillstrom, "Testing unconstrained optimization software", ACM TOMS 7 (1981), as residuals.
[Objective]
public readonly partial struct MghRosenbrock
{
    public static object[][] Inputs => [[0, new double[] { -1.2, 1 }], [0, new double[] { 0.3, -0.7 }]];

    public static MghRosenbrock Instance => new();

    public int Count => 2;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x) => n == 0 ? 10 * (x[1] - x[0] * x[0]) : 1 - x[0];
}

[Objective]
public readonly partial struct MghFreudensteinRoth
{
    public static object[][] Inputs => [[0, new double[] { 0.5, -2 }]];

    public static MghFreudensteinRoth Instance => new();

    public int Count => 2;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x) => n switch
    {
        0 => -13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1],
        _ => -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1],
    };
}

[Objective]
public readonly partial struct MghPowellBadlyScaled
{
    public static object[][] Inputs => [[0, new double[] { 0, 1 }], [0, new double[] { 1e-3, 2 }]];

    public static MghPowellBadlyScaled Instance => new();

    public int Count => 2;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        if (n == 0)
            return 1e4 * x[0] * x[1] - 1;
        return Math.Exp(-x[0]) + Math.Exp(-x[1]) - 1.0001;
    }
}

[Objective]
public readonly partial struct MghBrownBadlyScaled
{
    public static object[][] Inputs => [[0, new double[] { 1, 1 }]];

    public static MghBrownBadlyScaled Instance => new();

    public int Count => 3;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        switch (n)
        {
            case 0:
                return x[0] - 1e6;
            case 1:
                return x[1] - 2e-6;
            default:
                return x[0] * x[1] - 2;
        }
    }
}

[Objective]
public readonly partial struct MghBeale
{
    private static readonly double[] Y = { 1.5, 2.25, 2.625 };

    public static object[][] Inputs => [[0, new double[] { 1, 1 }], [0, new double[] { 2.5, 0.4 }]];

    public static MghBeale Instance => new();

    public int Count => Y.Length;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double power = 1;
        for (int k = 0; k <= n; k++)
            power *= x[1];
        return Y[n] - x[0] * (1 - power);
    }
}

[Objective]
public readonly partial struct MghJennrichSampson
{
    public static object[][] Inputs => [[0, new double[] { 0.3, 0.4 }]];

    public static MghJennrichSampson Instance => new();

    public int Count => 10;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        int i = n + 1;
        return 2 + 2 * i - (Math.Exp(i * x[0]) + Math.Exp(i * x[1]));
    }
}

[Objective]
public readonly partial struct MghHelicalValley
{
    public static object[][] Inputs => [[0, new double[] { -1, 0.2, 0 }], [0, new double[] { 0.8, -0.5, 1 }]];

    public static MghHelicalValley Instance => new();

    public int Count => 3;

    private static double Turn(double x, double y) => x > 0
        ? Math.Atan(y / x) / (2 * Math.PI)
        : Math.Atan(y / x) / (2 * Math.PI) + 0.5;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x) => n switch
    {
        0 => 10 * (x[2] - 10 * Turn(x[0], x[1])),
        1 => 10 * (Math.Sqrt(x[0] * x[0] + x[1] * x[1]) - 1),
        2 => x[2],
        _ => throw new ArgumentOutOfRangeException(nameof(n)),
    };
}

[Objective]
public readonly partial struct MghBard
{
    private static readonly double[] Y = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39];

    public static object[][] Inputs => [[0, new double[] { 1, 1, 1 }]];

    public static MghBard Instance => new();

    public int Count => Y.Length;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        int u = n + 1, v = 16 - u, w = Math.Min(u, v);
        return Y[n] - (x[0] + u / (v * x[1] + w * x[2]));
    }
}

[Objective]
public readonly partial struct MghGaussian
{
    private static readonly double[] Y = [0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989, 0.3521, 0.2420, 0.1295, 0.0540, 0.0175, 0.0044, 0.0009];

    public static object[][] Inputs => [[0, new double[] { 0.4, 1, 0.1 }]];

    public static MghGaussian Instance => new();

    public int Count => 15;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double t = (7 - n) / 2.0;
        return x[0] * Math.Exp(-x[1] * Math.Pow(t - x[2], 2) / 2) - Y[n];
    }
}

[Objective]
public readonly partial struct MghMeyer
{
    private static readonly double[] Y = [34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744, 8261, 7030, 6005, 5147, 4427, 3820, 3307, 2872];

    public static object[][] Inputs => [[0, new double[] { 0.02, 4000, 250 }]];

    public static MghMeyer Instance => new();

    public int Count => Y.Length;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x) => x[0] * Math.Exp(x[1] / (45 + 5 * (n + 1) + x[2])) - Y[n];
}

[Objective]
public readonly partial struct MghGulf
{
    public static object[][] Inputs => [[0, new double[] { 5, 2.5, 0.15 }]];

    public static MghGulf Instance => new();

    public int Count => 20;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double t = (n + 1) / 100.0;
        double y = 25 + Math.Pow(-50 * Math.Log(t), 2.0 / 3.0);
        return Math.Exp(-Math.Pow(Math.Abs(y - x[1]), x[2]) / x[0]) - t;
    }
}

[Objective]
public readonly partial struct MghBox
{
    public static object[][] Inputs => [[0, new double[] { 0, 10, 20 }]];

    public static MghBox Instance => new();

    public int Count => 10;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double t = 0.1 * (n + 1);
        return Math.Exp(-t * x[0]) - Math.Exp(-t * x[1]) - x[2] * (Math.Exp(-t) - Math.Exp(-10 * t));
    }
}

[Objective]
public readonly partial struct MghKowalikOsborne
{
    private static readonly double[] Y = [0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
    private static readonly double[] U = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];

    public static object[][] Inputs => [[0, new double[] { 0.25, 0.39, 0.415, 0.39 }]];

    public static MghKowalikOsborne Instance => new();

    public int Count => 11;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double u = U[n], u2 = u * u;
        return Y[n] - x[0] * (u2 + u * x[1]) / (u2 + u * x[2] + x[3]);
    }
}

[Objective]
public readonly partial struct MghBrownDennis
{
    public static object[][] Inputs => [[0, new double[] { 25, 5, -5, -1 }]];

    public static MghBrownDennis Instance => new();

    public int Count => 20;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double t = (n + 1) / 5d;
        double a = x[0] + t * x[1] - Math.Exp(t);
        double b = x[2] + x[3] * Math.Sin(t) - Math.Cos(t);
        return a * a + b * b;
    }
}

[Objective]
public readonly partial struct MghOsborne1
{
    private static readonly double[] Y =
    [
        0.844, 0.908, 0.932, 0.936, 0.925, 0.908, 0.881, 0.850, 0.818, 0.784, 0.751, 0.718, 0.685, 0.658, 0.628, 0.603, 0.580,
        0.558, 0.538, 0.522, 0.506, 0.490, 0.478, 0.467, 0.457, 0.448, 0.438, 0.431, 0.424, 0.420, 0.414, 0.411, 0.406,
    ];

    public static object[][] Inputs => [[0, new double[] { 0.5, 1.5, -1, 0.01, 0.02 }]];

    public static MghOsborne1 Instance => new();

    public int Count => Y.Length;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double t = 10 * n;
        return Y[n] - (x[0] + x[1] * Math.Exp(-t * x[3]) + x[2] * Math.Exp(-t * x[4]));
    }
}

[Objective]
public readonly partial struct MghBiggs
{
    public static object[][] Inputs => [[0, new double[] { 1, 2, 1, 1, 1, 1 }], [0, new double[] { 1.2, 9, 1.1, 4.5, 3.9, 3.2 }]];

    public static MghBiggs Instance => new();

    public int Count => 13;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double t = 0.1 * (n + 1), y = Math.Exp(-t) - 5 * Math.Exp(-10 * t) + 3 * Math.Exp(-4 * t);
        return x[2] * Math.Exp(-t * x[0]) - x[3] * Math.Exp(-t * x[1]) + x[5] * Math.Exp(-t * x[4]) - y;
    }
}

[Objective]
public readonly partial struct MghOsborne2
{
    private static readonly double[] Y =
    [
        1.366, 1.191, 1.112, 1.013, 0.991, 0.885, 0.831, 0.847, 0.786, 0.725, 0.746, 0.679, 0.608, 0.655, 0.616, 0.606, 0.602, 0.626, 0.651, 0.724, 0.649, 0.649,
        0.694, 0.644, 0.624, 0.661, 0.612, 0.558, 0.533, 0.495, 0.500, 0.423, 0.395, 0.375, 0.372, 0.391, 0.396, 0.405, 0.428, 0.429, 0.523, 0.562, 0.607, 0.653,
        0.672, 0.708, 0.633, 0.668, 0.645, 0.632, 0.591, 0.559, 0.597, 0.625, 0.739, 0.710, 0.729, 0.720, 0.636, 0.581, 0.428, 0.292, 0.162, 0.098, 0.054,
    ];

    public static object[][] Inputs => [[0, new double[] { 1.3, 0.65, 0.65, 0.7, 0.6, 3, 5, 7, 2, 4.5, 5.5 }]];

    public static MghOsborne2 Instance => new();

    public int Count => Y.Length;

    private static double Square(double x) => x * x;

    private static double Bump(double t, double height, double center, double width) => height * Math.Exp(-Square(t - center) * width);

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double t = n / 10.0;
        return Y[n] - (x[0] * Math.Exp(-t * x[4]) + Bump(t, x[1], x[8], x[5]) + Bump(t, x[2], x[9], x[6]) + Bump(t, x[3], x[10], x[7]));
    }
}

[Objective]
public readonly partial struct MghWatson
{
    public static object[][] Inputs => [[0, new double[] { 0.1, -0.2, 0.3, 0.1, 0.5, -0.4 }]];

    public static MghWatson Instance => new();

    public int Count => 31;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        if (n == 29) return x[0];
        if (n == 30) return x[1] - x[0] * x[0] - 1;
        double t = (n + 1) / 29.0;
        double slope = 0, value = 0, power = 1;
        for (int j = 0; j < x.Length; j++)
        {
            if (j > 0)
                slope += j * Math.Pow(t, j - 1) * x[j];
            value += power * x[j];
            power *= t;
        }
        return slope - value * value - 1;
    }
}

[Objective]
public readonly partial struct MghTrigonometric
{
    public static object[][] Inputs => [[0, new double[] { 0.1, 0.2, 0.15, 0.3, 0.25 }]];

    public static MghTrigonometric Instance => new();

    public int Count => 5;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double sum = x.Length;
        foreach (double xj in x)
            sum -= Math.Cos(xj);
        return sum + (n + 1) * (1 - Math.Cos(x[n])) - Math.Sin(x[n]);
    }
}

[Objective]
public readonly partial struct MghBrownAlmostLinear
{
    public static object[][] Inputs => [[0, new double[] { 0.5, 0.6, 0.4, 0.7, 0.5 }]];

    public static MghBrownAlmostLinear Instance => new();

    public int Count => 5;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double sum = 0, product = 1;
        for (int j = 0; j < x.Length; j++)
        {
            sum += x[j];
            product *= x[j];
        }
        return n < x.Length - 1 ? x[n] + sum - (x.Length + 1) : product - 1;
    }
}

[Objective]
public readonly partial struct MghDiscreteBoundaryValue
{
    public static object[][] Inputs => [[0, new double[] { -0.1, -0.2, -0.25, -0.2, -0.1 }]];

    public static MghDiscreteBoundaryValue Instance => new();

    public int Count => 5;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double h = 1.0 / (x.Length + 1), t = (n + 1) * h;
        double left = n > 0 ? x[n - 1] : 0, right = n < x.Length - 1 ? x[n + 1] : 0;
        return 2 * x[n] - left - right + h * h * Math.Pow(x[n] + t + 1, 3) / 2;
    }
}

[Objective]
public readonly partial struct MghBroydenTridiagonal
{
    public static object[][] Inputs => [[0, new double[] { -1, -0.9, -1.1, -0.8, -1.2, -1 }]];

    public static MghBroydenTridiagonal Instance => new();

    public int Count => 6;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double residual = (3 - 2 * x[n]) * x[n] + 1;
        if (n > 0)
            residual -= x[n - 1];
        if (n + 1 < x.Length)
            residual -= 2 * x[n + 1];
        return residual;
    }
}

[Objective]
public readonly partial struct MghBroydenBanded
{
    public static object[][] Inputs => [[0, new double[] { -1, -0.9, -1.1, -0.8, -1.2, -1, -0.7, -1.3 }]];

    public static MghBroydenBanded Instance => new();

    public int Count => 8;

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        double band = 0;
        for (int j = Math.Max(0, n - 5); j <= Math.Min(x.Length - 1, n + 1); j++)
        {
            if (j == n)
                continue;
            band += x[j] * (1 + x[j]);
        }
        return x[n] * (2 + 5 * x[n] * x[n]) + 1 - band;
    }
}

[Objective]
public readonly partial struct MghChebyquad
{
    public static object[][] Inputs => [[0, new double[] { 0.1, 0.25, 0.4, 0.6, 0.85 }]];

    public static MghChebyquad Instance => new();

    public int Count => 5;

    private static double Shifted(double x, int degree)
    {
        double t = 2 * x - 1;
        (double previous, double current) = (1, t);
        for (int i = 1; i < degree; i++)
            (previous, current) = (current, 2 * t * current - previous);
        return current;
    }

    [Residual]
    public double F([Summed(nameof(Count))] int n, ReadOnlySpan<double> x)
    {
        int degree = n + 1;
        double mean = 0;
        for (int j = 0; j < x.Length; j++)
            mean += Shifted(x[j], degree) / x.Length;
        return degree % 2 == 0 ? mean + 1.0 / (degree * degree - 1) : mean;
    }
}
