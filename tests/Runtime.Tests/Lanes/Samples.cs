namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>The numbers that the lane tests try, and how they compare.</summary>
internal static class Samples
{
    public static readonly double[] Edges =
    [
        0.0, -0.0, double.Epsilon, -double.Epsilon, 1e-310, -2.2250738585072009e-308, 2.2250738585072014e-308, 1e-300, -1e-20,
        0.1, -0.5, 0.5, 1, -1, 1.5, -1.5, 2, 2.5, -2.5, 3.5, 7.7, -7.7, 100.25, 4503599627370495.5, 4503599627370497, -9007199254740993,
        1e22, -1e155, 1e300, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    /// <summary>The same number to the last bit, the sign of zero included; any NaN is the same as any other.</summary>
    public static bool Same(double expected, double actual)
        => double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);

    /// <summary>How many doubles lie between two: 0 for equal ones, huge if only one is NaN.</summary>
    public static double Distance(double expected, double actual)
    {
        if (double.IsNaN(expected) || double.IsNaN(actual))
            return double.IsNaN(expected) == double.IsNaN(actual) ? 0 : double.PositiveInfinity;
        return Math.Abs((double)((Int128)Rank(expected) - Rank(actual)));
    }

    /// <summary>0.5, 1.5, ... : distinct, so that a lane out of place shows.</summary>
    public static double[] Ramp(int length) => Enumerable.Range(0, length).Select(i => i + 0.5).ToArray();

    private static long Rank(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
