namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>The complementary error function, 2 / sqrt(pi) times the integral of e^{-u^2} over u in [x, inf).</summary>
    /// <remarks>Relative error at most 4 units in the last place, down to where the function underflows (x = 27.2).</remarks>
    public static double Erfc(double x)
    {
        // erfc(6) = 2e-17 is below the rounding of 2
        if (x < -6)
            return 2;
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

    /// <summary>erfc(x) for x &gt;= 0 in each lane, with an absolute error below 1e-16: for what it is added to.</summary>
    internal static TLanes ErfcOfPositive<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes reciprocal = TLanes.Broadcast(1) / (x + 3.75), t = (x - 3.75) * reciprocal;
        t = TLanes.MultiplyAdd(TLanes.MultiplyAdd(-t, x, TLanes.MultiplyAdd(-3.75, t + 1, x)), reciprocal, t);
        TLanes square = t * t, even = TLanes.Zero, odd = TLanes.Zero;
        for (int k = ErfcxCoefficients.Length - 2; k >= 0; k -= 2)
        {
            even = TLanes.MultiplyAdd(even, square, TLanes.Broadcast(ErfcxCoefficients[k]));
            odd = TLanes.MultiplyAdd(odd, square, TLanes.Broadcast(ErfcxCoefficients[k + 1]));
        }
        return TLanes.Exp(-x * x) * TLanes.MultiplyAdd(odd, t, even) / TLanes.MultiplyAdd(1.5, x, TLanes.Broadcast(0.75));
    }
}
