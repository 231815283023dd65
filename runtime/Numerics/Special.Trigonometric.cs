namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>sin(pi x).</summary>
    public static double SinPi(double x) => double.SinPi(x);

    /// <inheritdoc cref="SinPi(double)"/>
    public static DoubleDouble SinPi(DoubleDouble x)
    {
        // sin(pi (k + r)) = (-1)^k sin(pi r) with r in [-1/2, 1/2], exactly known
        DoubleDouble k = DoubleDouble.Round(x), sine = DoubleDouble.Sin(DoubleDouble.Pi * (x - k));
        return IsOdd(k) ? -sine : sine;
    }

    /// <summary>cos(pi x).</summary>
    public static double CosPi(double x) => double.CosPi(x);

    /// <inheritdoc cref="CosPi(double)"/>
    public static DoubleDouble CosPi(DoubleDouble x)
    {
        // cos(pi (k + r)) = (-1)^k sin(pi (1/2 - |r|))
        DoubleDouble k = DoubleDouble.Round(x), cosine = DoubleDouble.Sin(DoubleDouble.Pi * (0.5 - DoubleDouble.Abs(x - k)));
        return IsOdd(k) ? -cosine : cosine;
    }

    /// <summary>tan(pi x).</summary>
    public static double TanPi(double x) => double.TanPi(x);

    /// <inheritdoc cref="TanPi(double)"/>
    public static DoubleDouble TanPi(DoubleDouble x) => SinPi(x) / CosPi(x);

    private static bool IsOdd(DoubleDouble whole) => !DoubleDouble.IsInteger(0.5 * whole);
}
