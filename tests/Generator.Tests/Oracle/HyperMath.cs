namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>
/// The functions of <see cref="Math"/>, and of the libraries that people use beside it, over <see cref="HyperDual"/>: values to about 30 digits, and
/// derivatives by rules of their own.
/// </summary>
public static partial class HyperMath
{
    public const double PI = Math.PI, E = Math.E, Tau = Math.Tau;

    public static HyperDual Exp(HyperDual a) => HyperDual.Exp(a);

    public static HyperDual ExpM1(HyperDual a) => Math.Abs(a.Plain) > 1e-3
        ? HyperDual.Exp(a) - 1
        : HyperDual.Chain(a, Expm1Series(a.F.Value), Extended.Exp(a.F.Value), Extended.Exp(a.F.Value));

    public static HyperDual Expm1(HyperDual a) => ExpM1(a);

    public static HyperDual Log(HyperDual a) => HyperDual.Log(a);

    public static HyperDual Log(HyperDual a, HyperDual b) => HyperDual.Log(a) / HyperDual.Log(b);

    public static HyperDual Log2(HyperDual a) => HyperDual.Log(a) / HyperDual.Log(2);

    public static HyperDual Log10(HyperDual a) => HyperDual.Log(a) / HyperDual.Log(10);

    public static HyperDual LogP1(HyperDual a) => HyperDual.Log(1 + a);

    public static HyperDual Log1p(HyperDual a) => LogP1(a);

    public static HyperDual Sqrt(HyperDual a) => HyperDual.Sqrt(a);

    public static HyperDual Cbrt(HyperDual a)
    {
        // Newton's iteration for y^3 = x
        Extended y = Math.Cbrt(a.Plain);
        y -= (y * y * y - a.F.Value) / (3 * y * y);
        return HyperDual.Chain(a, y, 1 / (3 * y * y), -2 / (9 * y * y * y * y * y));
    }

    public static HyperDual Pow(HyperDual a, HyperDual b) => HyperDual.Pow(a, b);

    public static HyperDual Hypot(HyperDual a, HyperDual b) => HyperDual.Sqrt(a * a + b * b);

    public static HyperDual Sin(HyperDual a) => HyperDual.Sin(a);

    public static HyperDual Cos(HyperDual a) => HyperDual.Cos(a);

    public static (HyperDual Sin, HyperDual Cos) SinCos(HyperDual a) => (Sin(a), Cos(a));

    public static HyperDual Tan(HyperDual a) => Sin(a) / Cos(a);

    public static HyperDual SinPi(HyperDual a) => Sin(a * Extended.Pi);

    public static HyperDual CosPi(HyperDual a) => Cos(a * Extended.Pi);

    public static HyperDual TanPi(HyperDual a) => SinPi(a) / CosPi(a);

    public static HyperDual Asin(HyperDual a) => HyperDual.Atan(a / HyperDual.Sqrt((1 - a) * (1 + a)));

    public static HyperDual Acos(HyperDual a) => Extended.Pi * 0.5 - Asin(a);

    public static HyperDual Atan(HyperDual a) => HyperDual.Atan(a);

    public static HyperDual Atan2(HyperDual y, HyperDual x)
    {
        if (Math.Abs(y.Plain) > Math.Abs(x.Plain))
            return (y.Plain > 0 ? Extended.Pi * 0.5 : Extended.Pi * -0.5) - HyperDual.Atan(x / y);
        HyperDual angle = HyperDual.Atan(y / x);
        return x.Plain > 0 ? angle : angle + (y.Plain >= 0 ? Extended.Pi : -Extended.Pi);
    }

    public static HyperDual Sinh(HyperDual a) => HyperDual.Sinh(a);

    public static HyperDual Cosh(HyperDual a) => HyperDual.Cosh(a);

    public static HyperDual Tanh(HyperDual a) => HyperDual.Tanh(a);

    public static HyperDual Asinh(HyperDual a) => a.Plain < 0 ? -Asinh(-a) : HyperDual.Log(a + HyperDual.Sqrt(a * a + 1));

    public static HyperDual Acosh(HyperDual a) => HyperDual.Log(a + HyperDual.Sqrt((a - 1) * (a + 1)));

    public static HyperDual Atanh(HyperDual a) => 0.5 * HyperDual.Log((1 + a) / (1 - a));

    public static HyperDual FusedMultiplyAdd(HyperDual a, HyperDual b, HyperDual c) => a * b + c;

    public static HyperDual Softplus(HyperDual a) => a.Plain > 0 ? a + Softplus(-a) : LogP1(HyperDual.Exp(a));

    public static HyperDual Sigmoid(HyperDual a) => a.Plain > 0 ? 1 / (1 + HyperDual.Exp(-a)) : HyperDual.Exp(a) / (1 + HyperDual.Exp(a));

    public static HyperDual Logistic(HyperDual a) => Sigmoid(a);

    private static Extended Expm1Series(Extended x)
    {
        Extended term = x, sum = x;
        for (int i = 2; i <= 12; i++)
            sum += term = term * x / i;
        return sum;
    }
}
