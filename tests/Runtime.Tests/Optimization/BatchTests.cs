namespace CurseOfMemory.Runtime.Tests.Optimization;

public class BatchTests
{
    private static readonly Dictionary<string, OptimizationOptions> Methods = new()
    {
        ["gradient descent"] = OptimizationOptions.GradientDescent(1e-3),
        ["heavy ball"] = OptimizationOptions.HeavyBall(1e-3),
        ["Nesterov"] = OptimizationOptions.Nesterov(1e-3),
        ["Adam"] = OptimizationOptions.Adam(0.01),
        ["AdamW"] = OptimizationOptions.AdamW(0.01, 0.1),
        ["Newton"] = OptimizationOptions.Newton,
    };

    public static TheoryData<string> All => [.. Methods.Keys];

    public static TheoryData<string> FirstOrder => [.. Methods.Keys.Except(["Newton"])];

    /// <summary>Eleven starts of two parameters, an odd number on purpose: the last lanes are masked.</summary>
    private static double[] Starts(int problems) => [.. Enumerable.Range(0, 2 * problems).Select(at => at < problems ? -1.5 + 0.27 * at : 1.3 - 0.21 * (at - problems))];

    [Theory, MemberData(nameof(FirstOrder))]
    public void Each_lane_goes_the_way_of_a_run_of_its_own(string method)
    {
        const int problems = 11;
        double[] starts = Starts(problems);
        OptimizationOptions options = Methods[method] with { MaximumIterations = 500 };
        BatchResult batch = Minimize.Batch(new BatchedRosenbrock(), starts, problems, options);
        for (int b = 0; b < problems; b++)
        {
            OptimizationResult alone = Minimize.Run(new Rosenbrock(), [starts[b], starts[problems + b]], options);
            Assert.Equal(alone.Outcome.Reason, batch.Outcomes[b].Reason);
            Assert.Equal(alone.Outcome.Iterations, batch.Outcomes[b].Iterations);
            OptimizerTests.Near(alone.Theta, batch.Point(b), 1e-11);
            Assert.Equal(alone.Value, batch.Values[b], 1e-11);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(37)]
    public void Newton_finds_the_minimum_from_every_start(int problems)
    {
        BatchResult batch = Minimize.Batch(new BatchedRosenbrock(), Starts(problems), problems, OptimizationOptions.Newton);
        for (int b = 0; b < problems; b++)
        {
            Assert.True(batch.Outcomes[b].Converged, batch.Outcomes[b].Sentence);
            OptimizerTests.Near([1, 1], batch.Point(b), 1e-10);
        }
        Assert.InRange(batch.Best, 0, problems - 1);
        Assert.InRange(batch.Iterations, 1, 100);
    }

    [Fact]
    public void Problems_end_one_by_one_for_their_own_reasons()
    {
        // The double well (x^2 - 1)^2 / 4, undefined beyond 3: a minimum, the saddle between, a start near the other minimum.
        BatchResult batch = Minimize.Batch(new BatchedWell(), [0.5, 0, -2], 3, OptimizationOptions.Newton);
        Assert.True(batch.Outcomes[0].Converged && batch.Outcomes[2].Converged);
        Assert.Equal(OptimizationReason.SaddlePoint, batch.Outcomes[1].Reason);
        OptimizerTests.Near([1, 0, -1], batch.Theta, 1e-12);
        Assert.NotEqual(1, batch.Best);
    }

    [Fact]
    public void A_lane_that_leaves_the_domain_disturbs_no_other()
    {
        BatchResult batch = Minimize.Batch(new BatchedWell(), [2.9, 1.1, -1.2], 3, OptimizationOptions.GradientDescent(0.3) with { GradientTolerance = 0 });
        Assert.Equal(OptimizationReason.LeftDomain, batch.Outcomes[0].Reason);
        Assert.Contains("not finite at theta = (", batch.Outcomes[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(2.9, batch.Theta[0]);
        OptimizerTests.Near([1, -1], batch.Theta.AsSpan(1), 1e-7);
    }

    [Fact]
    public void Bounds_hold_in_every_lane()
    {
        OptimizationOptions bounded = OptimizationOptions.HeavyBall(1e-3) with { Upper = [0.5, 10] };
        BatchResult batch = Minimize.Batch(new BatchedRosenbrock(), [-1.2, 0, 0.5, 1, 1, 1], 3, bounded);
        for (int b = 0; b < 3; b++)
            OptimizerTests.Near([0.5, 0.25], batch.Point(b), 1e-6);
        Refused("takes no bounds", () => Minimize.Batch(new BatchedRosenbrock(), [0, 0], 1, OptimizationOptions.Newton with { Upper = [0.5, 10] }));
    }

    [Theory, MemberData(nameof(All))]
    public void A_batch_allocates_nothing(string method)
    {
        BatchMinimizer minimizer = Minimize.PrepareBatch(new BatchedRosenbrock(), 2, 11, Methods[method] with { MaximumIterations = 100 });
        double[] starts = Starts(11);
        minimizer.Run(starts);
        long before = GC.GetAllocatedBytesForCurrentThread();
        minimizer.Run(starts);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        var objective = new BatchedRosenbrock();
        Refused("problems = 0 must be at least 1", () => Minimize.Batch(objective, [1], 0, OptimizationOptions.Newton));
        Refused("starts has length 3; expected a positive multiple of problems = 2", () => Minimize.Batch(objective, [1, 2, 3], 2, OptimizationOptions.Newton));
        Refused("starts[1] = NaN must be finite", () => Minimize.Batch(objective, [1, double.NaN], 1, OptimizationOptions.Newton));
        Refused("L-BFGS does not run in batches", () => Minimize.Batch(objective, [1, 2], 1, OptimizationOptions.Lbfgs));
        Refused("starts lies outside the domain of the objective at problem 1", () => Minimize.Batch(new BatchedWell(), [1, 4], 2, OptimizationOptions.Newton));
    }

    private static void Refused(string message, Action action)
        => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);

    private readonly struct BatchedRosenbrock : IBatchedObjective<double>
    {
        public void Values(ReadOnlySpan<double> theta, Span<double> values) => throw new NotSupportedException();

        public void Gradients(ReadOnlySpan<double> theta, Span<double> values, Span<double> gradients)
        {
            int problems = values.Length;
            for (int b = 0; b < problems; b++)
            {
                double x = theta[b], u = theta[problems + b] - x * x, v = 1 - x;
                (gradients[b], gradients[problems + b], values[b]) = (-400 * x * u - 2 * v, 200 * u, 100 * u * u + v * v);
            }
        }

        public void HessianProducts(ReadOnlySpan<double> theta, ReadOnlySpan<double> directions, Span<double> values, Span<double> gradients, Span<double> products)
        {
            Gradients(theta, values, gradients);
            int problems = values.Length;
            for (int b = 0; b < problems; b++)
            {
                double x = theta[b], y = theta[problems + b], p = directions[b], q = directions[problems + b];
                (products[b], products[problems + b]) = ((1200 * x * x - 400 * y + 2) * p - 400 * x * q, 200 * q - 400 * x * p);
            }
        }
    }

    private readonly struct BatchedWell : IBatchedObjective<double>
    {
        public void Values(ReadOnlySpan<double> theta, Span<double> values) => throw new NotSupportedException();

        public void Gradients(ReadOnlySpan<double> theta, Span<double> values, Span<double> gradients)
        {
            for (int b = 0; b < values.Length; b++)
            {
                double x = theta[b], u = x * x - 1;
                (values[b], gradients[b]) = Math.Abs(x) > 3 ? (double.NaN, double.NaN) : (0.25 * u * u, x * u);
            }
        }

        public void HessianProducts(ReadOnlySpan<double> theta, ReadOnlySpan<double> directions, Span<double> values, Span<double> gradients, Span<double> products)
        {
            Gradients(theta, values, gradients);
            for (int b = 0; b < values.Length; b++)
                products[b] = (3 * theta[b] * theta[b] - 1) * directions[b];
        }
    }
}
