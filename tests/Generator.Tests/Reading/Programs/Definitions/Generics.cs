using System.Numerics;

public readonly record struct Dual<T>(T Value, T Slope) where T : IFloatingPointIeee754<T>
{
    public static Dual<T> operator +(Dual<T> a, Dual<T> b) => new(a.Value + b.Value, a.Slope + b.Slope);

    public static Dual<T> operator *(Dual<T> a, Dual<T> b) => new(a.Value * b.Value, a.Value * b.Slope + a.Slope * b.Value);

    public static Dual<T> Exp(Dual<T> a) => new(T.Exp(a.Value), T.Exp(a.Value) * a.Slope);
}

public static partial class GenericAlgorithms
{
    public static object[][] Inputs => [[new double[] { 0.3, 1.7, -0.4 }, 0.8]];

    private static T Horner<T>(ReadOnlySpan<T> coefficients, T x) where T : INumber<T>
    {
        T sum = T.Zero;
        for (int i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * x + coefficients[i];
        return sum + T.One - T.CreateChecked(2) / (x + T.CreateChecked(3));
    }

    private static T Norm<T>(T x, T y) where T : IRootFunctions<T>, IPowerFunctions<T> => T.Sqrt(T.Pow(x, T.One + T.One) + y * y);

    private static T Gauss<T>(T x) where T : IExponentialFunctions<T>, IFloatingPointConstants<T>, ITrigonometricFunctions<T> =>
        T.Exp(-x * x) * T.Cos(T.Pi * x);

    private static TResult Apply<TSource, TResult>(TSource x, Func<TSource, TResult> f) => f(x);

    private static T Largest<T>(T a, T b) where T : IComparisonOperators<T, T, bool> => a > b ? a : b;

    [Differentiable]
    public static double F(ReadOnlySpan<double> c, double x)
    {
        var dual = new Dual<double>(x, 1);
        var result = Dual<double>.Exp(dual * dual + dual);
        (double s, int n) = Apply(x, v => (v * v, 3));
        return Horner(c, x) + Norm(x, c[0]) + Gauss(x) + result.Slope + s * n + Largest(x, c[1]) + Largest(1, 2);
    }
}

public static partial class Delegates
{
    public static object[][] Inputs => [[0.3, 1.7]];

    private static double Integrate(Func<double, double> f, double a, double b, int n)
    {
        double h = (b - a) / n, sum = 0.5 * (f(a) + f(b));
        for (int i = 1; i < n; i++)
            sum += f(a + i * h);
        return sum * h;
    }

    private static double Cube(double x) => x * x * x;

    [Differentiable]
    public static double F(double a, double b)
    {
        double scale = 1;
        Func<double, double> f = x => scale * Math.Exp(-a * x);
        double first = Integrate(f, 0, b, 8);
        scale = 2;
        double second = Integrate(f, 0, b, 4) + Integrate(Math.Sin, a, b, 4) + Integrate(Cube, a, b, 3);
        Func<double, Func<double, double>> curry = u => v => u * v + b;
        double Local(double x)
        {
            double Inner(double y) => y + a * x;
            return Inner(x) * Inner(b);
        }
        return first + second + curry(a)(b) + Local(2) + Integrate(Local, 0, 1, 2);
    }
}

public interface IPotential
{
    double Energy(double r);
}

public readonly struct LennardJones(double epsilon, double sigma) : IPotential
{
    public double Energy(double r)
    {
        double s6 = Math.Pow(sigma / r, 6);
        return 4 * epsilon * (s6 * s6 - s6);
    }
}

public readonly record struct Spring(double Stiffness, double Rest) : IPotential
{
    public double Energy(double r) => 0.5 * Stiffness * (r - Rest) * (r - Rest);
}

public static partial class Potentials
{
    public static object[][] Inputs => [[1.1, 0.9, 2.0]];

    private static double Pair<TPotential>(TPotential potential, double r) where TPotential : struct, IPotential => potential.Energy(r) + potential.Energy(2 * r);

    [Differentiable]
    public static double F(double r, double sigma, double k) => Pair(new LennardJones(1, sigma), r) + Pair(new Spring(k, sigma), r);
}
