using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>
/// e^x, cos x and sin x at x = c + d k in a loop over k = 0, 1, 2, ..., by a product or a rotation a pass, begun anew from the functions every 16 passes.
/// With u = 2^-53, the functions are off by at most 1.2 units in the last place, 2.4 u, and s, the step of x from pass to pass, is exact.
/// <para>e^(x + s) = e^x e^s: an anchor is off by 2.4 u, each of at most 15 products adds 2.4 u for e^s and u for rounding. So the relative error is at most
/// 2.4 u + 15 * 3.4 u = 54 u = 6.0e-15. Where e^x leaves the normal numbers, and for NaN, every pass takes the function.</para>
/// <para>(cos, sin)(x + s) is (cos, sin)(x) turned by s: an anchor and the rotation are off by 2.4 u each in both parts, 3.4 u as vectors; two products and a
/// sum round by at most 2 u in each part, 2.9 u as a vector. So the error is at most 3.4 u + 15 * 6.3 u = 98 u = 1.1e-14 of a wave of length 1: near
/// its zeros the functions are relatively more accurate.</para>
/// <para>Beside these stands what the rounding of x costs, (|c| + |d| + 2 |x|) u, as in plain functions. The switch <c>CurseOfMemory.PlainExponentials</c> of
/// <see cref="AppContext"/> makes every pass take the functions.</para>
/// </summary>
/// <typeparam name="TLanes">The lanes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UniformGrid<TLanes>
    where TLanes : struct, ILanes<TLanes, double>
{
    private const int Passes = 16;

    /// <summary>Between these arguments e^x is a normal number.</summary>
    private const double Largest = 700;

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private const MethodImplOptions Called = MethodImplOptions.NoInlining;

    private static readonly bool IsPlain = AppContext.TryGetSwitch("CurseOfMemory.PlainExponentials", out bool on) && on;

    private readonly TLanes _first, _slope, _ratio, _sine;

    /// <summary>Which bits of k are zero where a function is taken.</summary>
    private readonly int _mask;

    private UniformGrid(TLanes first, TLanes slope, int pass, TLanes ratio, TLanes sine, bool isPlain)
        => (_first, _slope, _ratio, _sine, _mask) = (first, slope, ratio, sine, isPlain ? 0 : Passes * pass - 1);

    /// <summary>e^(c + d k) for consecutive k below <paramref name="count"/> in the lanes.</summary>
    [MethodImpl(Called)]
    public static UniformGrid<TLanes> ExpAlong(double c, double d, int count)
    {
        bool isInside = Math.Abs(c) < Largest && Math.Abs(c + d * (count + TLanes.Count)) < Largest;
        return new(First(c, d), TLanes.Broadcast(d), TLanes.Count, TLanes.Exp(TLanes.Broadcast(d * TLanes.Count)), TLanes.Zero, IsPlain || !isInside);
    }

    /// <summary>e^(c + d k) for each c and d in the lanes, k below <paramref name="count"/>.</summary>
    [MethodImpl(Called)]
    public static UniformGrid<TLanes> ExpEach(TLanes c, TLanes d, int count)
    {
        TLanes largest = TLanes.Max(TLanes.Abs(c), TLanes.Abs(TLanes.MultiplyAdd(count, d, c)));
        TLanes outside = TLanes.Select(TLanes.GreaterThan(TLanes.Broadcast(Largest), largest), TLanes.Zero, TLanes.Broadcast(1));
        return new(c, d, 1, TLanes.Exp(d), TLanes.Zero, IsPlain || TLanes.Sum(outside) != 0);
    }

    /// <summary>cos and sin of c + d k for consecutive k in the lanes.</summary>
    [MethodImpl(Called)]
    public static UniformGrid<TLanes> WaveAlong(double c, double d)
    {
        TLanes step = TLanes.Broadcast(d * TLanes.Count);
        return new(First(c, d), TLanes.Broadcast(d), TLanes.Count, TLanes.Cos(step), TLanes.Sin(step), IsPlain);
    }

    /// <summary>cos and sin of c + d k for each c and d in the lanes.</summary>
    [MethodImpl(Called)]
    public static UniformGrid<TLanes> WaveEach(TLanes c, TLanes d) => new(c, d, 1, TLanes.Cos(d), TLanes.Sin(d), IsPlain);

    /// <summary>e^x at k, from that of the pass before.</summary>
    [MethodImpl(Inline)]
    public TLanes Exp(int k, TLanes before) => (k & _mask) != 0 ? before * _ratio : TLanes.Exp(TLanes.MultiplyAdd(k, _slope, _first));

    /// <summary>cos x at k, from those of the pass before.</summary>
    [MethodImpl(Inline)]
    public TLanes Cos(int k, TLanes cosine, TLanes sine) => (k & _mask) != 0
        ? TLanes.NegatedMultiplyAdd(sine, _sine, cosine * _ratio)
        : TLanes.Cos(TLanes.MultiplyAdd(k, _slope, _first));

    /// <summary>sin x at k, from those of the pass before.</summary>
    [MethodImpl(Inline)]
    public TLanes Sin(int k, TLanes cosine, TLanes sine) => (k & _mask) != 0
        ? TLanes.MultiplyAdd(sine, _ratio, cosine * _sine)
        : TLanes.Sin(TLanes.MultiplyAdd(k, _slope, _first));

    private static TLanes First(double c, double d) => TLanes.MultiplyAdd(LaneIndices.From<TLanes>(0), TLanes.Broadcast(d), TLanes.Broadcast(c));
}
