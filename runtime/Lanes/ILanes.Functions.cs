namespace CurseOfMemory;

/// <remarks>
/// For lanes of double the elementary functions are within 1 unit in the last place (Sqrt, Log, Log2, Sin, Cos, Asin, Acos, Atan), 1.2 (Exp), 2 (Expm1,
/// Log1p, Log10, Cosh, Asinh, Atanh, Hypot, Pow, Atan2), 2.5 (Tanh) or 3 (Cbrt, Tan, Sinh, Acosh) of the truth over their whole domain, subnormal
/// numbers and large angles included; at zeros, infinities and NaN they are those of <see cref="Math"/>.
/// </remarks>
public partial interface ILanes<TSelf, TScalar>
{
    /// <summary>The smaller of two, NaN if either is; -0 counts as smaller than +0.</summary>
    static abstract TSelf Min(TSelf x, TSelf y);
    /// <summary>The larger of two, NaN if either is; +0 counts as larger than -0.</summary>
    static abstract TSelf Max(TSelf x, TSelf y);
    /// <summary>|x|.</summary>
    static abstract TSelf Abs(TSelf x);
    /// <summary>-1, 1, or x itself where it is zero or NaN.</summary>
    static abstract TSelf Sign(TSelf x);
    /// <summary>|x| with the sign of y.</summary>
    static abstract TSelf CopySign(TSelf x, TSelf y);

    /// <summary>The largest whole number not above x.</summary>
    static abstract TSelf Floor(TSelf x);
    /// <summary>The smallest whole number not below x.</summary>
    static abstract TSelf Ceiling(TSelf x);
    /// <summary>The nearest whole number, halves to the even one.</summary>
    static abstract TSelf Round(TSelf x);
    /// <summary>x without its fraction.</summary>
    static abstract TSelf Truncate(TSelf x);

    /// <summary>A mask for <see cref="Select"/>: all bits set where x &gt; y, else zero. A comparison with NaN is false.</summary>
    static abstract TSelf GreaterThan(TSelf x, TSelf y);
    /// <summary>A mask for <see cref="Select"/>: all bits set where x &gt;= y, else zero. A comparison with NaN is false.</summary>
    static abstract TSelf GreaterThanOrEqual(TSelf x, TSelf y);
    /// <summary>A mask for <see cref="Select"/>: all bits set where x = y, else zero. A comparison with NaN is false.</summary>
    static abstract TSelf EqualTo(TSelf x, TSelf y);
    /// <summary>Lane by lane one of two, by a mask that a comparison made; the one not taken may hold anything.</summary>
    static abstract TSelf Select(TSelf mask, TSelf ifTrue, TSelf ifFalse);
    /// <summary>Each lane takes its upper neighbour's number, the last lane the first one's.</summary>
    static abstract TSelf Rotate(TSelf value);

    /// <summary>The square root.</summary>
    static abstract TSelf Sqrt(TSelf x);
    /// <summary>The cube root, of negative numbers too.</summary>
    static abstract TSelf Cbrt(TSelf x);
    /// <summary>sqrt(x^2 + y^2) without overflow on the way.</summary>
    static abstract TSelf Hypot(TSelf x, TSelf y);
    /// <summary>x to the power y.</summary>
    static abstract TSelf Pow(TSelf x, TSelf y);

    /// <summary>e^x.</summary>
    static abstract TSelf Exp(TSelf x);
    /// <summary>e^x - 1, accurate near 0.</summary>
    static abstract TSelf Expm1(TSelf x);
    /// <summary>The natural logarithm.</summary>
    static abstract TSelf Log(TSelf x);
    /// <summary>log(1 + x), accurate near 0.</summary>
    static abstract TSelf Log1p(TSelf x);
    /// <summary>The logarithm to base 2.</summary>
    static abstract TSelf Log2(TSelf x);
    /// <summary>The logarithm to base 10.</summary>
    static abstract TSelf Log10(TSelf x);

    /// <summary>The sine, x in radians.</summary>
    static abstract TSelf Sin(TSelf x);
    /// <summary>The cosine, x in radians.</summary>
    static abstract TSelf Cos(TSelf x);
    /// <summary>The tangent, x in radians.</summary>
    static abstract TSelf Tan(TSelf x);
    /// <summary>The angle in [-pi/2, pi/2] whose sine is x.</summary>
    static abstract TSelf Asin(TSelf x);
    /// <summary>The angle in [0, pi] whose cosine is x.</summary>
    static abstract TSelf Acos(TSelf x);
    /// <summary>The angle in [-pi/2, pi/2] whose tangent is x.</summary>
    static abstract TSelf Atan(TSelf x);
    /// <summary>The angle in [-pi, pi] of the point (x, y).</summary>
    static abstract TSelf Atan2(TSelf y, TSelf x);

    /// <summary>The hyperbolic sine.</summary>
    static abstract TSelf Sinh(TSelf x);
    /// <summary>The hyperbolic cosine.</summary>
    static abstract TSelf Cosh(TSelf x);
    /// <summary>The hyperbolic tangent.</summary>
    static abstract TSelf Tanh(TSelf x);
    /// <summary>The inverse of the hyperbolic sine.</summary>
    static abstract TSelf Asinh(TSelf x);
    /// <summary>The inverse of the hyperbolic cosine.</summary>
    static abstract TSelf Acosh(TSelf x);
    /// <summary>The inverse of the hyperbolic tangent.</summary>
    static abstract TSelf Atanh(TSelf x);
}
