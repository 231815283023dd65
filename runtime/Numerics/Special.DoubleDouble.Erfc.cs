namespace CurseOfMemory;

public static partial class Special
{
    /// <summary><see cref="Erfcx(double)"/> in extended precision.</summary>
    /// <remarks>Relative error at most 2e-31.</remarks>
    public static DoubleDouble Erfcx(DoubleDouble x)
    {
        if (x.Hi < -26.7)
            return DoubleDouble.PositiveInfinity;
        // erfcx(x) = sqrt(2/pi) G_0(x sqrt 2), erfcx(-x) = 2 e^{x^2} - erfcx(x)
        return x.Hi < 0
            ? 2 * ExpOfProduct(x, x) - Erfcx(-x)
            : DoubleDoubleTables.SqrtTwoOverPi * GaussianMoment(0, x * DoubleDoubleTables.Sqrt2);
    }

    /// <summary><see cref="Erfc(double)"/> in extended precision.</summary>
    /// <remarks>Relative error at most 2e-31 down to 1e-290 (x = 25.8), below that what underflow leaves.</remarks>
    public static DoubleDouble Erfc(DoubleDouble x)
    {
        // erfc(8.6) = 5e-34 is nothing beside 2, and of erfc(6.2) = 2e-18 a few digits count
        if (x.Hi < -6.2)
            return x.Hi < -8.6 ? 2 : 2 - (DoubleDouble)Erfc(-x.Hi);
        if (x.Hi < 0)
            return 2 - Erfc(-x);
        // erfc(x) = e^{-x^2} erfcx(x)
        return x.Hi > 28 ? 0 : ExpOfProduct(-x, x) * Erfcx(x);
    }
}
