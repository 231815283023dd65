namespace CurseOfMemory;

public static partial class Special
{
    // Both after W. Kahan: where e^x or 1 + x is rounded, the rounded u is known exactly, and log(u) tells how far it lies from the truth.
    // .NET's own double.ExpM1 and double.LogP1 are Exp(x) - 1 and Log(x + 1), which lose every digit near 0.

    /// <summary>e^x - 1, within 2 ulp of the truth everywhere, near 0 too.</summary>
    public static double Expm1(double x)
    {
        double u = Math.Exp(x);
        // |x| > 1: the subtraction cancels less than one bit
        if (!(Math.Abs(x) <= 1))
            return u - 1;
        // e^x - 1 = (u - 1) x / log(u)
        return u == 1 ? x : (u - 1) * (x / Math.Log(u));
    }

    /// <summary>log(1 + x), within 2 ulp of the truth everywhere, near 0 too; NaN below -1.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        if (u == 0 || double.IsPositiveInfinity(u))
            return Math.Log(u);
        // log(1 + x) = log(u) + (1 + x - u) / u
        return u == 1 ? x : Math.Log(u) + (x - (u - 1)) / u;
    }
}
