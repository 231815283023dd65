namespace CurseOfMemory.Runtime.Tests.Optimization;

/// <summary>Rosenbrock's function in n variables with hand-written derivatives, which allocates nothing.</summary>
internal readonly struct Rosenbrock : IObjective<double>
{
    public double Value(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
            sum += 100 * u * u + v * v;
        }
        return sum;
    }

    public double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
            gradient[i] += -400 * x[i] * u - 2 * v;
            gradient[i + 1] += 200 * u;
        }
        return Value(x);
    }

    public double Hessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
    {
        int n = x.Length;
        hessian.Clear();
        for (int i = 0; i + 1 < n; i++)
        {
            hessian[i * n + i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
            hessian[(i + 1) * n + i + 1] += 200;
            hessian[i * n + i + 1] = hessian[(i + 1) * n + i] = -400 * x[i];
        }
        return Gradient(x, gradient);
    }

    public double HessianProduct(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)
    {
        product.Clear();
        for (int i = 0; i + 1 < x.Length; i++)
        {
            product[i] += (1200 * x[i] * x[i] - 400 * x[i + 1] + 2) * direction[i] - 400 * x[i] * direction[i + 1];
            product[i + 1] += 200 * direction[i + 1] - 400 * x[i] * direction[i];
        }
        return Gradient(x, gradient);
    }

    public string? Violation(ReadOnlySpan<double> theta) => null;
}

/// <summary>J = scale * sum_i curvature_i (x_i - centre_i)^2 / 2 + offset.</summary>
internal readonly struct Bowl(double[] curvatures, double[] centre, double scale = 1, double offset = 0) : IObjective<double>
{
    public double Value(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += curvatures[i] * (x[i] - centre[i]) * (x[i] - centre[i]);
        return 0.5 * scale * sum + offset;
    }

    public double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < x.Length; i++)
            gradient[i] = scale * curvatures[i] * (x[i] - centre[i]);
        return Value(x);
    }

    public double Hessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
    {
        hessian.Clear();
        for (int i = 0; i < x.Length; i++)
            hessian[i * x.Length + i] = scale * curvatures[i];
        return Gradient(x, gradient);
    }

    public double HessianProduct(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)
    {
        for (int i = 0; i < x.Length; i++)
            product[i] = scale * curvatures[i] * direction[i];
        return Gradient(x, gradient);
    }

    public string? Violation(ReadOnlySpan<double> theta) => null;
}

/// <summary>An objective of one variable by its value, slope and curvature, with a domain.</summary>
internal sealed class Curve(Func<double, (double Value, double Slope, double Curvature)> at, Func<double, string?>? violation = null) : IObjective<double>
{
    public double Value(ReadOnlySpan<double> x) => Evaluate(x[0]).Value;

    public double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        (double value, gradient[0], _) = Evaluate(x[0]);
        return value;
    }

    public double Hessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
    {
        (double value, gradient[0], hessian[0]) = Evaluate(x[0]);
        return value;
    }

    public double HessianProduct(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)
    {
        (double value, gradient[0], double curvature) = Evaluate(x[0]);
        product[0] = curvature * direction[0];
        return value;
    }

    public string? Violation(ReadOnlySpan<double> theta) => violation?.Invoke(theta[0]);

    private (double Value, double Slope, double Curvature) Evaluate(double x) => Violation([x]) is null ? at(x) : (double.NaN, double.NaN, double.NaN);
}
