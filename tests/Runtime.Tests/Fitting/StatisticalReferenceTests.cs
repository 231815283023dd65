namespace CurseOfMemory.Runtime.Tests.Fitting;

/// <summary>NIST's certified parameters, standard errors and sums of squares, from both of NIST's starts.</summary>
public class StatisticalReferenceTests
{
    public static TheoryData<int> Problems => [.. Enumerable.Range(0, StatisticalReferenceData.Problems.Length)];

    [Theory, MemberData(nameof(Problems))]
    public void The_far_start(int number) => Check(StatisticalReferenceData.Problems[number], problem => problem.Far);

    [Theory, MemberData(nameof(Problems))]
    public void The_near_start(int number) => Check(StatisticalReferenceData.Problems[number], problem => problem.Near);

    private static void Check(ReferenceFit problem, Func<ReferenceFit, double[]> start)
    {
        FitResult fit = Fit.LeastSquares(problem.Residuals, start(problem), FitOptions.Default with { Observations = problem.Y });
        Assert.True(fit.Succeeded, $"{problem.Name}: {fit.Report()}");
        Assert.Equal(problem.X.Length - problem.Certified.Length, fit.DegreesOfFreedom);
        Agree(problem.Square, fit.ChiSquare, 1e-9, $"{problem.Name}: sum of squares");
        for (int i = 0; i < problem.Certified.Length; i++)
        {
            Agree(problem.Certified[i], fit.Theta[i], 1e-7, $"{problem.Name}: b{i + 1}");
            Agree(problem.Errors[i], fit.StandardErrors[i], 1e-6, $"{problem.Name}: standard error of b{i + 1}");
        }
    }

    private static void Agree(double expected, double actual, double relative, string what)
        => Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{what} is {actual:G12}, certified {expected:G12}");
}
