namespace CurseOfMemory;

public readonly partial struct DoubleDouble
{
    // From there on e^{-2x} is nothing beside 1
    private const double Asymptotic = 40;

    /// <summary>The hyperbolic sine.</summary>
    /// <remarks>Relative error at most 1.5e-31.</remarks>
    public static DoubleDouble Sinh(DoubleDouble x)
    {
        if (Math.Abs(x.hi) > Asymptotic)
            return CopySign(HalfOfExp(Abs(x)), x);
        if (x.hi == 0)
            return x;
        DoubleDouble e = Expm1(Abs(x));
        return CopySign(0.5 * (e + e / (1 + e)), x);
    }

    /// <summary>The hyperbolic cosine.</summary>
    /// <remarks>Relative error at most 1e-31.</remarks>
    public static DoubleDouble Cosh(DoubleDouble x)
    {
        if (Math.Abs(x.hi) > Asymptotic)
            return HalfOfExp(Abs(x));
        DoubleDouble e = Exp(x);
        return 0.5 * (e + 1 / e);
    }

    /// <summary>The hyperbolic tangent.</summary>
    /// <remarks>Relative error at most 1.5e-31.</remarks>
    public static DoubleDouble Tanh(DoubleDouble x)
    {
        if (Math.Abs(x.hi) > Asymptotic)
            return Math.Sign(x.hi);
        if (x.hi == 0)
            return x;
        DoubleDouble e = Expm1(2 * Abs(x));
        return CopySign(e / (e + 2), x);
    }

    /// <summary>The inverse of the hyperbolic sine.</summary>
    /// <remarks>Relative error at most 1.5e-31.</remarks>
    public static DoubleDouble Asinh(DoubleDouble x)
    {
        DoubleDouble size = Abs(x);
        if (size.hi > 1e20)
            return CopySign(Log(size) + Ln2, x);
        if (x.hi == 0)
            return x;
        // x^2 / (1 + sqrt(1 + x^2)) = sqrt(1 + x^2) - 1
        DoubleDouble square = size * size;
        return CopySign(Log1p(size + square / (1 + Sqrt(1 + square))), x);
    }

    /// <summary>The inverse of the hyperbolic cosine; NaN below 1.</summary>
    /// <remarks>Relative error at most 1.5e-31.</remarks>
    public static DoubleDouble Acosh(DoubleDouble x)
    {
        if (x.hi > 1e20)
            return Log(x) + Ln2;
        if (x.hi < 1)
            return NaN;
        DoubleDouble above = x - 1;
        return Log1p(above + Sqrt(above * (2 + above)));
    }

    /// <summary>The inverse of the hyperbolic tangent; NaN beyond -1 and 1.</summary>
    /// <remarks>Relative error at most 1.5e-31.</remarks>
    public static DoubleDouble Atanh(DoubleDouble x)
    {
        if (x.hi == 0)
            return x;
        DoubleDouble size = Abs(x);
        return CopySign(0.5 * Log1p(2 * size / (1 - size)), x);
    }

    // e^x / 2, also where e^x alone would overflow
    private static DoubleDouble HalfOfExp(DoubleDouble x)
    {
        DoubleDouble root = Exp(0.5 * x);
        return 0.5 * root * root;
    }
}
