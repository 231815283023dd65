namespace CurseOfMemory;

public static partial class Special
{
    private const double NothingBesideOne = 1e-34;

    /// <summary><see cref="ExponentialMoment(int, double)"/> in extended precision.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="x">The exponent; infinite values give the limits 0 and infinity.</param>
    /// <remarks>Relative error at most 1e-30, through x = 0.</remarks>
    public static DoubleDouble ExponentialMoment(int n, DoubleDouble x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return x.Hi >= 0 ? DecayingMoment(n, x) : GrowingMoment(n, -x);
    }

    private static DoubleDouble DecayingMoment(int n, DoubleDouble x)
    {
        DoubleDouble decay = DoubleDouble.Exp(-x);
        if (x.Hi <= n + 1)
            return decay * KummerSeries(n, x);
        // By parts: E_0 = (1 - e^{-x}) / x, E_k = (k E_{k-1} - e^{-x}) / x; stable while k < x
        DoubleDouble moment = (1 - decay) / x;
        for (int k = 1; k <= n; k++)
            moment = (k * moment - decay) / x;
        return moment;
    }

    // e^x E_n(x) = sum_k x^k / ((n+1) (n+2) ... (n+1+k)), DLMF 13.6.5 after Kummer's transformation: no sign changes for x > 0
    private static DoubleDouble KummerSeries(int n, DoubleDouble x)
    {
        DoubleDouble term = DoubleDouble.One / (n + 1), sum = term;
        for (int k = n + 2; term.Hi > NothingBesideOne * sum.Hi; k++)
            sum += term *= x / k;
        return sum;
    }

    // E_n(-x) for x > 0
    private static DoubleDouble GrowingMoment(int n, DoubleDouble x)
    {
        if (x.Hi <= n + 1)
            return PowerSeries(n, x);
        if (DoubleDouble.IsInfinity(x))
            return x;
        // The same recurrence for e^{-x} E_n(-x), so that it overflows only where the result does
        DoubleDouble moment = (1 - DoubleDouble.Exp(-x)) / x;
        for (int k = 1; k <= n; k++)
            moment = (1 - k * moment) / x;
        return TimesExp(moment, x);
    }

    // E_n(-x) = sum_k x^k / (k! (n+1+k))
    private static DoubleDouble PowerSeries(int n, DoubleDouble x)
    {
        DoubleDouble power = 1, sum = DoubleDouble.One / (n + 1), term = sum;
        for (int k = 1; term.Hi > NothingBesideOne * sum.Hi; k++)
        {
            power *= x / k;
            sum += term = power / (n + 1 + k);
        }
        return sum;
    }

    /// <summary>value e^x, also where e^x alone would overflow.</summary>
    private static DoubleDouble TimesExp(DoubleDouble value, DoubleDouble x)
    {
        DoubleDouble root = DoubleDouble.Exp(0.5 * x);
        return value * root * root;
    }

    /// <summary>The integral over t in [0, inf) of t^n e^{-st}: n! / s^{n+1}, s &gt; 0.</summary>
    internal static DoubleDouble LaplaceOfPower(int n, DoubleDouble s)
    {
        DoubleDouble moment = 1 / s;
        for (int k = 1; k <= n; k++)
            moment = k * moment / s;
        return moment;
    }
}
