using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>
/// A number of about 32 decimal digits: the unevaluated sum of two doubles, <see cref="Hi"/> being the double nearest to it. Range as of
/// double; full precision where the value and what is computed on the way stay within 1e-290 and 1e300 in size, less towards underflow.
/// </summary>
/// <remarks>
/// <para>Worst relative errors in units of u^2 = 2^-106 = 1.2e-32: addition and subtraction 3, multiplication 4, division 10, square root 4 (M. Joldes,
/// J.-M. Muller, V. Popescu, ACM Trans. Math. Softw. 44(2), 2017; for the root V. Lefevre and others, ibid. 49(1), 2023), also under cancellation.</para>
/// <para>NaN and infinities live in Hi, with Lo = 0. Operations on them, overflow and division by zero give what they give for
/// double; of a zero result the sign is not kept.</para>
/// <para>Products are by fused multiply-add: an instruction, or the C library's function, which is as fast as Dekker's splitting unless the
/// processor itself has none (then 30 times slower, measured 98 against 3.5 ns).</para>
/// </remarks>
public readonly partial struct DoubleDouble :
    IEquatable<DoubleDouble>, IComparable<DoubleDouble>, IComparable, ISpanFormattable, ISpanParsable<DoubleDouble>,
    IAdditionOperators<DoubleDouble, DoubleDouble, DoubleDouble>, ISubtractionOperators<DoubleDouble, DoubleDouble, DoubleDouble>,
    IMultiplyOperators<DoubleDouble, DoubleDouble, DoubleDouble>, IDivisionOperators<DoubleDouble, DoubleDouble, DoubleDouble>,
    IUnaryNegationOperators<DoubleDouble, DoubleDouble>, IUnaryPlusOperators<DoubleDouble, DoubleDouble>,
    IComparisonOperators<DoubleDouble, DoubleDouble, bool>,
    IAdditiveIdentity<DoubleDouble, DoubleDouble>, IMultiplicativeIdentity<DoubleDouble, DoubleDouble>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly double hi, lo;

    /// <summary>Takes two doubles that already are as they should be: hi = hi + lo, rounded.</summary>
    [MethodImpl(Inline)]
    internal DoubleDouble(double hi, double lo) => (this.hi, this.lo) = (hi, lo);

    /// <summary>The double nearest to the number.</summary>
    public double Hi { [MethodImpl(Inline)] get => hi; }

    /// <summary>What <see cref="Hi"/> leaves out, at most half a unit of its last place.</summary>
    public double Lo { [MethodImpl(Inline)] get => lo; }

    /// <summary>0.</summary>
    public static DoubleDouble Zero => default;

    /// <summary>1.</summary>
    public static DoubleDouble One => new(1, 0);

    /// <summary>Not a number.</summary>
    public static DoubleDouble NaN => new(double.NaN, 0);

    /// <summary>Infinity.</summary>
    public static DoubleDouble PositiveInfinity => new(double.PositiveInfinity, 0);

    /// <summary>Minus infinity.</summary>
    public static DoubleDouble NegativeInfinity => new(double.NegativeInfinity, 0);

    /// <summary>
    /// 2^-104 = 4.9e-32: the worst relative error of a sum or product (unlike double's Epsilon, which is the smallest positive number).
    /// </summary>
    public static DoubleDouble Epsilon => new(4.930380657631324E-32, 0);

    static DoubleDouble IAdditiveIdentity<DoubleDouble, DoubleDouble>.AdditiveIdentity => default;

    static DoubleDouble IMultiplicativeIdentity<DoubleDouble, DoubleDouble>.MultiplicativeIdentity => One;

    /// <summary>x + y without error (D. Knuth's TwoSum), barring overflow.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble FromSum(double x, double y)
    {
        double sum = x + y, shift = sum - x;
        return double.IsFinite(sum) ? new(sum, (x - (sum - shift)) + (y - shift)) : new(sum, 0);
    }

    /// <summary>x y without error, barring overflow and products below 1e-290.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble FromProduct(double x, double y)
    {
        double product = x * y;
        return double.IsFinite(product) ? new(product, Math.FusedMultiplyAdd(x, y, -product)) : new(product, 0);
    }

    /// <summary>The double as it is.</summary>
    [MethodImpl(Inline)]
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <summary>The nearest double.</summary>
    [MethodImpl(Inline)]
    public static explicit operator double(DoubleDouble value) => value.hi;

    /// <summary>Whether it is neither infinite nor NaN.</summary>
    public static bool IsFinite(DoubleDouble value) => double.IsFinite(value.hi);

    /// <summary>Whether it is NaN.</summary>
    public static bool IsNaN(DoubleDouble value) => double.IsNaN(value.hi);

    /// <summary>Whether it is infinite.</summary>
    public static bool IsInfinity(DoubleDouble value) => double.IsInfinity(value.hi);

    /// <summary>Whether the sign is minus, of zero and NaN too.</summary>
    public static bool IsNegative(DoubleDouble value) => double.IsNegative(value.hi);

    /// <summary>Whether it is a whole number.</summary>
    public static bool IsInteger(DoubleDouble value) => double.IsInteger(value.hi) && double.IsInteger(value.lo);

    /// <inheritdoc/>
    public static bool operator ==(DoubleDouble left, DoubleDouble right) => left.hi == right.hi && left.lo == right.lo;

    /// <inheritdoc/>
    public static bool operator !=(DoubleDouble left, DoubleDouble right) => !(left == right);

    /// <inheritdoc/>
    public static bool operator <(DoubleDouble left, DoubleDouble right) => left.hi < right.hi || left.hi == right.hi && left.lo < right.lo;

    /// <inheritdoc/>
    public static bool operator >(DoubleDouble left, DoubleDouble right) => right < left;

    /// <inheritdoc/>
    public static bool operator <=(DoubleDouble left, DoubleDouble right) => left.hi < right.hi || left.hi == right.hi && left.lo <= right.lo;

    /// <inheritdoc/>
    public static bool operator >=(DoubleDouble left, DoubleDouble right) => right <= left;

    /// <summary>Equality, where NaN equals NaN.</summary>
    public bool Equals(DoubleDouble other) => hi.Equals(other.hi) && lo.Equals(other.lo);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is DoubleDouble other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(hi, lo);

    /// <summary>Order, NaN before everything.</summary>
    public int CompareTo(DoubleDouble other) => hi.CompareTo(other.hi) is var order and not 0 ? order : lo.CompareTo(other.lo);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        DoubleDouble other => CompareTo(other),
        _ => throw new ArgumentException($"A DoubleDouble compares with another one only, but a {obj.GetType()} was given.", nameof(obj)),
    };
}
