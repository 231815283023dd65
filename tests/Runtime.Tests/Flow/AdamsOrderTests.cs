namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>
/// Adams held to order k: it predicts with k derivatives, and goes on with the corrector of order k + 1 (local extrapolation), so that k + 1 is what it shows.
/// The three problems never come to rest, and most steps have the order asked for.
/// </summary>
public class AdamsOrderTests
{
    private const double End = 20;

    private static readonly double[] Times = [.. Enumerable.Range(1, 40).Select(i => End * i / 40)];

    private static readonly OdeProblem[] Problems =
    [
        new(DetestProblems.Named("B1"), [1, 3], End, []),
        new(DetestProblems.Named("B5"), [0, 1, 1], End, []),
        new(DetestProblems.Named("D2"), [0.7, 0, 0, Math.Sqrt(1.3 / 0.7)], End, []),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public void Held_to_an_order_it_converges_with_the_next_one(int order)
    {
        double[] observed = [.. Problems.Select(problem => Observed(problem, order))];
        string all = string.Join(", ", observed.Select(p => p.ToString("F2")));

        // Steps are doubled or kept: the single lines are ragged.
        Assert.All(observed, p => Assert.True(Math.Abs(p - order - 1) < 1.6, all));
        Assert.True(Math.Abs(observed.Average() - order - 1) < 0.8, all);
    }

    private static double Observed(OdeProblem problem, int order)
    {
        IReadOnlyList<FlowState> exact = Solve(problem, FlowOptions.DormandPrince8, 1e-15).Saved;
        (double coarsest, double finest) = order < 3 ? (1e-4, 1e-8) : (1e-7, 1e-12);
        var runs = new List<(double, double)>();
        for (int i = 0; i <= 24; i++)
        {
            FlowResult run = Solve(problem, FlowOptions.Adams with { HighestOrder = order }, coarsest * Math.Pow(finest / coarsest, i / 24.0));
            Assert.Equal(order, Array.FindLastIndex(run.Statistics.StepsAtOrder, n => n > 0));
            runs.Add((run.Statistics.Steps, Math.Sqrt(run.Saved.Zip(exact, SquaredDistance).Average())));
        }
        return ObservedOrder.Of(runs);
    }

    private static double SquaredDistance(FlowState x, FlowState y) => x.Theta.Zip(y.Theta, (a, b) => (a - b) * (a - b)).Sum();

    private static FlowResult Solve(OdeProblem problem, FlowOptions options, double tolerance) => VectorFlow.Run(problem, problem.Start, problem.End, options with
    {
        RelativeTolerance = tolerance,
        AbsoluteTolerance = tolerance,
        DenseOutput = false,
        Save = SavePolicy.At(Times),
    });
}
