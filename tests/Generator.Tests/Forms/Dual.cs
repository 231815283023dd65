namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>
/// A hyper-dual number f + x e1 + y e2 + xy e1 e2 (Fike and Alonso, 2011) in double: the original C# of a definition runs over it, with
/// <c>double</c> replaced by it, and gives derivatives that owe nothing to the generator.
/// </summary>
public readonly record struct Dual(double F, double X, double Y, double XY)
{
    public static Dual PositiveInfinity => double.PositiveInfinity;

    public static Dual NegativeInfinity => double.NegativeInfinity;

    public static Dual NaN => double.NaN;

    public static Dual MaxValue => double.MaxValue;

    public static Dual Epsilon => double.Epsilon;

    public static implicit operator Dual(double value) => new(value, 0, 0, 0);

    public static explicit operator int(Dual a) => (int)a.F;

    public static explicit operator long(Dual a) => (long)a.F;

    public static explicit operator float(Dual a) => (float)a.F;

    public static Dual operator +(Dual a) => a;

    public static Dual operator -(Dual a) => new(-a.F, -a.X, -a.Y, -a.XY);

    public static Dual operator +(Dual a, Dual b) => new(a.F + b.F, a.X + b.X, a.Y + b.Y, a.XY + b.XY);

    public static Dual operator -(Dual a, Dual b) => new(a.F - b.F, a.X - b.X, a.Y - b.Y, a.XY - b.XY);

    public static Dual operator *(Dual a, Dual b) =>
        new(a.F * b.F, (a.F * b.X) + (a.X * b.F), (a.F * b.Y) + (a.Y * b.F), (a.F * b.XY) + (a.X * b.Y) + (a.Y * b.X) + (a.XY * b.F));

    public static Dual operator /(Dual a, Dual b) => a * b.Chain(1 / b.F, -1 / (b.F * b.F), 2 / (b.F * b.F * b.F));

    public static Dual operator %(Dual a, Dual b) => a - (b * Math.Truncate(a.F / b.F));

    public static Dual operator ++(Dual a) => a + 1;

    public static Dual operator --(Dual a) => a - 1;

    public static bool operator <(Dual a, Dual b) => a.F < b.F;

    public static bool operator >(Dual a, Dual b) => a.F > b.F;

    public static bool operator <=(Dual a, Dual b) => a.F <= b.F;

    public static bool operator >=(Dual a, Dual b) => a.F >= b.F;

    public bool Equals(Dual other) => F == other.F;

    public override int GetHashCode() => F.GetHashCode();

    public static bool IsNaN(Dual a) => double.IsNaN(a.F);

    /// <summary>f(a) from f, f' and f'' at a.</summary>
    public Dual Chain(double f, double first, double second) => new(f, Times(first, X), Times(first, Y), Times(first, XY) + Times(second, X * Y));

    // what doesn't depend on the variables has no derivative, whatever the slope there
    private static double Times(double slope, double dot) => dot == 0 ? 0 : slope * dot;
}

/// <summary>The functions of <see cref="Math"/> over <see cref="Dual"/>, with derivatives from the tables.</summary>
public static class DualMath
{
    public const double PI = Math.PI, E = Math.E, Tau = Math.Tau;

    public static Dual Exp(Dual a) => a.Chain(Math.Exp(a.F), Math.Exp(a.F), Math.Exp(a.F));

    public static Dual Log(Dual a) => a.Chain(Math.Log(a.F), 1 / a.F, -1 / (a.F * a.F));

    public static Dual Sqrt(Dual a) => a.Chain(Math.Sqrt(a.F), 0.5 / Math.Sqrt(a.F), -0.25 / (a.F * Math.Sqrt(a.F)));

    public static Dual Sin(Dual a) => a.Chain(Math.Sin(a.F), Math.Cos(a.F), -Math.Sin(a.F));

    public static Dual Cos(Dual a) => a.Chain(Math.Cos(a.F), -Math.Sin(a.F), -Math.Cos(a.F));

    public static Dual Tan(Dual a) => Sin(a) / Cos(a);

    public static Dual Atan(Dual a) => a.Chain(Math.Atan(a.F), 1 / (1 + (a.F * a.F)), -2 * a.F / Math.Pow(1 + (a.F * a.F), 2));

    public static Dual Tanh(Dual a)
    {
        double t = Math.Tanh(a.F), slope = 1 - (t * t);
        return a.Chain(t, slope, -2 * t * slope);
    }

    public static Dual Abs(Dual a) => a.Chain(Math.Abs(a.F), Math.Sign(a.F), 0);

    public static int Abs(int a) => Math.Abs(a);

    public static Dual Max(Dual a, Dual b) => a.F >= b.F ? a : b;

    public static int Max(int a, int b) => Math.Max(a, b);

    public static Dual Min(Dual a, Dual b) => a.F <= b.F ? a : b;

    public static int Min(int a, int b) => Math.Min(a, b);

    public static Dual Floor(Dual a) => Math.Floor(a.F);

    public static Dual Pow(Dual a, Dual b) => b is { X: 0, Y: 0, XY: 0 }
        ? a.Chain(Math.Pow(a.F, b.F), b.F * Math.Pow(a.F, b.F - 1), b.F * (b.F - 1) * Math.Pow(a.F, b.F - 2))
        : Exp(b * Log(a));
}
