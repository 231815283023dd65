namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>Functions with kinks and jumps.</summary>
public static partial class HyperMath
{
    // the derivative of |x| at 0 is 0 by convention
    public static HyperDual Abs(HyperDual a) => double.IsNaN(a.Plain) ? a : Math.Sign(a.Plain) * a;

    public static int Abs(int a) => Math.Abs(a);

    public static long BigMul(int a, int b) => Math.BigMul(a, b);

    public static int Sign(HyperDual a) => Math.Sign(a.Plain);

    // a number that is none stays none, as in System.Math
    public static HyperDual Max(HyperDual a, HyperDual b) => a.Plain >= b.Plain || IsNaN(a) ? a : b;

    public static int Max(int a, int b) => Math.Max(a, b);

    public static HyperDual Min(HyperDual a, HyperDual b) => a.Plain <= b.Plain || IsNaN(a) ? a : b;

    public static int Min(int a, int b) => Math.Min(a, b);

    public static HyperDual Clamp(HyperDual a, HyperDual from, HyperDual to) => Min(Max(a, from), to);

    public static int Clamp(int a, int from, int to) => Math.Clamp(a, from, to);

    public static HyperDual CopySign(HyperDual a, HyperDual sign) => Math.CopySign(1, sign.Plain) * Abs(a);

    public static HyperDual Floor(HyperDual a) => Math.Floor(a.Plain);

    public static HyperDual Ceiling(HyperDual a) => Math.Ceiling(a.Plain);

    public static HyperDual Round(HyperDual a) => Math.Round(a.Plain);

    public static HyperDual Truncate(HyperDual a) => Math.Truncate(a.Plain);

    public static bool IsNaN(HyperDual a) => double.IsNaN(a.Plain);

    public static bool IsFinite(HyperDual a) => double.IsFinite(a.Plain);

    public static bool IsInfinity(HyperDual a) => double.IsInfinity(a.Plain);

    public static bool IsNegative(HyperDual a) => double.IsNegative(a.Plain);
}
