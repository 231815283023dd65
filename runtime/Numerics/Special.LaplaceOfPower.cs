namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>The integral over t in [0, inf) of t^n e^{-st}: n! / s^{n+1}, s &gt; 0.</summary>
    internal static double LaplaceOfPower(int n, double s)
    {
        double reciprocal = 1 / s, moment = reciprocal;
        for (int k = 1; k <= n; k++)
            moment *= k * reciprocal;
        return moment;
    }

    /// <summary>The integral over t in [0, T] of t^n e^{-st}: T^{n+1} E_n(sT), any real s.</summary>
    internal static double LaplaceOfPower(int n, double s, double upTo)
    {
        double x = s * upTo;
        // e^{-x} x^n / n! is nothing beside 1 there
        if (x > 1000 + 2.0 * n)
            return LaplaceOfPower(n, s);
        double moment = ExponentialMoment(n, x);
        for (int k = 0; k <= n; k++)
            moment *= upTo;
        return moment;
    }
}
