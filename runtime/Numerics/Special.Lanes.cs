using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <remarks>Functions lane by lane.</remarks>
public static partial class Special
{
    /// <inheritdoc cref="SinPi(double)"/>
    public static TLanes SinPi<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes, double> => EachLane(x, SinPi);

    /// <inheritdoc cref="CosPi(double)"/>
    public static TLanes CosPi<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes, double> => EachLane(x, CosPi);

    /// <inheritdoc cref="TanPi(double)"/>
    public static TLanes TanPi<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes, double> => EachLane(x, TanPi);

    /// <inheritdoc cref="Erf(double)"/>
    public static TLanes Erf<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes, double> => EachLane(x, Erf);

    /// <inheritdoc cref="Erfc(double)"/>
    public static TLanes Erfc<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes, double>
        => TLanes.Count > 1 && ErrorFunctionLanes.IsSupported ? ErrorFunctionLanes.Erfc(x) : EachLane(x, Erfc);

    /// <inheritdoc cref="Erfcx(double)"/>
    public static TLanes Erfcx<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes, double>
        => TLanes.Count > 1 && ErrorFunctionLanes.IsSupported ? ErrorFunctionLanes.Erfcx(x) : EachLane(x, Erfcx);

    /// <inheritdoc cref="Gamma(double)"/>
    public static TLanes Gamma<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes, double> => EachLane(x, Gamma);

    /// <inheritdoc cref="GammaLn(double)"/>
    public static TLanes GammaLn<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes, double> => EachLane(x, GammaLn);

    /// <inheritdoc cref="Digamma(double)"/>
    public static TLanes Digamma<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes, double> => EachLane(x, Digamma);

    /// <inheritdoc cref="Polygamma(int, double)"/>
    public static TLanes Polygamma<TLanes>(int n, TLanes x) where TLanes : struct, ILanes<TLanes, double> => EachLane(n, x, x, static (n, x, _) => Polygamma(n, x));

    /// <inheritdoc cref="PowLog(int, double, double)"/>
    public static TLanes PowLog<TLanes>(int n, TLanes x, TLanes y) where TLanes : struct, ILanes<TLanes, double> => EachLane(n, x, y, PowLog);

    /// <inheritdoc cref="Log(double, double)"/>
    public static TLanes Log<TLanes>(TLanes x, TLanes newBase) where TLanes : struct, ILanes<TLanes, double>
        => TLanes.Log(x) / TLanes.Log(newBase);

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static TLanes Clamp<TLanes>(TLanes x, TLanes from, TLanes to) where TLanes : struct, ILanes<TLanes, double>
        => TLanes.Min(TLanes.Max(x, from), to);

    /// <inheritdoc cref="Gate(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Gate<TLanes>(TLanes c, TLanes v) where TLanes : struct, ILanes<TLanes, double>
        => TLanes.Select(TLanes.EqualTo(c, TLanes.Zero), TLanes.Zero, c * v);

    /// <inheritdoc cref="Ratio(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Ratio<TLanes>(TLanes c, TLanes v) where TLanes : struct, ILanes<TLanes, double>
        => TLanes.Select(TLanes.EqualTo(c, TLanes.Zero), TLanes.Zero, c / v);

    /// <inheritdoc cref="Step(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Step<TLanes>(TLanes x, TLanes y) where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes equal = TLanes.Select(TLanes.EqualTo(x, y), TLanes.Broadcast(0.5), TLanes.Broadcast(double.NaN));
        return TLanes.Select(TLanes.GreaterThan(x, y), TLanes.Broadcast(1), TLanes.Select(TLanes.GreaterThan(y, x), TLanes.Zero, equal));
    }

    private static TLanes EachLane<TLanes>(TLanes x, Func<double, double> function) where TLanes : struct, ILanes<TLanes, double>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, function(TLanes.Extract(x, lane)));
        return x;
    }

    private static TLanes EachLane<TLanes>(int n, TLanes x, TLanes y, Func<int, double, double, double> function) where TLanes : struct, ILanes<TLanes, double>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, function(n, TLanes.Extract(x, lane), TLanes.Extract(y, lane)));
        return x;
    }

    private static TLanes EachLane<TLanes>(int n, TLanes x, TLanes y, TLanes z, Func<int, double, double, double, double> function) where TLanes : struct, ILanes<TLanes, double>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, function(n, TLanes.Extract(x, lane), TLanes.Extract(y, lane), TLanes.Extract(z, lane)));
        return x;
    }

    private static TLanes EachLane<TLanes>(int n, TLanes x, TLanes y, TLanes z, TLanes w, Func<int, double, double, double, double, double> function) where TLanes : struct, ILanes<TLanes, double>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, function(n, TLanes.Extract(x, lane), TLanes.Extract(y, lane), TLanes.Extract(z, lane), TLanes.Extract(w, lane)));
        return x;
    }
}
