namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>What <c>double</c> offers and is seldom seen.</summary>
public static partial class HyperMath
{
    public static HyperDual Exp2M1(HyperDual a) => Pow(2, a) - 1;

    public static HyperDual Exp10M1(HyperDual a) => Pow(10, a) - 1;

    public static HyperDual Log2P1(HyperDual a) => Log2(1 + a);

    public static HyperDual Log10P1(HyperDual a) => Log10(1 + a);

    public static HyperDual AsinPi(HyperDual a) => Asin(a) / Math.PI;

    public static HyperDual AcosPi(HyperDual a) => Acos(a) / Math.PI;

    public static HyperDual AtanPi(HyperDual a) => Atan(a) / Math.PI;

    public static HyperDual Atan2Pi(HyperDual a, HyperDual b) => Atan2(a, b) / Math.PI;

    public static HyperDual ScaleB(HyperDual a, int n) => a * Math.ScaleB(1, n);

    public static HyperDual MaxMagnitude(HyperDual a, HyperDual b) => double.MaxMagnitude(a.Plain, b.Plain).Equals(a.Plain) ? a : b;

    public static HyperDual MinMagnitude(HyperDual a, HyperDual b) => double.MinMagnitude(a.Plain, b.Plain).Equals(a.Plain) ? a : b;

    public static HyperDual MaxNumber(HyperDual a, HyperDual b) => double.MaxNumber(a.Plain, b.Plain).Equals(a.Plain) ? a : b;

    public static HyperDual MinNumber(HyperDual a, HyperDual b) => double.MinNumber(a.Plain, b.Plain).Equals(a.Plain) ? a : b;

    public static HyperDual ClampNative(HyperDual a, HyperDual from, HyperDual to) => Clamp(a, from, to);

    public static bool IsPositive(HyperDual a) => double.IsPositive(a.Plain);
}
