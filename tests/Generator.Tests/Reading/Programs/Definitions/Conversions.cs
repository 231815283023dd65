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
