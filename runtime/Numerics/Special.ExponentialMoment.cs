namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>E_n(x) = integral over u in [0, 1] of u^n e^{-xu}, for any real x; its derivative is -E_{n+1}(x).</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="x">The exponent; infinite values give the limits 0 and infinity.</param>
    /// <remarks>Relative error about 1e-15, through x = 0.</remarks>
    public static double ExponentialMoment(int n, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return x >= 0 ? DecayingMoment(n, x) : GrowingMoment(n, -x);
    }

    /// <summary><see cref="ExponentialMoment(int, double)"/> lane by lane.</summary>
    public static TLanes ExponentialMoment<TLanes>(int n, TLanes x)
        where TLanes : struct, ILanes<TLanes, double>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, ExponentialMoment(n, TLanes.Extract(x, lane)));
        return x;
    }

    private static double DecayingMoment(int n, double x)
    {
        double decay = Math.Exp(-x);
        if (x <= n + 1)
            return decay * KummerSeries(n, x);
        // By parts: E_0 = (1 - e^{-x}) / x, E_k = (k E_{k-1} - e^{-x}) / x; stable while k < x
        double reciprocal = 1 / x, moment = (1 - decay) * reciprocal;
        for (int k = 1; k <= n; k++)
            moment = (k * moment - decay) * reciprocal;
        return moment;
    }

    // e^x E_n(x) = sum_k x^k / ((n+1) (n+2) ... (n+1+k)), DLMF 13.6.5 after Kummer's transformation: no sign changes for x > 0
    private static double KummerSeries(int n, double x)
    {
        double term = 1.0 / (n + 1), sum = term;
        for (int k = n + 2; term > 1e-17 * sum; k++)
            sum += term *= x / k;
        return sum;
    }

    // E_n(-x) for x > 0
    private static double GrowingMoment(int n, double x)
    {
        if (x <= n + 1)
            return PowerSeries(n, x);
        if (double.IsInfinity(x))
            return x;
        // The same recurrence for e^{-x} E_n(-x), so that it overflows only where the result does
        double reciprocal = 1 / x, moment = (1 - Math.Exp(-x)) * reciprocal;
        for (int k = 1; k <= n; k++)
            moment = (1 - k * moment) * reciprocal;
        return TimesExp(moment, x);
    }

    // E_n(-x) = sum_k x^k / (k! (n+1+k))
    private static double PowerSeries(int n, double x)
    {
        double power = 1, sum = 1.0 / (n + 1), term = sum;
        for (int k = 1; term > 1e-17 * sum; k++)
        {
            power *= x / k;
            sum += term = power / (n + 1 + k);
        }
        return sum;
    }

    /// <summary>value e^x, also where e^x alone would overflow.</summary>
    private static double TimesExp(double value, double x)
    {
        if (x <= 700 || value == 0)
            return value * Math.Exp(Math.Min(x, 700));
        double half = Math.Exp(0.5 * x);
        return value * half * half;
    }
}
