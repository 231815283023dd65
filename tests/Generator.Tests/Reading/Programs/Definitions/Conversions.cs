using static System.Math;

public static partial class BeyondIntegers
{
    public static object[][] Inputs => [[0.3, 1.0], [1.7, 1e10], [-1.7, -3e9], [0.9, 1e20], [2.1, double.NaN]];

    // with a constant argument a constant beyond the range, whose cast C# would refuse in generated code (CS0221)
    private static int Scaled(double factor) => (int)(factor * 1e10);

    // what doesn't fit is the nearest that does
    [Differentiable]
    public static double F(double x, [Constant] double big)
    {
        double y = x + big, sum = 0;
        sum += x * (int)y + x * x * (uint)y * 0.5 + Sin(x) * (short)y + Cos(x) * (byte)(y + 300.5) + Exp(x) * (sbyte)y;
        return sum + x * (long)(y * 0.25) + (float)x * (int)(float)y + (int)Floor(1e3 * x) * x + Scaled(0.3) * x * 1e-9;
    }
}

public static partial class SeldomFunctions
{
    public static object[][] Inputs => [[0.3, 0.7, 0.4], [0.9, -0.2, 0.2], [0.5, 0.5, 0.9]];

    [Differentiable]
    public static double F(double x, double y, double z)
    {
        double s = double.Exp2M1(x) * double.Exp10M1(z * y) + double.Log2P1(x) - double.Log10P1(z) * y;
        s += double.AsinPi(x) * y + double.AcosPi(z) + double.AtanPi(y) * double.Atan2Pi(y, x) + Math.ScaleB(x * z, -2);
        s += double.MaxMagnitude(x, y * 2) * z + double.MinMagnitude(y * y, -z) + double.MaxNumber(x * x, z) * double.MinNumber(y, double.NaN);
        return s + double.ClampNative(x * y, 0.1, 0.2) + (double.IsNegative(-0.0 * x) ? x * x : y) + (double.IsPositive(y) ? z * x : x);
    }
}

public static partial class OrderOfNaN
{
    public static object[][] Inputs => [[0.3, 0.7], [0.7, 0.3], [0.5, 0.5]];

    [Differentiable]
    public static double F(double x, double y)
    {
        double none = Math.Sqrt(-1 - x * x), s = x.CompareTo(y) * x * y;
        s += none.CompareTo(x) * x + x.CompareTo(none) * y * y + none.CompareTo(none) * 100;
        return s + (none.Equals(none) ? x * x : y) + (x.Equals(y) ? 1 : x) + (none.Equals(x) ? 50 : y);
    }
}
