namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>An objective from two lambdas: the loss with its gradient, and the domain.</summary>
internal sealed class TestObjective(TestObjective.LossAndGradient evaluate, Func<double[], string?>? violation = null) : IObjective<double>
{
    public delegate double LossAndGradient(ReadOnlySpan<double> theta, Span<double> gradient);

    public double Value(ReadOnlySpan<double> theta) => Gradient(theta, stackalloc double[theta.Length]);

    public double Gradient(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        if (Violation(theta) is null)
            return evaluate(theta, gradient);
        gradient.Fill(double.NaN);
        return double.NaN;
    }

    /// <summary>By central differences of the gradient; as exact as a simplified Newton iteration needs.</summary>
    public double Hessian(ReadOnlySpan<double> theta, Span<double> gradient, Span<double> hessian)
    {
        int n = theta.Length;
        double[] point = theta.ToArray(), before = new double[n], after = new double[n];
        for (int j = 0; j < n; j++)
        {
            double step = 1e-5 * (theta[j] == 0 ? 1 : Math.Abs(theta[j]));
            point[j] = theta[j] - step;
            Gradient(point, before);
            point[j] = theta[j] + step;
            Gradient(point, after);
            point[j] = theta[j];
            for (int i = 0; i < n; i++)
                hessian[i * n + j] = (after[i] - before[i]) / (2 * step);
        }
        return Gradient(theta, gradient);
    }

    public double HessianProduct(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product) => throw new NotSupportedException();

    public string? Violation(ReadOnlySpan<double> theta) => violation?.Invoke(theta.ToArray());
}

/// <summary>J = sum_i rate_i theta_i^2 / 2, which allocates nothing; theta_i = theta0_i e^{-rate_i tau}.</summary>
internal readonly struct Quadratic(params double[] rates) : IObjective<double>
{
    public double Value(ReadOnlySpan<double> theta)
    {
        double sum = 0;
        for (int i = 0; i < theta.Length; i++)
            sum += 0.5 * rates[i] * theta[i] * theta[i];
        return sum;
    }

    public double Gradient(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        for (int i = 0; i < theta.Length; i++)
            gradient[i] = rates[i] * theta[i];
        return Value(theta);
    }

    public double Hessian(ReadOnlySpan<double> theta, Span<double> gradient, Span<double> hessian)
    {
        hessian.Clear();
        for (int i = 0; i < theta.Length; i++)
            hessian[i * theta.Length + i] = rates[i];
        return Gradient(theta, gradient);
    }

    public double HessianProduct(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product) => throw new NotSupportedException();

    public string? Violation(ReadOnlySpan<double> theta) => null;
}

/// <summary>Flows with a known solution.</summary>
internal sealed record SolvedFlow(IObjective<double> Objective, double[] Theta0, Func<double, double[]> At)
{
    public static SolvedFlow Named(string name) => name switch
    {
        "quartic" => Quartic,
        "pendulum" => Pendulum,
        "coupled" => Coupled,
        _ => throw new ArgumentException($"No flow is called {name}.", nameof(name)),
    };

    public double Error(FlowState state) => At(state.Tau).Zip(state.Theta, (x, y) => Math.Abs(x - y)).Aggregate(0.0, Math.Max);

    /// <summary>J = x^4 / 4: x = x0 / sqrt(1 + 2 x0^2 tau).</summary>
    private static SolvedFlow Quartic => new(
        new TestObjective((x, g) =>
        {
            g[0] = x[0] * x[0] * x[0];
            return 0.25 * x[0] * g[0];
        }),
        [1.0],
        tau => [1 / Math.Sqrt(1 + 2 * tau)]);

    /// <summary>J = -cos x: tan(x / 2) = tan(x0 / 2) e^{-tau}.</summary>
    private static SolvedFlow Pendulum => new(
        new TestObjective((x, g) =>
        {
            g[0] = Math.Sin(x[0]);
            return -Math.Cos(x[0]);
        }),
        [2.5],
        tau => [2 * Math.Atan(Math.Tan(1.25) * Math.Exp(-tau))]);

    /// <summary>J = ln cosh u + v^4 / 4 in the rotated coordinates u = (x + y) / sqrt 2, v = (x - y) / sqrt 2: sinh u = sinh u0 e^{-tau}.</summary>
    private static SolvedFlow Coupled => new(
        new TestObjective((x, g) =>
        {
            double u = (x[0] + x[1]) / Math.Sqrt(2), v = (x[0] - x[1]) / Math.Sqrt(2);
            (g[0], g[1]) = ((Math.Tanh(u) + v * v * v) / Math.Sqrt(2), (Math.Tanh(u) - v * v * v) / Math.Sqrt(2));
            return Math.Log(Math.Cosh(u)) + 0.25 * v * v * v * v;
        }),
        [1.0, 0.25],
        tau =>
        {
            double u = Math.Asinh(Math.Sinh(1.25 / Math.Sqrt(2)) * Math.Exp(-tau));
            double v0 = 0.75 / Math.Sqrt(2), v = v0 / Math.Sqrt(1 + 2 * v0 * v0 * tau);
            return [(u + v) / Math.Sqrt(2), (u - v) / Math.Sqrt(2)];
        });
}
