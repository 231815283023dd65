using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at ILanes

/// <summary>Sums of many terms and what goes into them, normalised at the end only.</summary>
public readonly partial struct DoubleDoubleLanes512
{
    /// <summary>See <see cref="ExtendedLanes.AddTerm"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes512 AddTerm(DoubleDoubleLanes512 x, DoubleDoubleLanes512 z)
    {
        // algorithm 5, SloppyDWPlusDW, before its last normalisation
        Vector512<double> s = z.hi + x.hi, shift = s - z.hi;
        return new(s, (z.hi - (s - shift)) + (x.hi - shift) + (z.lo + x.lo));
    }

    /// <summary>See <see cref="ExtendedLanes.AddProduct"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes512 AddProduct(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y, DoubleDoubleLanes512 z)
    {
        // AddTerm of Product with the products' own errors where they cost nothing: x y - shift holds that of x.hi y.hi, z.lo takes the others
        Vector512<double> c = x.hi * y.hi, s = z.hi + c, shift = s - z.hi;
        return new(s, (z.hi - (s - shift)) + Fms(x.hi, y.hi, shift) + Fma(x.lo, y.hi, Fma(x.hi, y.lo, z.lo)));
    }

    /// <summary>See <see cref="ExtendedLanes.Product{TLanes}(TLanes, TLanes)"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes512 Product(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y)
    {
        // algorithm 11, DWTimesDW2, before its last normalisation
        Vector512<double> c = x.hi * y.hi;
        return new(c, Fma(x.lo, y.hi, Fma(x.hi, y.lo, Fms(x.hi, y.hi, c))));
    }

    /// <summary>The same with a double, whose low part is zero.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes512 Product(double x, DoubleDoubleLanes512 y)
    {
        Vector512<double> factor = Vector512.Create(x), c = factor * y.hi;
        return new(c, Fma(factor, y.lo, Fms(factor, y.hi, c)));
    }

    /// <summary>See <see cref="ExtendedLanes.Scaled"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes512 Scaled(double power, DoubleDoubleLanes512 x) => new(Vector512.Create(power) * x.hi, Vector512.Create(power) * x.lo);

    /// <summary>See <see cref="ExtendedLanes.Normalized"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes512 Normalized(DoubleDoubleLanes512 x)
    {
        Vector512<double> sum = x.hi + x.lo, shift = sum - x.hi;
        return new(sum, (x.hi - (sum - shift)) + (x.lo - shift));
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 ReciprocalOfSum(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y)
    {
        // one step of Newton's from the quotient of the sum's high part, which the divider finds while other units add
        DoubleDoubleLanes512 s = AddTerm(y, x);
        Vector512<double> r = Vector512<double>.One / s.hi, rest = Fnma(s.lo, r, Fnma(s.hi, r, Vector512<double>.One));
        return new(r, r * rest);
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 ReciprocalOfSum(DoubleDouble x, DoubleDoubleLanes512 y) => ReciprocalOfSum(Broadcast(x), y);
}
