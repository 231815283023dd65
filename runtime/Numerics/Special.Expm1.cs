using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

// .NET's own double.ExpM1 and double.LogP1 are Exp(x) - 1 and Log(x + 1), which lose every digit near 0.
public static partial class Special
{
    /// <summary>e^x - 1, within 2 units in the last place of the truth everywhere, near 0 too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Expm1(double x) => Lanes128.Extract(Exponentials.Expm1<Lanes128>(Vector128.CreateScalar(x)), 0);

    /// <summary>log(1 + x), within 2 units in the last place of the truth everywhere, near 0 too; NaN below -1.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        if (u == 0 || double.IsPositiveInfinity(u))
            return Math.Log(u);
        // log(1 + x) = log(u) + (1 + x - u) / u: the rounded u is known exactly (W. Kahan)
        return u == 1 ? x : Math.Log(u) + (x - (u - 1)) / u;
    }
}
