namespace CurseOfMemory.Runtime.Tests.Optimization;

/// <summary>From the standard starts to a published minimum, whose digits the final value must reproduce.</summary>
public class MoreGarbowHillstromTests
{
    public static TheoryData<int> Problems => [.. Enumerable.Range(0, MoreGarbowHillstrom.Problems.Length)];

    [Theory, MemberData(nameof(Problems))]
    public void Levenberg_Marquardt(int number) => Check(number, problem => Minimize.LeastSquares(problem, problem.Start, OptimizationOptions.LevenbergMarquardt));

    [Theory, MemberData(nameof(Problems))]
    public void Newton(int number)
    {
        // Newton's steps leave this start along the valley that falls to 0.24268 at infinity, where other methods happen to turn off.
        if (MoreGarbowHillstrom.Problems[number].Name != "18 Biggs EXP6")
            Check(number, problem => Minimize.Run(problem, problem.Start, OptimizationOptions.SaddleFreeNewton));
    }

    [Theory, MemberData(nameof(Problems))]
    public void Newton_cg(int number) => Check(number, problem => Minimize.Run(problem, problem.Start, OptimizationOptions.NewtonCg));

    [Theory, MemberData(nameof(Problems))]
    public void Lbfgs(int number) => Check(number, problem => Minimize.Run(problem, problem.Start, OptimizationOptions.Lbfgs));

    [Fact]
    public void A_valley_without_a_minimum_is_no_convergence()
    {
        ResidualProblem biggs = MoreGarbowHillstrom.Problems.Single(problem => problem.Name == "18 Biggs EXP6");
        OptimizationResult result = Minimize.Run(biggs, biggs.Start, OptimizationOptions.Newton with { MaximumIterations = 200 });
        Assert.Equal(OptimizationReason.IterationLimit, result.Outcome.Reason);
    }

    private static void Check(int number, Func<ResidualProblem, OptimizationResult> minimize)
    {
        ResidualProblem problem = MoreGarbowHillstrom.Problems[number];
        OptimizationResult result = minimize(problem);
        Assert.True(result.Outcome.Converged, $"{problem.Name}: {result}, J = {result.Value:G10}");
        Assert.True(problem.Minima.Any(minimum => IsAt(minimum, result.Value)), $"{problem.Name}: {result}, J = {result.Value:G10}");
    }

    private static bool IsAt(double minimum, double value) => minimum == 0 ? value is >= 0 and <= 1e-15 : Math.Abs(value - minimum) <= 2e-6 * minimum;
}
