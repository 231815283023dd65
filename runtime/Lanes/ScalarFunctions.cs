namespace CurseOfMemory;

/// <summary>The scalar functions that <see cref="LaneByLane"/> applies, one row each.</summary>
internal static class ScalarFunctions
{
    public readonly struct Cbrt : IUnary { public static double Apply(double x) => Math.Cbrt(x); }
    public readonly struct Sin : IUnary { public static double Apply(double x) => Math.Sin(x); }
    public readonly struct Cos : IUnary { public static double Apply(double x) => Math.Cos(x); }
    public readonly struct Pow : IBinary { public static double Apply(double x, double y) => Math.Pow(x, y); }
    public readonly struct Asin : IUnary { public static double Apply(double x) => Math.Asin(x); }
    public readonly struct Acos : IUnary { public static double Apply(double x) => Math.Acos(x); }
    public readonly struct Atan : IUnary { public static double Apply(double x) => Math.Atan(x); }
    public readonly struct Atan2 : IBinary { public static double Apply(double y, double x) => Math.Atan2(y, x); }
    public readonly struct Asinh : IUnary { public static double Apply(double x) => Math.Asinh(x); }
    public readonly struct Acosh : IUnary { public static double Apply(double x) => Math.Acosh(x); }
    public readonly struct Atanh : IUnary { public static double Apply(double x) => Math.Atanh(x); }
}
