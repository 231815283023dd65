namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>log(1 + e^x), which is about x for large x.</summary>
    /// <remarks>Relative error at most 4 units in the last place.</remarks>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <inheritdoc cref="Softplus(double)"/>
    public static DoubleDouble Softplus(DoubleDouble x) => DoubleDouble.Max(x, 0) + DoubleDouble.Log1p(DoubleDouble.Exp(-DoubleDouble.Abs(x)));

    /// <inheritdoc cref="Softplus(double)"/>
    public static TLanes Softplus<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes, double>
        => TLanes.Count > 1 ? SoftplusLanes.Of(x) : TLanes.Max(x, TLanes.Zero) + TLanes.Log1p(TLanes.Exp(-TLanes.Abs(x)));

    /// <summary>1 / (1 + e^{-x}), the logistic function.</summary>
    /// <remarks>Relative error at most 4 units in the last place, also where it is very small.</remarks>
    public static double Sigmoid(double x)
    {
        double decay = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : decay) / (1 + decay);
    }

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static DoubleDouble Sigmoid(DoubleDouble x)
    {
        DoubleDouble decay = DoubleDouble.Exp(-DoubleDouble.Abs(x));
        return (x.Hi >= 0 ? 1 : decay) / (1 + decay);
    }

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static TLanes Sigmoid<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes decay = TLanes.Exp(-TLanes.Abs(x));
        return TLanes.Select(TLanes.GreaterThanOrEqual(x, TLanes.Zero), TLanes.Broadcast(1), decay) / (1 + decay);
    }
}
