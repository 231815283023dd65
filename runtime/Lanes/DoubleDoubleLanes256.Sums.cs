using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at ILanes

/// <summary>Sums of many terms and what goes into them, normalised at the end only.</summary>
public readonly partial struct DoubleDoubleLanes256
{
    /// <summary>See <see cref="ExtendedLanes.AddTerm"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes256 AddTerm(DoubleDoubleLanes256 x, DoubleDoubleLanes256 z)
    {
        // algorithm 5, SloppyDWPlusDW, before its last normalisation
        Vector256<double> s = z.hi + x.hi, shift = s - z.hi;
        return new(s, (z.hi - (s - shift)) + (x.hi - shift) + (z.lo + x.lo));
    }

    /// <summary>See <see cref="ExtendedLanes.AddProduct"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes256 AddProduct(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y, DoubleDoubleLanes256 z) => AddTerm(Product(x, y), z);

    /// <summary>See <see cref="ExtendedLanes.Product"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes256 Product(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y)
    {
        // algorithm 11, DWTimesDW2, before its last normalisation
        Vector256<double> c = x.hi * y.hi;
        return new(c, Fma(x.lo, y.hi, Fma(x.hi, y.lo, Fms(x.hi, y.hi, c))));
    }

    /// <summary>See <see cref="ExtendedLanes.Normalized"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes256 Normalized(DoubleDoubleLanes256 x)
    {
        Vector256<double> sum = x.hi + x.lo, shift = sum - x.hi;
        return new(sum, (x.hi - (sum - shift)) + (x.lo - shift));
    }

    /// <summary>See <see cref="ExtendedLanes.Sum"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDouble SumOfTerms(DoubleDoubleLanes256 x)
    {
        // as AddTerm, from four to two to one
        Vector128<double> left = x.hi.GetLower(), right = x.hi.GetUpper(), s = left + right, shift = s - left;
        Vector128<double> rest = (left - (s - shift)) + (right - shift) + (x.lo.GetLower() + x.lo.GetUpper());
        double first = s.ToScalar(), second = s.GetElement(1), sum = first + second, back = sum - first;
        return DoubleDouble.FromSum(sum, (first - (sum - back)) + (second - back) + (rest.ToScalar() + rest.GetElement(1)));
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 ReciprocalOfSum(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y)
    {
        // one step of Newton's from the quotient of the sum's high part, which the divider finds while other units add
        DoubleDoubleLanes256 s = AddTerm(y, x);
        Vector256<double> r = Vector256<double>.One / s.hi, rest = Fnma(s.lo, r, Fnma(s.hi, r, Vector256<double>.One));
        return new(r, r * rest);
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 ReciprocalOfSum(DoubleDouble x, DoubleDoubleLanes256 y) => ReciprocalOfSum(Broadcast(x), y);
}
