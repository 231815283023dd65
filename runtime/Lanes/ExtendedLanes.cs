using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>What kernels in extended precision need besides the members of <see cref="ILanes{TSelf, TScalar}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExtendedLanes
{
    /// <summary>Loads data, which are doubles, as <see cref="ILanes{TSelf, TScalar}.Load"/> does.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> lies outside the source.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes>(ReadOnlySpan<double> source, int start)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        if (typeof(TLanes) == typeof(DoubleDoubleLanes512))
            return Unsafe.BitCast<DoubleDoubleLanes512, TLanes>(DoubleDoubleLanes512.Widen(Lanes512.Load(source, start)));
        if (typeof(TLanes) == typeof(DoubleDoubleLanes256))
            return Unsafe.BitCast<DoubleDoubleLanes256, TLanes>(DoubleDoubleLanes256.Widen(Lanes256.Load(source, start)));
        TLanes lanes = TLanes.Zero;
        for (int lane = 0; lane < TLanes.Count; lane++)
            lanes = TLanes.Insert(lanes, lane, source[start + lane < source.Length ? start + lane : source.Length - 1]);
        return lanes;
    }

    /// <summary>The number that stands at a place in every lane. Read there it goes straight from memory to all lanes; by value it would take a shuffle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Broadcast<TLanes>(ref readonly DoubleDouble place)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        if (typeof(TLanes) == typeof(DoubleDoubleLanes512))
            return Unsafe.BitCast<DoubleDoubleLanes512, TLanes>(DoubleDoubleLanes512.BroadcastFrom(in place));
        if (typeof(TLanes) == typeof(DoubleDoubleLanes256))
            return Unsafe.BitCast<DoubleDoubleLanes256, TLanes>(DoubleDoubleLanes256.BroadcastFrom(in place));
        return TLanes.Broadcast(place);
    }

    /// <summary>The double that stands at a place in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Broadcast<TLanes>(ref readonly double place)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        if (typeof(TLanes) == typeof(DoubleDoubleLanes512))
            return Unsafe.BitCast<DoubleDoubleLanes512, TLanes>(DoubleDoubleLanes512.Widen(Vector512.Create(place)));
        if (typeof(TLanes) == typeof(DoubleDoubleLanes256))
            return Unsafe.BitCast<DoubleDoubleLanes256, TLanes>(DoubleDoubleLanes256.Widen(Vector256.Create(place)));
        return TLanes.Broadcast(place);
    }

    /// <summary>The number that stands at a place of a span in every lane, or zero where the span ends before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Broadcast<TLanes>(ReadOnlySpan<DoubleDouble> source, int at)
        where TLanes : struct, ILanes<TLanes, DoubleDouble> => (uint)at < (uint)source.Length ? Broadcast<TLanes>(in source[at]) : TLanes.Zero;

    /// <summary>The double that stands at a place of a span in every lane, or zero where the span ends before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Broadcast<TLanes>(ReadOnlySpan<double> source, int at)
        where TLanes : struct, ILanes<TLanes, DoubleDouble> => (uint)at < (uint)source.Length ? Broadcast<TLanes>(in source[at]) : TLanes.Zero;

    /// <summary>x y for products and sums of products, relative error at most 5 u^2; <see cref="Normalized"/> makes it a number for everything else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Product<TLanes>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        if (typeof(TLanes) == typeof(DoubleDoubleLanes512))
            return Unsafe.BitCast<DoubleDoubleLanes512, TLanes>(DoubleDoubleLanes512.Product(Unsafe.BitCast<TLanes, DoubleDoubleLanes512>(x), Unsafe.BitCast<TLanes, DoubleDoubleLanes512>(y)));
        if (typeof(TLanes) == typeof(DoubleDoubleLanes256))
            return Unsafe.BitCast<DoubleDoubleLanes256, TLanes>(DoubleDoubleLanes256.Product(Unsafe.BitCast<TLanes, DoubleDoubleLanes256>(x), Unsafe.BitCast<TLanes, DoubleDoubleLanes256>(y)));
        return x * y;
    }

    /// <summary>The same with the double that stands at a place, one operation less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Product<TLanes>(ref readonly double place, TLanes y)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        if (typeof(TLanes) == typeof(DoubleDoubleLanes512))
            return Unsafe.BitCast<DoubleDoubleLanes512, TLanes>(DoubleDoubleLanes512.Product(place, Unsafe.BitCast<TLanes, DoubleDoubleLanes512>(y)));
        if (typeof(TLanes) == typeof(DoubleDoubleLanes256))
            return Unsafe.BitCast<DoubleDoubleLanes256, TLanes>(DoubleDoubleLanes256.Product(place, Unsafe.BitCast<TLanes, DoubleDoubleLanes256>(y)));
        return place * y;
    }

    /// <summary>z + x for sums of many terms, see <see cref="AddProduct"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AddTerm<TLanes>(TLanes x, TLanes z)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        if (typeof(TLanes) == typeof(DoubleDoubleLanes512))
            return Unsafe.BitCast<DoubleDoubleLanes512, TLanes>(DoubleDoubleLanes512.AddTerm(Unsafe.BitCast<TLanes, DoubleDoubleLanes512>(x), Unsafe.BitCast<TLanes, DoubleDoubleLanes512>(z)));
        if (typeof(TLanes) == typeof(DoubleDoubleLanes256))
            return Unsafe.BitCast<DoubleDoubleLanes256, TLanes>(DoubleDoubleLanes256.AddTerm(Unsafe.BitCast<TLanes, DoubleDoubleLanes256>(x), Unsafe.BitCast<TLanes, DoubleDoubleLanes256>(z)));
        return z + x;
    }

    /// <summary>
    /// z + x y for sums of many terms, which wait for its high part alone; <see cref="Normalized"/> makes a number of the last. After n terms the sum is at
    /// most 2 (n + 5)^2 u^2 S off, where S adds up their sizes: the high parts add without error, up to n u S in all, which the low part takes in at most five
    /// roundings a term. That is the worst of all; of 500 random terms it is below 4 u^2 S.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AddProduct<TLanes>(TLanes x, TLanes y, TLanes z)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        if (typeof(TLanes) == typeof(DoubleDoubleLanes512))
            return Unsafe.BitCast<DoubleDoubleLanes512, TLanes>(DoubleDoubleLanes512.AddProduct(Unsafe.BitCast<TLanes, DoubleDoubleLanes512>(x), Unsafe.BitCast<TLanes, DoubleDoubleLanes512>(y), Unsafe.BitCast<TLanes, DoubleDoubleLanes512>(z)));
        if (typeof(TLanes) == typeof(DoubleDoubleLanes256))
            return Unsafe.BitCast<DoubleDoubleLanes256, TLanes>(DoubleDoubleLanes256.AddProduct(Unsafe.BitCast<TLanes, DoubleDoubleLanes256>(x), Unsafe.BitCast<TLanes, DoubleDoubleLanes256>(y), Unsafe.BitCast<TLanes, DoubleDoubleLanes256>(z)));
        return TLanes.MultiplyAdd(x, y, z);
    }

    /// <summary>x times a power of two, exact barring overflow and underflow; what isn't normalised stays as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Scaled<TLanes>(double power, TLanes x)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        if (typeof(TLanes) == typeof(DoubleDoubleLanes512))
            return Unsafe.BitCast<DoubleDoubleLanes512, TLanes>(DoubleDoubleLanes512.Scaled(power, Unsafe.BitCast<TLanes, DoubleDoubleLanes512>(x)));
        if (typeof(TLanes) == typeof(DoubleDoubleLanes256))
            return Unsafe.BitCast<DoubleDoubleLanes256, TLanes>(DoubleDoubleLanes256.Scaled(power, Unsafe.BitCast<TLanes, DoubleDoubleLanes256>(x)));
        return power * x;
    }

    /// <summary>What <see cref="AddProduct"/> or <see cref="ILanes{TSelf, TScalar}.ReciprocalOfSum(TSelf, TSelf)"/> gives with its low part below half a unit of its high part's last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Normalized<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        if (typeof(TLanes) == typeof(DoubleDoubleLanes512))
            return Unsafe.BitCast<DoubleDoubleLanes512, TLanes>(DoubleDoubleLanes512.Normalized(Unsafe.BitCast<TLanes, DoubleDoubleLanes512>(x)));
        if (typeof(TLanes) == typeof(DoubleDoubleLanes256))
            return Unsafe.BitCast<DoubleDoubleLanes256, TLanes>(DoubleDoubleLanes256.Normalized(Unsafe.BitCast<TLanes, DoubleDoubleLanes256>(x)));
        return x;
    }

    /// <summary>
    /// The sum of all lanes, in the order of <see cref="ILanes{TSelf, TScalar}.Sum"/>, normalised at the end only: at most 15 u^2 times the sum of their sizes
    /// off. The lanes need not be normalised.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Sum<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        (double high, double low) = SumOfTerms(x);
        return DoubleDouble.FromSum(high, low);
    }

    /// <summary>start + the sum of all lanes, normalised at the end only: at most 24 u^2 times the sum of their sizes off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Sum<TLanes>(TLanes x, DoubleDouble start)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        // as AddTerm
        (double high, double low) = SumOfTerms(x);
        double s = start.Hi + high, shift = s - start.Hi;
        return DoubleDouble.FromSum(s, (start.Hi - (s - shift)) + (high - shift) + (start.Lo + low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double High, double Low) SumOfTerms<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        if (typeof(TLanes) == typeof(DoubleDoubleLanes512))
            return DoubleDoubleLanes512.SumOfTerms(Unsafe.BitCast<TLanes, DoubleDoubleLanes512>(x));
        if (typeof(TLanes) == typeof(DoubleDoubleLanes256))
            return DoubleDoubleLanes256.SumOfTerms(Unsafe.BitCast<TLanes, DoubleDoubleLanes256>(x));
        DoubleDouble sum = TLanes.Sum(x);
        return (sum.Hi, sum.Lo);
    }

    /// <summary>start, start + 1, ... across the lanes.</summary>
    public static TLanes Indices<TLanes>(int start)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        TLanes indices = TLanes.Zero;
        for (int lane = 0; lane < TLanes.Count; lane++)
            indices = TLanes.Insert(indices, lane, start + lane);
        return indices;
    }

    /// <summary>A function lane by lane.</summary>
    public static TLanes Map<TLanes>(TLanes x, Func<DoubleDouble, DoubleDouble> function)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, function(TLanes.Extract(x, lane)));
        return x;
    }

    /// <summary>A function of two variables lane by lane.</summary>
    public static TLanes Map<TLanes>(TLanes x, TLanes y, Func<DoubleDouble, DoubleDouble, DoubleDouble> function)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, function(TLanes.Extract(x, lane), TLanes.Extract(y, lane)));
        return x;
    }

    /// <summary>A function of three variables lane by lane.</summary>
    public static TLanes Map<TLanes>(TLanes x, TLanes y, TLanes z, Func<DoubleDouble, DoubleDouble, DoubleDouble, DoubleDouble> function)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, function(TLanes.Extract(x, lane), TLanes.Extract(y, lane), TLanes.Extract(z, lane)));
        return x;
    }

    /// <summary>A function of order n lane by lane.</summary>
    public static TLanes Map<TLanes>(int n, TLanes x, Func<int, DoubleDouble, DoubleDouble> function)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, function(n, TLanes.Extract(x, lane)));
        return x;
    }

    /// <summary>A function of order n of two variables lane by lane.</summary>
    public static TLanes Map<TLanes>(int n, TLanes x, TLanes y, Func<int, DoubleDouble, DoubleDouble, DoubleDouble> function)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, function(n, TLanes.Extract(x, lane), TLanes.Extract(y, lane)));
        return x;
    }

    /// <summary>A function of order n of three variables lane by lane.</summary>
    public static TLanes Map<TLanes>(int n, TLanes x, TLanes y, TLanes z, Func<int, DoubleDouble, DoubleDouble, DoubleDouble, DoubleDouble> function)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, function(n, TLanes.Extract(x, lane), TLanes.Extract(y, lane), TLanes.Extract(z, lane)));
        return x;
    }

    /// <summary>A function of order n of four variables lane by lane.</summary>
    public static TLanes Map<TLanes>(int n, TLanes x, TLanes y, TLanes z, TLanes w, Func<int, DoubleDouble, DoubleDouble, DoubleDouble, DoubleDouble, DoubleDouble> function)
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            x = TLanes.Insert(x, lane, function(n, TLanes.Extract(x, lane), TLanes.Extract(y, lane), TLanes.Extract(z, lane), TLanes.Extract(w, lane)));
        return x;
    }
}
