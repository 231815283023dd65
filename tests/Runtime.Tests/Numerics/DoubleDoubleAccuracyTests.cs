using Xunit.Abstractions;

namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>Every function against 120-digit arithmetic, in units of u^2 = 2^-106; the limits are those of the doc comments.</summary>
public class DoubleDoubleAccuracyTests(ITestOutputHelper output)
{
    internal static readonly Dictionary<string, Func<DoubleDouble, DoubleDouble>> Unary = new()
    {
        ["sqrt"] = DoubleDouble.Sqrt, ["cbrt"] = DoubleDouble.Cbrt, ["exp"] = DoubleDouble.Exp, ["expm1"] = DoubleDouble.Expm1,
        ["log"] = DoubleDouble.Log, ["log1p"] = DoubleDouble.Log1p, ["log2"] = DoubleDouble.Log2, ["log10"] = DoubleDouble.Log10,
        ["sin"] = DoubleDouble.Sin, ["cos"] = DoubleDouble.Cos, ["tan"] = DoubleDouble.Tan,
        ["asin"] = DoubleDouble.Asin, ["acos"] = DoubleDouble.Acos, ["atan"] = DoubleDouble.Atan,
        ["sinh"] = DoubleDouble.Sinh, ["cosh"] = DoubleDouble.Cosh, ["tanh"] = DoubleDouble.Tanh,
        ["asinh"] = DoubleDouble.Asinh, ["acosh"] = DoubleDouble.Acosh, ["atanh"] = DoubleDouble.Atanh,
    };

    private static readonly Dictionary<string, Func<DoubleDouble, DoubleDouble, DoubleDouble>> Binary = new()
    {
        ["add"] = (x, y) => x + y, ["multiply"] = (x, y) => x * y, ["divide"] = (x, y) => x / y,
        ["atan2"] = DoubleDouble.Atan2, ["hypot"] = DoubleDouble.Hypot, ["pow"] = DoubleDouble.Pow,
    };

    [Theory]
    [InlineData("sqrt", 4)]
    [InlineData("cbrt", 4)]
    [InlineData("exp", 3.2)]
    [InlineData("expm1", 8)]
    [InlineData("log", 8)]
    [InlineData("log1p", 8)]
    [InlineData("log2", 8)]
    [InlineData("log10", 8)]
    [InlineData("sin", 8)]
    [InlineData("cos", 8)]
    [InlineData("tan", 12)]
    [InlineData("asin", 8)]
    [InlineData("acos", 8)]
    [InlineData("atan", 8)]
    [InlineData("sinh", 8)]
    [InlineData("cosh", 8)]
    [InlineData("tanh", 8)]
    [InlineData("asinh", 8)]
    [InlineData("acosh", 8)]
    [InlineData("atanh", 8)]
    public void Functions_of_one_variable(string name, double limit)
    {
        double worst = DoubleDoubleReference.Agree(DoubleDoubleReference.Rows("double-double.json", name), limit * Unit, x => Unary[name](x[0]));
        output.WriteLine($"{name}: {worst:E2}");
    }

    [Theory]
    [InlineData("add", 3)]
    [InlineData("multiply", 4)]
    [InlineData("divide", 10)]
    [InlineData("atan2", 8)]
    [InlineData("hypot", 8)]
    [InlineData("pow", 100)]
    public void Functions_of_two_variables(string name, double limit)
    {
        double worst = DoubleDoubleReference.Agree(DoubleDoubleReference.Rows("double-double.json", name), limit * Unit, x => Binary[name](x[0], x[1]));
        output.WriteLine($"{name}: {worst:E2}");
    }

    private static readonly double Unit = Math.ScaleB(1, -106);
}
