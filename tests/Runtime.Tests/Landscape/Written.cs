namespace CurseOfMemory.Runtime.Tests.Landscapes;

/// <summary>A function of few variables given by value, gradient and Hessian.</summary>
internal sealed class Written(Func<double[], double> value, Func<double[], double[]> gradient, Func<double[], double[]> hessian) : IObjective<double>
{
    /// <summary>(x^2 - 1)^2 + y^2: two minima and a saddle between them.</summary>
    public static Written DoubleWell { get; } = new(
        x => Math.Pow(x[0] * x[0] - 1, 2) + x[1] * x[1],
        x => [4 * x[0] * (x[0] * x[0] - 1), 2 * x[1]],
        x => [12 * x[0] * x[0] - 4, 0, 0, 2]);

    /// <summary>x^3/3 - p x, with a fold at p = 0.</summary>
    public static Written Fold(double p) => new(x => x[0] * x[0] * x[0] / 3 - p * x[0], x => [x[0] * x[0] - p], x => [2 * x[0]]);

    /// <summary>x^4/4 - p x^2/2, a pitchfork at p = 0.</summary>
    public static Written Pitchfork(double p) => new(x => Math.Pow(x[0], 4) / 4 - p * x[0] * x[0] / 2, x => [Math.Pow(x[0], 3) - p * x[0]], x => [3 * x[0] * x[0] - p]);

    public double Value(ReadOnlySpan<double> theta) => value(theta.ToArray());

    public double Gradient(ReadOnlySpan<double> theta, Span<double> g)
    {
        gradient(theta.ToArray()).CopyTo(g);
        return Value(theta);
    }

    public double Hessian(ReadOnlySpan<double> theta, Span<double> g, Span<double> h)
    {
        hessian(theta.ToArray()).CopyTo(h);
        return Gradient(theta, g);
    }

    public double HessianProduct(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, Span<double> g, Span<double> product)
    {
        double[] h = hessian(theta.ToArray());
        product.Clear();
        for (int k = 0; k < h.Length; k++)
            product[k / theta.Length] += h[k] * direction[k % theta.Length];
        return Gradient(theta, g);
    }

    public string? Violation(ReadOnlySpan<double> theta) => null;
}
