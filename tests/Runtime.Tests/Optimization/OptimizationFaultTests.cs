namespace CurseOfMemory.Runtime.Tests.Optimization;

public class OptimizationFaultTests
{
    public static TheoryData<string> All => [.. Methods.All.Keys];

    public static TheoryData<string> Searching => [.. Methods.Searching];

    [Theory, MemberData(nameof(All))]
    public void Running_out_of_the_domain_is_a_typed_outcome_that_quotes_the_violation(string method)
    {
        // sqrt(x) falls ever more steeply towards the end of its domain: no point inside is a minimum.
        var root = new Curve(x => (Math.Sqrt(x), 0.5 / Math.Sqrt(x), -0.25 / (x * Math.Sqrt(x))), x => x > 0 ? null : $"x = {x:R} is out of range: the root needs x > 0.");
        OptimizationResult result = Minimize.Run(root, [1], Methods.All[method] with { GradientTolerance = 0 });
        Assert.False(double.IsNaN(result.Value));
        Assert.All(result.Theta, x => Assert.InRange(x, 0, 1));
        Assert.Equal(OptimizationReason.LeftDomain, result.Outcome.Reason);
        Assert.Contains("the root needs x > 0", result.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Searching))]
    public void A_domain_around_the_minimum_only_shortens_steps(string method)
    {
        // x - ln x, whose Newton step from 0.01 or a long step of descent leaves x > 0.
        var barrier = new Curve(x => (x - Math.Log(x), 1 - 1 / x, 1 / (x * x)), x => x > 0 ? null : "x must be positive");
        foreach (double start in new[] { 1e-3, 0.9, 50 })
        {
            OptimizationResult result = Minimize.Run(barrier, [start], Methods.All[method]);
            Assert.True(result.Outcome.Converged, $"from {start}: {result}");
            Assert.Equal(1, result.Theta[0], 1e-7);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void A_start_outside_the_domain_is_an_argument_exception(string method)
    {
        var barrier = new Curve(x => (x - Math.Log(x), 1 - 1 / x, 1 / (x * x)), x => x > 0 ? null : $"x = {x} must be positive");
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Minimize.Run(barrier, [-2], Methods.All[method]));
        Assert.Contains("x = -2 must be positive", exception.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Searching))]
    public void A_gradient_that_disagrees_with_the_value_is_stalled(string method)
    {
        var wrong = new Curve(x => (1 + x * x, -2 * x, 2));
        OptimizationResult result = Minimize.Run(wrong, [1], Methods.All[method]);
        Assert.Equal(OptimizationReason.Stalled, result.Outcome.Reason);
        Assert.False(result.Outcome.Converged);
    }

    [Theory, MemberData(nameof(Searching))]
    public void Falling_without_bound_is_a_typed_outcome(string method)
    {
        var cliff = new Curve(x => (-Math.Exp(x), -Math.Exp(x), -Math.Exp(x)));
        OptimizationResult result = Minimize.Run(cliff, [1], Methods.All[method]);
        Assert.Equal(OptimizationReason.Unbounded, result.Outcome.Reason);
        Assert.True(result.Value < -1e150);
    }

    [Fact]
    public void A_rate_that_diverges_leaves_the_domain_with_the_last_good_point()
    {
        OptimizationResult result = Minimize.Run(new Bowl([1], [0]), [1], OptimizationOptions.GradientDescent(3));
        Assert.Equal(OptimizationReason.LeftDomain, result.Outcome.Reason);
        Assert.True(double.IsFinite(result.Value));
        Assert.Contains("not finite", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Exceptions_of_the_objective_pass_through()
        => Assert.Throws<InvalidOperationException>(() => Minimize.Run(new Curve(_ => throw new InvalidOperationException()), [1], OptimizationOptions.Lbfgs));

    [Fact]
    public void Bad_arguments_are_named_with_their_value_and_limit()
    {
        var bowl = new Bowl([1, 1], [0, 0]);
        OptimizationOptions lbfgs = OptimizationOptions.Lbfgs;
        Refused("start is empty", () => Minimize.Run(bowl, [], lbfgs));
        Refused("start[1] = NaN must be finite", () => Minimize.Run(bowl, [1, double.NaN], lbfgs));
        Refused("Lower has length 1; expected 2", () => Minimize.Run(bowl, [1, 1], lbfgs with { Lower = [0] }));
        Refused("Lower[0] = 2 must be at most Upper[0] = 1", () => Minimize.Run(bowl, [1, 1], lbfgs with { Lower = [2, 0], Upper = [1, 2] }));
        Refused("start[0] = 1 must lie within its bounds [2, ", () => Minimize.Run(bowl, [1, 1], lbfgs with { Lower = [2, 0] }));
        Refused("GradientTolerance = -1 must be finite and at least 0", () => Minimize.Run(bowl, [1, 1], lbfgs with { GradientTolerance = -1 }));
        Refused("MaximumIterations = 0 must be at least 1", () => Minimize.Run(bowl, [1, 1], lbfgs with { MaximumIterations = 0 }));
        Refused("TypicalSizes[1] = 0 must be positive", () => Minimize.Run(bowl, [1, 1], lbfgs with { TypicalSizes = [1, 0] }));
        Refused("learningRate = 0 must be positive", () => OptimizationOptions.GradientDescent(0));
        Refused("momentum = 1.5 must be at least 0 and at most 1", () => OptimizationOptions.HeavyBall(0.1, 1.5));
        Refused("firstDecay = 1 must be at least 0 and below 1", () => OptimizationOptions.Adam(0.1, 1));
        Refused("start has length 3; this workspace was prepared for 2", () => Minimize.Prepare(bowl, 2, lbfgs).Run([1, 2, 3]));
        Refused("Levenberg-Marquardt minimises residuals", () => Minimize.Run(bowl, [1, 1], OptimizationOptions.LevenbergMarquardt));
    }

    private static void Refused(string message, Action action)
        => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
