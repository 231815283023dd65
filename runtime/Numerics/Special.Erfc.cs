namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>The complementary error function, 2 / sqrt(pi) times the integral of e^{-u^2} over u in [x, inf).</summary>
    /// <remarks>Relative error at most 4 units in the last place, down to where the function underflows (x = 27.2).</remarks>
    public static double Erfc(double x)
    {
        if (x < 0)
            return 2 - Erfc(-x);
        if (x > 28)
            return 0;
        double square = x * x, rest = Math.FusedMultiplyAdd(x, x, -square), scaled = ErfcxOfPositive(x);
        // erfc(x) = e^{-x^2} erfcx(x)
        scaled = Math.FusedMultiplyAdd(-rest, scaled, scaled);
        if (x < 26)
            return Math.Exp(-square) * scaled;
        // by halves, so that e^{-x^2} does not underflow before the product does
        double half = Math.Exp(-0.5 * square);
        return half * (half * scaled);
    }
}
