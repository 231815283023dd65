namespace CurseOfMemory;

public static partial class Special
{
    private const double Edge = -36;

    /// <summary>e^u times <see cref="GaussianMoment(int, double)"/>, also where one of the two alone would leave the range of a double.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="u">The exponent of the scale.</param>
    /// <param name="h">The slope.</param>
    /// <remarks>Relative error about 1e-15, and 1e-16 times the larger of |u| and h^2/2 for h below -36.</remarks>
    public static double ScaledGaussianMoment(int n, double u, double h)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (h >= Edge)
            return Math.Exp(u) * GaussianMoment(n, h);
        // The bump around -h lies so far inside that it may as well go on below 0: m_{k+1} = -h m_k + k m_{k-1}
        double before = 0, moment = 1;
        for (int k = 0; k < n; k++)
            (before, moment) = (moment, -h * moment + k * before);
        return Math.Exp(u + 0.5 * h * h) * DoubleDoubleTables.Sqrt2Pi.Hi * moment;
    }

    /// <inheritdoc cref="ScaledGaussianMoment(int, double, double)"/>
    public static DoubleDouble ScaledGaussianMoment(int n, DoubleDouble u, DoubleDouble h)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (h.Hi >= Edge)
            return DoubleDouble.Exp(u) * GaussianMoment(n, h);
        DoubleDouble before = 0, moment = 1;
        for (int k = 0; k < n; k++)
            (before, moment) = (moment, -h * moment + k * before);
        return DoubleDouble.Exp(u + 0.5 * h * h) * DoubleDoubleTables.Sqrt2Pi * moment;
    }

    /// <inheritdoc cref="ScaledGaussianMoment(int, double, double)"/>
    public static TLanes ScaledGaussianMoment<TLanes>(int n, TLanes u, TLanes h)
        where TLanes : struct, ILanes<TLanes, double> => EachLane(n, u, h, ScaledGaussianMoment);
}
