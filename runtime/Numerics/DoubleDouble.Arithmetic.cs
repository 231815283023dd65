using System.Runtime.CompilerServices;

namespace CurseOfMemory;

public readonly partial struct DoubleDouble
{
    // Numbers of algorithms are those of Joldes, Muller and Popescu. Where a result is not finite its low part is NaN: whole is right then.
    [MethodImpl(Inline)]
    private static DoubleDouble Normalized(double high, double low, double whole)
    {
        double sum = high + low;
        return double.IsFinite(sum) ? new(sum, low - (sum - high)) : new(whole, 0);
    }

    /// <summary>x + y, relative error at most 3 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator +(DoubleDouble x, DoubleDouble y)
    {
        // Algorithm 6, AccurateDWPlusDW
        double s = x.hi + y.hi, sShift = s - x.hi, sError = (x.hi - (s - sShift)) + (y.hi - sShift);
        double t = x.lo + y.lo, tShift = t - x.lo, tError = (x.lo - (t - tShift)) + (y.lo - tShift);
        double c = sError + t, v = s + c;
        return Normalized(v, tError + (c - (v - s)), s);
    }

    /// <summary>x + y, relative error at most 2 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator +(DoubleDouble x, double y)
    {
        // Algorithm 4, DWPlusFP
        double s = x.hi + y, shift = s - x.hi, error = (x.hi - (s - shift)) + (y - shift);
        return Normalized(s, x.lo + error, s);
    }

    /// <summary>x + y, relative error at most 2 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator +(double x, DoubleDouble y) => y + x;

    /// <summary>x - y, relative error at most 3 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator -(DoubleDouble x, DoubleDouble y) => x + -y;

    /// <summary>x - y, relative error at most 2 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator -(DoubleDouble x, double y) => x + -y;

    /// <summary>x - y, relative error at most 2 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator -(double x, DoubleDouble y) => -y + x;

    /// <summary>-x.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator -(DoubleDouble x) => new(-x.hi, -x.lo);

    /// <summary>x.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator +(DoubleDouble x) => x;

    /// <summary>x y, relative error at most 4 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator *(DoubleDouble x, DoubleDouble y)
    {
        // Algorithm 12, DWTimesDW3
        double c = x.hi * y.hi, error = Math.FusedMultiplyAdd(x.hi, y.hi, -c);
        double cross = Math.FusedMultiplyAdd(x.lo, y.hi, Math.FusedMultiplyAdd(x.hi, y.lo, x.lo * y.lo));
        return Normalized(c, error + cross, c);
    }

    /// <summary>x y, relative error at most 2 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator *(DoubleDouble x, double y)
    {
        // Algorithm 9, DWTimesFP3
        double c = x.hi * y, error = Math.FusedMultiplyAdd(x.hi, y, -c);
        return Normalized(c, Math.FusedMultiplyAdd(x.lo, y, error), c);
    }

    /// <summary>x y, relative error at most 2 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator *(double x, DoubleDouble y) => y * x;

    /// <summary>x / y, relative error at most 10 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator /(DoubleDouble x, DoubleDouble y)
    {
        // Algorithm 17, DWDivDW2: the quotient of the high parts, and what it leaves over
        double q = x.hi / y.hi, product = y.hi * q;
        double rest = Math.FusedMultiplyAdd(y.lo, q, Math.FusedMultiplyAdd(y.hi, q, -product));
        double high = product + rest, low = rest - (high - product);
        return Normalized(q, ((x.hi - high) + (x.lo - low)) / y.hi, q);
    }

    /// <summary>x / y, relative error at most 4 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator /(DoubleDouble x, double y)
    {
        // Algorithm 15, DWDivFP3
        double q = x.hi / y, rest = Math.FusedMultiplyAdd(-q, y, x.hi) + x.lo;
        return Normalized(q, rest / y, q);
    }

    /// <summary>x / y, relative error at most 10 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble operator /(double x, DoubleDouble y) => new DoubleDouble(x, 0) / y;

    /// <summary>The square root, relative error at most 4 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble Sqrt(DoubleDouble x)
    {
        double root = Math.Sqrt(x.hi);
        if (root == 0)
            return root;
        // One step of Newton's: (x - root^2) / (2 root)
        return Normalized(root, (Math.FusedMultiplyAdd(-root, root, x.hi) + x.lo) / (2 * root), root);
    }

    /// <summary>The cube root, of negative numbers too; relative error at most 4 u^2.</summary>
    public static DoubleDouble Cbrt(DoubleDouble x)
    {
        double root = Math.Cbrt(x.hi);
        if (root == 0 || !double.IsFinite(root))
            return root;
        // x = r^3 (1 + 3d): the root is r (1 + d - d^2 + ...)
        DoubleDouble d = (x / FromProduct(root, root) / root - 1) / 3;
        return root + root * (d - d * d);
    }

    /// <summary>sqrt(x^2 + y^2) without overflow on the way.</summary>
    public static DoubleDouble Hypot(DoubleDouble x, DoubleDouble y)
    {
        double size = Math.Max(Math.Abs(x.hi), Math.Abs(y.hi));
        if (size == 0 || !double.IsFinite(size))
            return double.Hypot(x.hi, y.hi);
        int exponent = Math.ILogB(size);
        (x, y) = (ScaleB(x, -exponent), ScaleB(y, -exponent));
        return ScaleB(Sqrt(x * x + y * y), exponent);
    }

    /// <summary>x 2^n, exact but for overflow and underflow.</summary>
    public static DoubleDouble ScaleB(DoubleDouble x, int n)
    {
        double high = Math.ScaleB(x.hi, n);
        return double.IsFinite(high) ? FromSum(high, Math.ScaleB(x.lo, n)) : high;
    }

    /// <summary>x to a whole power; relative error about 4 |n| u^2.</summary>
    public static DoubleDouble Pow(DoubleDouble x, int n)
    {
        if (x.hi == 0 || !double.IsFinite(x.hi))
            return Math.Pow(x.hi, n);
        DoubleDouble power = One, square = x;
        for (uint bits = (uint)Math.Abs((long)n); bits > 0; bits >>= 1)
        {
            if ((bits & 1) != 0)
                power *= square;
            square *= square;
        }
        return n < 0 ? 1 / power : power;
    }
}
