// What the constructors of base types leave behind.
public abstract class Covariance(double scale)
{
    protected double Scale { get; } = scale;
    public abstract double Of(double d);
    public virtual double Scaled(double d) => Scale * Of(d);
}
public sealed class Matern(double s, double len) : Covariance(s)
{
    public override double Of(double d) { double r = Math.Sqrt(3) * Math.Abs(d) / len; return (1 + r) * Math.Exp(-r); }
}
public sealed class Rq(double s, double len, double alpha) : Covariance(s)
{
    public override double Of(double d) => Math.Pow(1 + d * d / (2 * alpha * len * len), -alpha);
    public override double Scaled(double d) => base.Scaled(d) + 0.1;
}
public static partial class BaseConstructors
{
    private static double Sum(Covariance k, ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) for (int j = i + 1; j < x.Length; j++) s += k.Scaled(x[i] - x[j]);
        return s;
    }
    [Differentiable]
    public static double F(double s, double len, double alpha, ReadOnlySpan<double> x)
    {
        Covariance a = new Matern(s, len);
        Covariance b = new Rq(s * 2, len, alpha);
        return Sum(a, x) * Sum(b, x);
    }
    public static object[][] Inputs => [[1.2, 0.7, 2.0, new double[] { 0, .5, 2 }]];
}

public class WithDefaults { protected double Scale = 2.5; protected readonly double Shift; public WithDefaults() { Shift = Scale + 1; } public double Of(double x) => Scale * x * x + Shift; }
public sealed class Derived : WithDefaults { public double Extra = 0.5; public double At(double x) => Of(x) * Extra; }
public sealed class Explicit : WithDefaults { private readonly double _k; public Explicit(double k) { _k = k * Scale; } public double At(double x) => Of(x) * _k; }
public abstract record Shape(double Size) { public abstract double Area { get; } }
public sealed record Disc(double Radius) : Shape(2 * Radius) { public override double Area => Math.PI * Radius * Radius + 0.1 * Size; }
public static partial class ImplicitBaseConstructors
{
    [Differentiable]
    public static double F(double x, double y) => new Derived().At(x) * new Explicit(y).At(x * y) + new Disc(x).Area * new Disc(y).Size;
    public static object[][] Inputs => [[0.7, 1.2]];
}
