namespace CurseOfMemory.Runtime.Tests.Optimization;

public class BoundTests
{
    public static TheoryData<string> All => [.. Methods.All.Keys];

    public static TheoryData<string> Searching => [.. Methods.Searching];

    [Theory, MemberData(nameof(All))]
    public void A_bowl_is_descended_to_the_nearest_point_of_the_box(string method)
    {
        OptimizationResult result = Minimize.Run(new Bowl([1, 10, 100], [1, -2, 3], offset: 1), [0.5, 0.5, 0.5], Methods.All[method] with { Lower = [0, 0, 0], Upper = [2, 2, 2] });
        OptimizerTests.Near([1, 0, 2], result.Theta, method == "AdamW" ? 1e-3 : 1e-6);
        Assert.True(result.GradientNorm < 1e-4, $"{result.GradientNorm}");
    }

    /// <summary>Rosenbrock with x0 at most 0.5: x1 = x0^2 = 0.25, J = 0.25.</summary>
    [Theory, MemberData(nameof(Searching))]
    public void A_bound_cuts_the_valley(string method)
    {
        OptimizationResult result = Minimize.Run(new Rosenbrock(), [-1.2, 1], Methods.All[method] with { Upper = [0.5, double.PositiveInfinity] });
        Assert.True(result.Outcome.Converged, result.ToString());
        OptimizerTests.Near([0.5, 0.25], result.Theta, 1e-8);
        Assert.Equal(0.25, result.Value, 1e-12);
    }

    /// <summary>Many variables, half of them held: each free one follows from the held one before it, x1 = x0^2.</summary>
    [Theory, MemberData(nameof(Searching))]
    public void Kkt_conditions_hold_at_the_end(string method)
    {
        const int n = 20;
        double[] lower = [.. Enumerable.Range(0, n).Select(i => i % 3 == 0 ? 1.2 : -10.0)], start = [.. Enumerable.Repeat(2.0, n)];
        OptimizationResult result = Minimize.Run(new Rosenbrock(), start, Methods.All[method] with { Lower = lower });
        Assert.True(result.Outcome.Converged, result.ToString());
        double largest = result.Gradient.Select(Math.Abs).Aggregate(Math.Max);
        for (int i = 0; i < n; i++)
        {
            Assert.True(result.Theta[i] >= lower[i]);
            if (result.Theta[i] > lower[i])
                Assert.True(Math.Abs(result.Gradient[i]) <= 1e-6 * (1 + largest), $"theta[{i}] = {result.Theta[i]} is free, but its gradient is {result.Gradient[i]}");
            else
                Assert.True(result.Gradient[i] >= 0);
        }
    }

    [Theory, MemberData(nameof(Searching))]
    public void Equal_bounds_fix_a_parameter(string method)
    {
        OptimizationResult result = Minimize.Run(new Rosenbrock(), [0.7, 3], Methods.All[method] with { Lower = [0.7, -10], Upper = [0.7, 10] });
        Assert.True(result.Outcome.Converged, result.ToString());
        OptimizerTests.Near([0.7, 0.49], result.Theta, 1e-9);
    }

    [Fact]
    public void Least_squares_obeys_its_bounds()
    {
        ResidualProblem rosenbrock = MoreGarbowHillstrom.Problems[0];
        OptimizationResult result = Minimize.LeastSquares(rosenbrock, [-1.2, 1], OptimizationOptions.LevenbergMarquardt with { Upper = [0.5, 10] });
        Assert.True(result.Outcome.Converged, result.ToString());
        OptimizerTests.Near([0.5, 0.25], result.Theta, 1e-9);
    }

    [Theory, MemberData(nameof(All))]
    public void A_bounded_run_allocates_nothing(string method)
    {
        Minimizer minimizer = Minimize.Prepare(new Rosenbrock(), 3, Methods.All[method] with { MaximumIterations = 100, Upper = [0.5, 2, 2] });
        double[] start = [-1.2, 1, 1];
        minimizer.Run(start);
        long before = GC.GetAllocatedBytesForCurrentThread();
        minimizer.Run(start);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
