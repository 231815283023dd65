using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>What a program needs of its reals: the interpreter knows no derivatives, and numbers that carry them know no programs.</summary>
internal interface IArithmetic<T>
{
    static abstract T Of(double x);

    /// <summary>The number that comparisons and roundings see.</summary>
    static abstract double Value(T x);

    static abstract T Add(T x, T y);

    static abstract T Subtract(T x, T y);

    static abstract T Multiply(T x, T y);

    static abstract T Divide(T x, T y);

    /// <summary>A function of the table by its name, and by its order where it has one.</summary>
    static abstract T Function(string name, int order, T[] x);
}

internal readonly struct DoubleArithmetic : IArithmetic<double>
{
    public static double Of(double x) => x;

    public static double Value(double x) => x;

    public static double Add(double x, double y) => x + y;

    public static double Subtract(double x, double y) => x - y;

    public static double Multiply(double x, double y) => x * y;

    public static double Divide(double x, double y) => x / y;

    public static double Function(string name, int order, double[] x) => name switch
    {
        "exp" => Math.Exp(x[0]),
        "log" => Math.Log(x[0]),
        "log10" => Math.Log10(x[0]),
        "hypot" => double.Hypot(x[0], x[1]),
        "sqrt" => Math.Sqrt(x[0]),
        "sin" => Math.Sin(x[0]),
        "cos" => Math.Cos(x[0]),
        "tanh" => Math.Tanh(x[0]),
        "atan" => Math.Atan(x[0]),
        "sinh" => Math.Sinh(x[0]),
        "cosh" => Math.Cosh(x[0]),
        "abs" => Math.Abs(x[0]),
        "sign" => double.IsNaN(x[0]) ? x[0] : Math.Sign(x[0]),
        "pow" => Math.Pow(x[0], x[1]),
        "gate" => x[0] == 0 ? 0 : x[0] * x[1],
        "ratio" => x[0] == 0 ? 0 : x[0] / x[1],
        _ => Written(name, order, x),
    };

    /// <summary>The method that generated code calls.</summary>
    private static double Written(string name, int order, double[] x)
    {
        Function row = Functions.All[Functions.IndexOf(name)];
        string[] parts = row.Scalar.Replace("global::", "", StringComparison.Ordinal).Split('.');
        Type owner = parts[^2] switch { "Math" => typeof(Math), "double" => typeof(double), _ => typeof(Special) };
        Type[] types = [.. Enumerable.Repeat(typeof(double), row.Arity)];
        object[] arguments = [.. x.Cast<object>()];
        return row.HasOrder
            ? (double)owner.GetMethod(parts[^1], [typeof(int), .. types])!.Invoke(null, [order, .. arguments])!
            : (double)owner.GetMethod(parts[^1], types)!.Invoke(null, arguments)!;
    }
}

/// <summary>Hyper-dual numbers of 31 digits: value, two directional derivatives and the second one.</summary>
internal readonly struct HyperDualArithmetic : IArithmetic<HyperDual>
{
    public static HyperDual Of(double x) => x;

    public static double Value(HyperDual x) => x.F.Value.High;

    public static HyperDual Add(HyperDual x, HyperDual y) => x + y;

    public static HyperDual Subtract(HyperDual x, HyperDual y) => x - y;

    public static HyperDual Multiply(HyperDual x, HyperDual y) => x * y;

    public static HyperDual Divide(HyperDual x, HyperDual y) => x / y;

    public static HyperDual Function(string name, int order, HyperDual[] x) => name switch
    {
        "gate" => Value(x[0]) == 0 ? 0 : x[0] * x[1],
        "ratio" => Value(x[0]) == 0 ? 0 : x[0] / x[1],
        "step" => Value(x[0]) > Value(x[1]) ? 1 : Value(x[0]) < Value(x[1]) ? 0 : 0.5,
        "sign" => HyperMath.Sign(x[0]),
        "digamma" => HyperMath.DiGamma(x[0]),
        "clamp" => HyperMath.Clamp(x[0], x[1], x[2]),
        "fma" => x[0] * x[1] + x[2],
        "polygamma" => HyperMath.Polygamma(order, x[0]),
        "powlog" => HyperMath.Pow(x[0], x[1]) * HyperMath.Pow(HyperMath.Log(x[0]), order),
        // integrals over u in [0, 1] and v in [0, inf)
        "E" => Quadrature.Interval(u => HyperMath.Pow(u, order) * HyperMath.Exp(-x[0] * u), 0, 1),
        "C" => Quadrature.Interval(u => HyperMath.Pow(u, order) * HyperMath.Exp(-x[0] * u) * HyperMath.Cos(x[1] * u), 0, 1),
        "S" => Quadrature.Interval(u => HyperMath.Pow(u, order) * HyperMath.Exp(-x[0] * u) * HyperMath.Sin(x[1] * u), 0, 1),
        "G" => Quadrature.HalfLine(v => HyperMath.Pow(v, order) * HyperMath.Exp(x[0] - x[1] * v - 0.5 * v * v)),
        "K" => Quadrature.HalfLine(v => HyperMath.Pow(v, order) * HyperMath.Exp(x[0] - x[1] * v - 0.5 * x[2] * v * v)),
        "U" => Quadrature.Interval(v => HyperMath.Pow(v, order) * HyperMath.Exp(x[0] - x[1] * v - 0.5 * x[2] * v * v), 0, 1),
        "KC" => Quadrature.HalfLine(v => HyperMath.Pow(v, order) * HyperMath.Exp(x[0] - x[1] * v - 0.5 * x[2] * v * v) * HyperMath.Cos(x[3] * v)),
        "KS" => Quadrature.HalfLine(v => HyperMath.Pow(v, order) * HyperMath.Exp(x[0] - x[1] * v - 0.5 * x[2] * v * v) * HyperMath.Sin(x[3] * v)),
        "UC" => Quadrature.Interval(v => HyperMath.Pow(v, order) * HyperMath.Exp(x[0] - x[1] * v - 0.5 * x[2] * v * v) * HyperMath.Cos(x[3] * v), 0, 1),
        "US" => Quadrature.Interval(v => HyperMath.Pow(v, order) * HyperMath.Exp(x[0] - x[1] * v - 0.5 * x[2] * v * v) * HyperMath.Sin(x[3] * v), 0, 1),
        "GC" => Quadrature.HalfLine(v => HyperMath.Pow(v, order) * HyperMath.Exp(x[0] - x[1] * v - 0.5 * v * v) * HyperMath.Cos(x[2] * v)),
        "GS" => Quadrature.HalfLine(v => HyperMath.Pow(v, order) * HyperMath.Exp(x[0] - x[1] * v - 0.5 * v * v) * HyperMath.Sin(x[2] * v)),
        _ => x.Length == 1 ? OfOne(name)(x[0]) : OfTwo(name)(x[0], x[1]),
    };

    private static Func<HyperDual, HyperDual> OfOne(string name) => name switch
    {
        "exp" => HyperMath.Exp,
        "expm1" => HyperMath.ExpM1,
        "log" => HyperMath.Log,
        "log1p" => HyperMath.LogP1,
        "log2" => HyperMath.Log2,
        "log10" => HyperMath.Log10,
        "sqrt" => HyperMath.Sqrt,
        "cbrt" => HyperMath.Cbrt,
        "softplus" => HyperMath.Softplus,
        "sigmoid" => HyperMath.Sigmoid,
        "abs" => HyperMath.Abs,
        "floor" => HyperMath.Floor,
        "ceiling" => HyperMath.Ceiling,
        "round" => HyperMath.Round,
        "truncate" => HyperMath.Truncate,
        "erf" => HyperMath.Erf,
        "erfc" => HyperMath.Erfc,
        "erfcx" => HyperMath.Erfcx,
        "gamma" => HyperMath.Gamma,
        "gammaln" => HyperMath.GammaLn,
        _ => OfAngles(name),
    };

    private static Func<HyperDual, HyperDual> OfAngles(string name) => name switch
    {
        "sin" => HyperMath.Sin,
        "cos" => HyperMath.Cos,
        "tan" => HyperMath.Tan,
        "sinpi" => HyperMath.SinPi,
        "cospi" => HyperMath.CosPi,
        "tanpi" => HyperMath.TanPi,
        "asin" => HyperMath.Asin,
        "acos" => HyperMath.Acos,
        "atan" => HyperMath.Atan,
        "sinh" => HyperMath.Sinh,
        "cosh" => HyperMath.Cosh,
        "tanh" => HyperMath.Tanh,
        "asinh" => HyperMath.Asinh,
        "acosh" => HyperMath.Acosh,
        "atanh" => HyperMath.Atanh,
        _ => throw Unknown(name),
    };

    private static Func<HyperDual, HyperDual, HyperDual> OfTwo(string name) => name switch
    {
        "pow" => HyperMath.Pow,
        "hypot" => HyperMath.Hypot,
        "atan2" => HyperMath.Atan2,
        "copysign" => HyperMath.CopySign,
        "max" => HyperMath.Max,
        "min" => HyperMath.Min,
        "logbase" => HyperMath.Log,
        _ => throw Unknown(name),
    };

    private static ArgumentException Unknown(string name) => new($"The interpreter knows no function '{name}'.");
}
