namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>
/// A hyper-dual number f + f_x e1 + f_y e2 + f_xy e1 e2 (Fike and Alonso, 2011): one evaluation gives a value, two directional derivatives
/// and the mixed second one. Each part carries its magnitude S, the sum of the absolute values of the terms that make it up, which is the
/// scale of rounding errors.
/// </summary>
public readonly partial record struct HyperDual(Part F, Part X, Part Y, Part XY)
{
    public static implicit operator HyperDual(double value) => new(new(value, Math.Abs(value)), default, default, default);

    public static implicit operator HyperDual(Extended value) => new(new(value, Math.Abs(value.High)), default, default, default);

    public static HyperDual operator +(HyperDual a, HyperDual b) => new(a.F + b.F, a.X + b.X, a.Y + b.Y, a.XY + b.XY);

    public static HyperDual operator -(HyperDual a) => new(-a.F, -a.X, -a.Y, -a.XY);

    public static HyperDual operator -(HyperDual a, HyperDual b) => a + (-b);

    public static HyperDual operator *(HyperDual a, HyperDual b) => new(
        a.F * b.F,
        a.F * b.X + a.X * b.F,
        a.F * b.Y + a.Y * b.F,
        a.F * b.XY + a.X * b.Y + a.Y * b.X + a.XY * b.F);

    public static HyperDual operator /(HyperDual a, HyperDual b) => a * Reciprocal(b);

    /// <summary>f(a) from f, f' and f'' at a.</summary>
    public static HyperDual Chain(HyperDual a, Extended f, Extended first, Extended second)
    {
        // what cancelled in the argument is an error of the function's value, and of its derivatives
        double lost = Math.Max(0, a.F.Magnitude - Math.Abs(a.F.Value.High));
        Part value = new(f, Math.Abs(f.High) + Math.Abs(first.High) * lost);
        Part slope = new(first, Math.Abs(first.High) + Math.Abs(second.High) * lost);
        Part bend = new(second, Math.Abs(second.High));
        return new(value, slope * a.X, slope * a.Y, slope * a.XY + bend * (a.X * a.Y));
    }

    /// <summary>A wave, whose scale is its amplitude: products of waves become sums of waves of other frequencies.</summary>
    private static HyperDual Wave(HyperDual a, Extended f, Extended first, Extended second)
    {
        Part slope = new(first, 1), bend = new(second, 1);
        return new(new(f, 1), slope * a.X, slope * a.Y, slope * a.XY + bend * (a.X * a.Y));
    }

    public static HyperDual Reciprocal(HyperDual a)
    {
        Extended r = 1 / a.F.Value;
        return Chain(a, r, -(r * r), 2 * r * r * r);
    }

    public static HyperDual Exp(HyperDual a)
    {
        Extended e = Extended.Exp(a.F.Value);
        return Chain(a, e, e, e);
    }

    public static HyperDual Log(HyperDual a)
    {
        Extended r = 1 / a.F.Value;
        return Chain(a, Extended.Log(a.F.Value), r, -(r * r));
    }

    public static HyperDual Sqrt(HyperDual a)
    {
        Extended root = Extended.Sqrt(a.F.Value), r = 1 / root;
        return Chain(a, root, 0.5 * r, -0.25 * (r * r * r));
    }

    public static HyperDual Sin(HyperDual a)
    {
        (Extended sine, Extended cosine) = Extended.SinCos(a.F.Value);
        return Wave(a, sine, cosine, -sine);
    }

    public static HyperDual Cos(HyperDual a)
    {
        (Extended sine, Extended cosine) = Extended.SinCos(a.F.Value);
        return Wave(a, cosine, -sine, -cosine);
    }

    public static HyperDual Tanh(HyperDual a)
    {
        Extended e = Extended.Exp(2 * a.F.Value), tanh = (e - 1) / (e + 1), slope = 1 - tanh * tanh;
        return Chain(a, tanh, slope, -2 * tanh * slope);
    }

    public static HyperDual Sinh(HyperDual a) => (Exp(a) - Exp(-a)) * 0.5;

    public static HyperDual Cosh(HyperDual a) => (Exp(a) + Exp(-a)) * 0.5;

    public static HyperDual Pow(HyperDual a, HyperDual b) => b is { X: { Value.High: 0 }, Y: { Value.High: 0 }, XY: { Value.High: 0 } }
        ? Power(a, b.F.Value)
        : Exp(b * Log(a));

    // d^k a^p = p (p - 1) ... (p - k + 1) a^(p - k)
    private static HyperDual Power(HyperDual a, Extended p) =>
        Chain(a, Extended.Power(a.F.Value, p), Term(p, a.F.Value, p - 1), Term(p * (p - 1), a.F.Value, p - 2));

    private static Extended Term(Extended factor, Extended a, Extended p) => factor.High == 0 ? 0 : factor * Extended.Power(a, p);

    public static HyperDual Atan(HyperDual a)
    {
        Extended x = a.F.Value, r = 1 / (1 + x * x);
        return Chain(a, Extended.Atan(x), r, -2 * x * r * r);
    }
}

/// <summary>A number and its magnitude: the sum of the absolute values of the terms that it was added up from.</summary>
public readonly record struct Part(Extended Value, double Magnitude)
{
    public static Part operator +(Part a, Part b) => new(a.Value + b.Value, a.Magnitude + b.Magnitude);

    public static Part operator -(Part a) => new(-a.Value, a.Magnitude);

    public static Part operator *(Part a, Part b) => a.Magnitude == 0 || b.Magnitude == 0 ? default : new(a.Value * b.Value, a.Magnitude * b.Magnitude);

    public static Part operator *(Part a, Extended b) => new(a.Value * b, a.Magnitude * Math.Abs(b.High));
}
