namespace CurseOfMemory.Runtime.Tests.Optimization;

public class OptimizerTests
{
    public static TheoryData<string> All => [.. Methods.All.Keys];

    public static TheoryData<string> Searching => [.. Methods.Searching];

    [Theory, MemberData(nameof(All))]
    public void A_bowl_is_descended_to_its_centre(string method)
    {
        var bowl = new Bowl([1, 10, 100], [1, -2, 3]);
        OptimizationResult result = Minimize.Run(bowl, [0, 0, 0], Methods.All[method]);
        Near([1, -2, 3], result.Theta, method == "AdamW" ? 1e-3 : 1e-6);
        Assert.Equal(method, Methods.All[method].Method.Name);
        Assert.Equal(bowl.Value(result.Theta), result.Value);
    }

    [Theory, MemberData(nameof(Searching))]
    public void Rosenbrock_is_solved_to_the_last_digits(string method)
    {
        OptimizationResult result = Minimize.Run(new Rosenbrock(), [0.5, 2, 0.5, 2, 0.5, 2, 0.5, 2], Methods.All[method]);
        Assert.True(result.Outcome.Converged, result.ToString());
        Near([1, 1, 1, 1, 1, 1, 1, 1], result.Theta, 1e-9);
    }

    [Fact]
    public void Newton_cg_and_lbfgs_solve_many_variables()
    {
        double[] start = [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? -1.2 : 1)];
        foreach (OptimizationOptions options in new[] { OptimizationOptions.NewtonCg, OptimizationOptions.Lbfgs })
        {
            OptimizationResult result = Minimize.Run(new Rosenbrock(), start, options);
            Assert.True(result.Outcome.Converged, result.ToString());
            Assert.InRange(result.GradientNorm, 0, 1e-6);
        }
    }

    /// <summary>The updates as their papers state them, step by step.</summary>
    [Theory]
    [InlineData("gradient descent")]
    [InlineData("heavy ball")]
    [InlineData("Nesterov")]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    public void First_order_steps_are_those_of_the_papers(string method)
    {
        const double rate = 0.02, curvature = 3, centre = 2;
        OptimizationOptions options = method switch
        {
            "gradient descent" => OptimizationOptions.GradientDescent(rate),
            "heavy ball" => OptimizationOptions.HeavyBall(rate, 0.8),
            "Nesterov" => OptimizationOptions.Nesterov(rate, 0.8),
            "Adam" => OptimizationOptions.Adam(rate, 0.9, 0.99, 1e-3),
            _ => OptimizationOptions.AdamW(rate, 0.1, 0.9, 0.99, 1e-3),
        };
        OptimizationResult result = Minimize.Run(new Bowl([curvature], [centre]), [0.5], options with { MaximumIterations = 20 });
        double x = 0.5, v = 0, m = 0, s = 0, expected = 0.5;
        for (int t = 1; t <= 20; t++)
        {
            // Nesterov in Sutskever's form: the gradient at the look-ahead point x + mu v; the run's theta is that point.
            double g = curvature * ((method == "Nesterov" ? x + 0.8 * v : x) - centre);
            v = (method == "gradient descent" ? 0 : 0.8) * v - rate * g;
            (m, s) = (0.9 * m + 0.1 * g, 0.99 * s + 0.01 * g * g);
            double decay = method == "AdamW" ? rate * 0.1 * x : 0;
            x += method.StartsWith("Adam", StringComparison.Ordinal) ? -rate * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(s / (1 - Math.Pow(0.99, t))) + 1e-3) - decay : v;
            expected = method == "Nesterov" ? x + 0.8 * v : x;
        }
        Assert.Equal(OptimizationReason.IterationLimit, result.Outcome.Reason);
        Assert.Equal(expected, result.Theta[0], 1e-13);
    }

    [Theory, MemberData(nameof(Searching))]
    public void Units_do_not_change_the_path(string method)
    {
        OptimizationResult plain = Minimize.Run(new Rosenbrock(), [-1.2, 1], Methods.All[method]);
        foreach (double unit in new[] { Math.ScaleB(1, -60), Math.ScaleB(1, 60) })
        {
            OptimizationResult scaled = Minimize.Run(new Scaled<Rosenbrock>(new Rosenbrock(), unit, 1 / unit), [-1.2 / unit, 1 / unit], Methods.All[method]);
            Assert.Equal(plain.Outcome.Reason, scaled.Outcome.Reason);
            Near([1, 1], [scaled.Theta[0] * unit, scaled.Theta[1] * unit], 1e-9);
            Assert.InRange(scaled.Iterations, plain.Iterations - 2, plain.Iterations + 2);
        }
    }

    [Fact]
    public void A_run_is_watched_and_stopped_by_its_caller()
    {
        List<(int Step, double Value)> seen = [];
        bool Watch(int step, double value)
        {
            seen.Add((step, value));
            return step == 7;
        }
        OptimizationOptions options = OptimizationOptions.GradientDescent(1e-3) with { StopWhen = Watch };
        OptimizationResult result = Minimize.Run(new Rosenbrock(), [-1.2, 1], options);
        Assert.Equal((OptimizationReason.Requested, 7, false), (result.Outcome.Reason, result.Iterations, result.Outcome.Converged));
        Assert.Equal(Enumerable.Range(0, 8), seen.Select(one => one.Step));
        Assert.Equal(new Rosenbrock().Value([-1.2, 1]), seen[0].Value);
        Assert.Equal(result.Value, seen[^1].Value);
        Assert.Contains("StopWhen after 7 iterations", result.ToString(), StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => Minimize.Run(new Rosenbrock(), [-1.2, 1], OptimizationOptions.Lbfgs with { StopWhen = (_, _) => throw new OperationCanceledException() }));
    }

    [Fact]
    public void A_saddle_is_reported_or_left()
    {
        // (x^2 - 1)^2 / 4 + y^2: a saddle at 0, minima at x = +-1.
        var saddle = new ResidualProblem("double well", [0, 0], [0], x => [(x[0] * x[0] - 1) * 0.5, x[1]]);
        OptimizationResult stuck = Minimize.Run(saddle, saddle.Start, OptimizationOptions.Newton);
        Assert.Equal(OptimizationReason.SaddlePoint, stuck.Outcome.Reason);
        Assert.True(stuck.Outcome.Measure < 0);
        Assert.False(stuck.Outcome.Converged);
        Assert.Contains("saddle point", stuck.ToString(), StringComparison.Ordinal);
        OptimizationResult free = Minimize.Run(saddle, saddle.Start, OptimizationOptions.SaddleFreeNewton);
        Assert.True(free.Outcome.Converged, free.ToString());
        Near([1, 0], [Math.Abs(free.Theta[0]), free.Theta[1]], 1e-8);
    }

    [Theory]
    [InlineData(-5, 5)]
    [InlineData(0, 5)]
    [InlineData(-5, 0)]
    [InlineData(-0.01, 5)]
    [InlineData(-5, 0.01)]
    public void A_saddle_near_a_bound_is_left_to_the_better_side(double lower, double upper)
    {
        // A saddle at 0 where the gradient is exactly zero, minima at x = +-1 or on the bound.
        var saddle = new ResidualProblem("double well", [0, 0], [0], x => [(x[0] * x[0] - 1) * 0.5, x[1]]);
        OptimizationOptions bounded = OptimizationOptions.SaddleFreeNewton with { Lower = [lower, -3], Upper = [upper, 3] };
        OptimizationResult free = Minimize.Run(saddle, saddle.Start, bounded);
        Assert.True(free.Outcome.Converged, free.ToString());
        Assert.True(free.Value < 0.25, free.ToString());
        Assert.InRange(free.Theta[0], lower, upper);
    }

    [Fact]
    public void A_maximum_and_a_saddle_of_many_directions_are_left()
    {
        // sum_i (x_i^2 - 1)^2 / 4 has its maximum at 0, saddles where some components are 0, and minima at +-1 in each.
        const int n = 6;
        double[] middle = new double[n], half = [0, 1, 0, -1, 0, 1];
        foreach (double[] start in (double[][])[middle, half])
        {
            var wells = new ResidualProblem("wells", start, [0], x => [.. x.Select(xi => (xi * xi - 1) * 0.5)]);
            OptimizationResult result = Minimize.Run(wells, start, OptimizationOptions.SaddleFreeNewton);
            Assert.True(result.Outcome.Converged, result.ToString());
            Assert.All(result.Theta, x => Assert.Equal(1, Math.Abs(x), 1e-6));
        }
    }

    [Theory, MemberData(nameof(Searching))]
    public void A_start_at_the_minimum_stays(string method)
    {
        OptimizationResult result = Minimize.Run(new Bowl([1, 2], [3, 4]), [3, 4], Methods.All[method]);
        Assert.Equal(OptimizationReason.GradientSmall, result.Outcome.Reason);
        Assert.Equal(0, result.Iterations);
        Assert.Equal([3, 4], result.Theta);
    }

    [Theory, MemberData(nameof(All))]
    public void A_run_allocates_nothing(string method)
    {
        Minimizer minimizer = Minimize.Prepare(new Rosenbrock(), 4, Methods.All[method] with { MaximumIterations = 300 });
        double[] start = [-1.2, 1, 0.5, 2];
        minimizer.Run(start);
        long before = GC.GetAllocatedBytesForCurrentThread();
        minimizer.Run(start);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory, MemberData(nameof(All))]
    public void A_workspace_repeats_its_run_to_the_bit(string method)
    {
        Minimizer minimizer = Minimize.Prepare(new Rosenbrock(), 2, Methods.All[method] with { MaximumIterations = 100 });
        OptimizationOutcome first = minimizer.Run([-1.2, 1]);
        double[] theta = minimizer.Theta.ToArray();
        minimizer.Run([5, 7]);
        Assert.Equal(first, minimizer.Run([-1.2, 1]));
        Assert.Equal(theta, minimizer.Theta.ToArray());
    }

    internal static void Near(double[] expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(actual[i] - expected[i]) <= tolerance, $"theta[{i}] = {actual[i]:R}, expected {expected[i]:R}");
    }

    /// <summary>factor * J(unit * x).</summary>
    private readonly struct Scaled<TObjective>(TObjective inner, double unit, double factor) : IObjective<double>
        where TObjective : IObjective<double>
    {
        public double Value(ReadOnlySpan<double> x) => factor * inner.Value(Inner(x));

        public double Gradient(ReadOnlySpan<double> x, Span<double> gradient) => Times(inner.Gradient(Inner(x), gradient), gradient, 1);

        public double Hessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
        {
            double value = inner.Hessian(Inner(x), gradient, hessian);
            Times(0, hessian, 2);
            return Times(value, gradient, 1);
        }

        public double HessianProduct(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)
        {
            double value = inner.HessianProduct(Inner(x), direction, gradient, product);
            Times(0, product, 2);
            return Times(value, gradient, 1);
        }

        public string? Violation(ReadOnlySpan<double> theta) => null;

        private double[] Inner(ReadOnlySpan<double> x)
        {
            double[] inside = x.ToArray();
            for (int i = 0; i < inside.Length; i++)
                inside[i] *= unit;
            return inside;
        }

        private double Times(double value, Span<double> derivatives, int order)
        {
            foreach (ref double derivative in derivatives)
                derivative *= factor * Math.Pow(unit, order);
            return factor * value;
        }
    }
}
