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

    /// <summary>A function of the table by its name.</summary>
    static abstract T Function(string name, T[] x);
}

internal readonly struct DoubleArithmetic : IArithmetic<double>
{
    public static double Of(double x) => x;

    public static double Value(double x) => x;

    public static double Add(double x, double y) => x + y;

    public static double Subtract(double x, double y) => x - y;

    public static double Multiply(double x, double y) => x * y;

    public static double Divide(double x, double y) => x / y;

    public static double Function(string name, double[] x) => name switch
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
        _ => throw new ArgumentException($"The interpreter knows no function '{name}'."),
    };
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

    public static HyperDual Function(string name, HyperDual[] x) => name switch
    {
        "exp" => HyperDual.Exp(x[0]),
        "log" => HyperDual.Log(x[0]),
        "log10" => HyperDual.Log(x[0]) / HyperDual.Log(10),
        "hypot" => HyperDual.Sqrt(x[0] * x[0] + x[1] * x[1]),
        "sqrt" => HyperDual.Sqrt(x[0]),
        "sin" => HyperDual.Sin(x[0]),
        "cos" => HyperDual.Cos(x[0]),
        "tanh" => HyperDual.Tanh(x[0]),
        "atan" => HyperDual.Atan(x[0]),
        "sinh" => HyperDual.Sinh(x[0]),
        "cosh" => HyperDual.Cosh(x[0]),
        // the derivative of |x| at 0 is 0 by convention
        "abs" => Math.Sign(Value(x[0])) * x[0],
        "sign" => Math.Sign(Value(x[0])),
        "pow" => HyperDual.Pow(x[0], x[1]),
        "gate" => Value(x[0]) == 0 ? 0 : x[0] * x[1],
        _ => throw new ArgumentException($"The interpreter knows no function '{name}'."),
    };
}
