namespace CurseOfMemory.Runtime.Tests.Numerics;

public class DoubleDoubleTests
{
    private static readonly double[] Edges =
        [0.0, -0.0, 1, -1, 0.5, -2, 3, 1e300, -1e300, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly Dictionary<string, Func<double, double>> Doubles = new()
    {
        ["sqrt"] = Math.Sqrt, ["cbrt"] = Math.Cbrt, ["exp"] = Math.Exp, ["expm1"] = Special.Expm1, ["log"] = Math.Log, ["log1p"] = Special.Log1p,
        ["log2"] = Math.Log2, ["log10"] = Math.Log10, ["atan"] = Math.Atan, ["asin"] = Math.Asin, ["acos"] = Math.Acos, ["sinh"] = Math.Sinh,
        ["cosh"] = Math.Cosh, ["tanh"] = Math.Tanh, ["asinh"] = Math.Asinh, ["acosh"] = Math.Acosh, ["atanh"] = Math.Atanh,
    };

    public static TheoryData<string> Names => [.. Doubles.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Functions_do_at_the_edges_what_double_does(string name)
    {
        foreach (double x in Edges)
            AreClose(Doubles[name](x), DoubleDoubleAccuracyTests.Unary[name](x), $"{name}({x})");
    }

    [Fact]
    public void Operators_do_at_the_edges_what_double_does()
    {
        foreach (double x in Edges)
            foreach (double y in Edges)
            {
                DoubleDouble left = x, right = y;
                // of a zero the sign is not kept
                AreCloseOrZero(x + y, left + right, $"{x} + {y}");
                AreCloseOrZero(x + y, left + y, $"{x} + double {y}");
                AreCloseOrZero(x - y, left - right, $"{x} - {y}");
                AreCloseOrZero(x * y, left * right, $"{x} * {y}");
                AreCloseOrZero(x * y, x * right, $"double {x} * {y}");
                AreCloseOrZero(x / y, left / right, $"{x} / {y}");
                AreCloseOrZero(x / y, left / y, $"{x} / double {y}");
                AreCloseOrZero(Math.Pow(x, y), DoubleDouble.Pow(left, right), $"{x} ^ {y}");
                AreCloseOrZero(Math.Atan2(x, y), DoubleDouble.Atan2(left, right), $"atan2({x}, {y})");
                AreCloseOrZero(double.Hypot(x, y), DoubleDouble.Hypot(left, right), $"hypot({x}, {y})");
                AreCloseOrZero(Math.Max(x, y), DoubleDouble.Max(left, right), $"max({x}, {y})");
                AreCloseOrZero(Math.Min(x, y), DoubleDouble.Min(left, right), $"min({x}, {y})");
                Assert.Equal((x < y, x <= y, x == y, x > y, x >= y, x != y), (left < right, left <= right, left == right, left > right, left >= right, left != right));
                Assert.Equal(x.CompareTo(y), left.CompareTo(right));
            }
    }

    private static void AreCloseOrZero(double expected, DoubleDouble actual, string what)
    {
        if (expected != 0)
            AreClose(expected, actual, what);
        else
            Assert.True(actual == 0, $"{what} = {actual}, expected 0");
    }

    private static void AreClose(double expected, DoubleDouble actual, string what)
    {
        bool same = double.IsFinite(expected) && expected != 0
            ? Math.Abs(actual.Hi - expected) <= 1e-14 * Math.Abs(expected)
            : expected.Equals(actual.Hi) && double.IsNegative(expected) == double.IsNegative(actual.Hi) | double.IsNaN(expected);
        Assert.True(same && (double.IsFinite(actual.Hi) ? actual.Hi + actual.Lo == actual.Hi : actual.Lo == 0), $"{what} = ({actual.Hi:R}, {actual.Lo:R}), expected {expected:R}");
    }

    [Fact]
    public void Sums_and_products_of_doubles_are_exact()
    {
        Assert.Equal((1.0, 1e-30), Parts(DoubleDouble.FromSum(1e-30, 1)));
        double x = 1 + Math.ScaleB(1, -40);
        Assert.Equal((1 + Math.ScaleB(1, -39), Math.ScaleB(1, -80)), Parts(DoubleDouble.FromProduct(x, x)));
        Assert.Equal((1.0, -Math.ScaleB(1, -60)), Parts(DoubleDouble.One - Math.ScaleB(1, -60)));
    }

    private static (double, double) Parts(DoubleDouble x) => (x.Hi, x.Lo);

    [Fact]
    public void What_double_loses_stays()
    {
        DoubleDouble x = (DoubleDouble)1e16 + 1 - 1e16;
        Assert.Equal(DoubleDouble.One, x);
        DoubleDouble third = DoubleDouble.One / 3;
        Assert.Equal(0, (double)(3 * third - 1), 2.5e-32);
        Assert.NotEqual((double)third, third);
    }

    [Theory]
    [InlineData(2.5, 0, 2)]
    [InlineData(2.5, 1e-20, 3)]
    [InlineData(2.5, -1e-20, 2)]
    [InlineData(3.5, -1e-20, 3)]
    [InlineData(-2.5, -1e-20, -3)]
    [InlineData(3, -1e-20, 3)]
    public void Rounding_looks_at_both_parts(double high, double low, double nearest)
    {
        DoubleDouble x = DoubleDouble.FromSum(high, low);
        Assert.Equal(nearest, DoubleDouble.Round(x));
        DoubleDouble floor = DoubleDouble.Floor(x), ceiling = DoubleDouble.Ceiling(x);
        Assert.True(floor <= x && x < floor + 1 && DoubleDouble.IsInteger(floor));
        Assert.True(ceiling >= x && x > ceiling - 1 && DoubleDouble.IsInteger(ceiling));
        Assert.Equal(x < 0 ? ceiling : floor, DoubleDouble.Truncate(x));
    }

    [Fact]
    public void Constants_obey_their_functions()
    {
        Assert.Equal(DoubleDouble.E, DoubleDouble.Exp(1));
        Assert.Equal(DoubleDouble.Ln2, DoubleDouble.Log(2));
        Assert.Equal(DoubleDouble.Pi, DoubleDouble.Atan2(0, -1));
        Assert.Equal(-DoubleDouble.Pi / 2, DoubleDouble.Atan2(double.NegativeInfinity, 3));
        // pi less its first 107 bits
        Assert.Equal(-2.9947698097183397e-33, (double)DoubleDouble.Sin(DoubleDouble.Pi), 1e-46);
        Assert.Equal(Math.ScaleB(1, -104), (double)DoubleDouble.Epsilon);
        Assert.Equal(10, DoubleDouble.Log2(1024));
    }

    [Fact]
    public void Powers_have_their_signs()
    {
        Assert.Equal(-8, DoubleDouble.Pow(-2, 3));
        Assert.Equal(0.0625, DoubleDouble.Pow(-2, -4));
        Assert.Equal(-1, DoubleDouble.Pow(-1, 12345));
        Assert.True(DoubleDouble.IsNaN(DoubleDouble.Pow(-2, 0.5)));
        Assert.True(DoubleDouble.IsNaN(DoubleDouble.Pow(-2, DoubleDouble.FromSum(3, 1e-20))));
        Assert.Equal(1, DoubleDouble.Pow(DoubleDouble.NaN, 0));
    }

    [Fact]
    public void Angles_beyond_the_limit_are_NaN()
    {
        Assert.True(DoubleDouble.IsNaN(DoubleDouble.Sin(1e16)) && DoubleDouble.IsNaN(DoubleDouble.Cos(-1e16)) && DoubleDouble.IsNaN(DoubleDouble.Tan(1e300)));
        Assert.True(DoubleDouble.IsNaN(DoubleDouble.Sin(double.NaN)) && DoubleDouble.IsNaN(DoubleDouble.Cos(double.PositiveInfinity)));
    }

    [Fact]
    public void Equality_and_order_see_the_low_part()
    {
        DoubleDouble one = 1, more = DoubleDouble.FromSum(1, 1e-30);
        Assert.True(one < more && more > one && one != more && one <= more && !(one >= more));
        Assert.Equal(-1, one.CompareTo(more));
        Assert.Equal(more, DoubleDouble.Max(one, more));
        Assert.Equal(one, DoubleDouble.Min(more, one));
        Assert.True(DoubleDouble.NaN.Equals(DoubleDouble.NaN) && DoubleDouble.NaN.GetHashCode() == DoubleDouble.NaN.GetHashCode());
        Assert.Throws<ArgumentException>("obj", () => one.CompareTo("1"));
    }

    [Fact]
    public void Arithmetic_and_functions_allocate_nothing()
    {
        DoubleDouble sum = Everything(0.3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum += Everything(0.4);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(DoubleDouble.IsNaN(sum) || DoubleDouble.IsFinite(sum));
    }

    private static DoubleDouble Everything(DoubleDouble x)
    {
        DoubleDouble sum = DoubleDouble.Pow(x, x) / DoubleDouble.Atan2(x, 2) - DoubleDouble.Hypot(x, 1);
        foreach (var (_, function) in DoubleDoubleAccuracyTests.Unary)
            sum += function(x);
        return sum;
    }
}
