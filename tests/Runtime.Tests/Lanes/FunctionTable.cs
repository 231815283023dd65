namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>One elementary function: the truth, where to measure it, and the largest error allowed in units of the last place.</summary>
internal sealed record FunctionRow(string Name, Func<double, BigReal> Truth, double Limit, params (double From, double To)[] Ranges)
{
    private const int PointsPerRange = 400;

    private readonly Lazy<(double X, BigReal Y)[]> samples = new(() => Sample(Name, Truth, Ranges));

    public (double X, BigReal Y)[] Samples => samples.Value;

    public override string ToString() => Name;

    private static (double, BigReal)[] Sample(string name, Func<double, BigReal> truth, (double From, double To)[] ranges)
    {
        var random = new Random(name.Length + 100 * name[^1]);
        return ranges.SelectMany(range => Enumerable.Range(0, PointsPerRange).Select(_ => Between(random, range.From, range.To)))
            .Select(x => (x, truth(x))).ToArray();
    }

    /// <summary>Uniform, or uniform in the logarithm where both ends have one sign.</summary>
    private static double Between(Random random, double from, double to)
    {
        double t = random.NextDouble();
        if (from * to <= 0)
            return from + t * (to - from);
        double x = Math.Sign(from) * Math.Exp((1 - t) * Math.Log(Math.Abs(from)) + t * Math.Log(Math.Abs(to)));
        return Math.Clamp(x, from, to);
    }
}

/// <summary>The functions of one variable, their names those of <see cref="ILanes{TSelf, TScalar}"/>.</summary>
internal static class FunctionTable
{
    private const double Tiny = double.Epsilon, Normal = 2.2250738585072014e-308, Huge = double.MaxValue;

    public static readonly FunctionRow[] Rows =
    [
        new("Exp", x => BigMath.Exp(x), 1.2, (-1, 1), (-708, 709.7), (-745, -708), (1e-300, 0.1), (-1e-9, -1e-20)),
        new("Expm1", x => BigMath.Expm1(x), 2, (-1, 1), (-50, 709.7), (Normal, 1), (-1, -Normal), (-1.1, -0.9), (0.9, 1.1)),
        new("Log", x => BigMath.Log(x), 1, (Tiny, Normal), (Normal, Huge), (0.5, 2), (0.999, 1.001), (1 - 1e-12, 1 + 1e-12)),
        new("Log1p", x => BigMath.Log1p(x), 2, (-0.999, 1), (Normal, Huge), (-0.5, -Normal), (-0.7, -0.5), (-1 + 1e-16, -0.999)),
        new("Log2", x => BigMath.Log2(x), 1, (Tiny, Normal), (Normal, Huge), (0.5, 2), (0.999, 1.001), (1 - 1e-12, 1 + 1e-12)),
        new("Log10", x => BigMath.Log10(x), 2, (Tiny, Normal), (Normal, Huge), (0.5, 2), (0.999, 1.001)),
        new("Cbrt", x => BigMath.Cbrt(x), 3, (Tiny, Normal), (Normal, Huge), (-1, 1), (-Huge, -1)),
        new("Sqrt", x => ((BigReal)x).Sqrt(), 0.5, (Tiny, Normal), (Normal, Huge), (0, 1)),
        new("Sin", x => BigMath.Sin(x), 1, (-1, 1), (-10, 10), (1, 1e5), (-1e15, -1e5), (1e15, Huge), (Tiny, 1), (3.14159, 3.1416)),
        new("Cos", x => BigMath.Cos(x), 1, (-1, 1), (-10, 10), (1, 1e5), (-1e15, -1e5), (1e15, Huge), (Tiny, 1), (1.5707, 1.5708)),
        new("Tan", x => BigMath.Tan(x), 3, (-1, 1), (-10, 10), (1, 1e5), (-1e15, -1e5), (1e15, Huge), (Tiny, 1), (1.5707, 1.5708)),
        new("Asin", x => BigMath.Asin(x), 1, (-1, 1), (Tiny, 1), (0.999, 1), (-1, -0.999)),
        new("Acos", x => BigMath.Acos(x), 1, (-1, 1), (Tiny, 1), (0.999, 1), (-1, -0.999)),
        new("Atan", x => BigMath.Atan(x), 1, (-1, 1), (-10, 10), (Tiny, 1), (1, Huge)),
        new("Sinh", x => BigMath.Sinh(x), 3, (-1, 1), (-710, 710), (Normal, 1), (0.1, 1)),
        new("Cosh", x => BigMath.Cosh(x), 2, (-1, 1), (-710, 710), (Normal, 1)),
        new("Tanh", x => BigMath.Tanh(x), 2.5, (-1, 1), (-20, 20), (Normal, 1), (20, Huge), (0.1, 1)),
        new("Asinh", x => BigMath.Asinh(x), 2, (-1, 1), (-10, 10), (Normal, 1), (1, Huge)),
        new("Acosh", x => BigMath.Acosh(x), 3, (1, 2), (1, Huge), (1, 1.000001)),
        new("Sigmoid", x => 1 / (1 + BigMath.Exp(-(BigReal)x)), 2.5, (-1, 1), (-30, 30), (-700, 700), (-1e-3, 1e-3)),
        new("Softplus", x => BigMath.Log1p(BigMath.Exp(x)), 2.5, (-1, 1), (-30, 30), (-700, 700), (-1e-3, 1e-3)),
        new("Erfc", x => Widened(Special.Erfc((DoubleDouble)x)), 4, (-1, 1), (-6, 6), (1e-3, 27), (-1e-6, 1e-6), (25.9, 26.5)),
        new("Erfcx", x => Widened(Special.Erfcx((DoubleDouble)x)), 4, (-1, 1), (-6, 6), (-26, -1), (1, 1e3), (1e3, 1e12), (-1e-6, 1e-6)),
        new("Atanh", x => BigMath.Atanh(x), 2, (-1 + 1e-15, 1 - 1e-15), (Normal, 0.999), (0.1, 0.6)),
    ];

    /// <summary>The largest errors allowed of the functions of two variables.</summary>
    public static readonly IReadOnlyDictionary<string, double> PairLimits = new Dictionary<string, double> { ["Hypot"] = 2, ["Pow"] = 2, ["Atan2"] = 2 };

    private static BigReal Widened(DoubleDouble x) => (BigReal)x.Hi + x.Lo;

    public static FunctionRow Row(string name) => Rows.Single(row => row.Name == name);
}
