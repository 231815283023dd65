namespace CurseOfMemory;

public static partial class Special
{
    /// <summary><see cref="GaussianMoment(int, double)"/> in extended precision.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="h">The slope.</param>
    /// <remarks>Relative error at most 4e-31 for n &lt;= 12.</remarks>
    public static DoubleDouble GaussianMoment(int n, DoubleDouble h)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (h.Hi < 0)
            return GaussianOfNegative(n, h);
        if (h.Hi < DoubleDoubleGaussianNodes.End && n <= DoubleDoubleGaussianNodes.HighestOrder)
            return DoubleDoubleGaussianNodes.Moment(n, h);
        const int last = DoubleDoubleGaussianNodes.HighestOrder;
        return h.Hi < 0.5
            ? GaussianForward(n, h, last - 1, DoubleDoubleGaussianNodes.Moment(last - 1, h), DoubleDoubleGaussianNodes.Moment(last, h))
            : GaussianBackward(n, h);
    }

    private static DoubleDouble GaussianOfNegative(int n, DoubleDouble h)
    {
        if (h.Hi < -37.7)
            return DoubleDouble.PositiveInfinity;
        // G_0(h) + G_0(-h) = sqrt(2 pi) e^{h^2/2}, G_1(h) = 1 - h G_0(h)
        DoubleDouble zero = DoubleDoubleTables.Sqrt2Pi * ExpOfProduct(0.5 * h, h) - GaussianMoment(0, -h);
        return GaussianForward(n, h, 0, zero, 1 - h * zero);
    }

    // G_{k+1} = k G_{k-1} - h G_k upwards from two neighbours: no cancellation for h < 0, little for h < 1/2
    private static DoubleDouble GaussianForward(int n, DoubleDouble h, int k, DoubleDouble moment, DoubleDouble next)
    {
        for (; k < n; k++)
            (moment, next) = (next, (k + 1) * moment - h * next);
        return moment;
    }

    // For h > 0 by the ratios r_k = G_k / G_{k-1} = k / (h + r_{k+1}) downwards, and G_0 = 1 / (h + r_1)
    internal static DoubleDouble GaussianBackward(int n, DoubleDouble h)
    {
        double reach = 27 / h.Hi + Math.Sqrt(n);
        // From there on an error in the first ratio has died out (measured for h >= 1/16)
        int start = (int)(reach * reach + 120 / h.Hi) + 12;
        // r_k = (sqrt(h^2 + 4k - 2) - h) / 2 up to O(k^-2): DLMF 12.10(vi)
        DoubleDouble ratio = (2 * start - 1) / (h.Hi + double.Hypot(h.Hi, Math.Sqrt(4.0 * start - 2))), product = 1;
        for (int k = start - 1; k > 0; k--)
        {
            ratio = k / (h + ratio);
            if (k <= n)
                product *= ratio;
        }
        return product / (h + ratio);
    }

    /// <summary>e^{xy}, the product's rounding error put back.</summary>
    internal static DoubleDouble ExpOfProduct(DoubleDouble x, DoubleDouble y)
    {
        DoubleDouble exp = DoubleDouble.Exp(DoubleDouble.FromProduct(x.Hi, y.Hi));
        if (exp.Hi == 0 || !DoubleDouble.IsFinite(exp))
            return exp;
        DoubleDouble rest = DoubleDouble.FromProduct(x.Hi, y.Lo) + DoubleDouble.FromProduct(x.Lo, y.Hi) + x.Lo * y.Lo;
        // e^rest = 1 + rest + rest^2 / 2, the cube being below 1e-38
        return exp + exp * (rest + 0.5 * rest * rest);
    }
}
