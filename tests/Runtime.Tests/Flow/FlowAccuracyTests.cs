namespace CurseOfMemory.Runtime.Tests.Flow;

public class FlowAccuracyTests
{
    [Theory]
    [InlineData("quartic", 0.125)]
    [InlineData("pendulum", 0.25)]
    [InlineData("coupled", 0.5)]
    public void Dormand_prince_shows_order_8_and_order_7_between_its_steps(string name, double step)
        => ShowsOrder(name, FlowOptions.DormandPrince8, step, 8, 7);

    [Theory]
    [InlineData("quartic", 0.0625)]
    [InlineData("pendulum", 0.125)]
    [InlineData("coupled", 0.125)]
    public void Dormand_prince_shows_order_5_and_order_4_between_its_steps(string name, double step)
        => ShowsOrder(name, FlowOptions.DormandPrince5, step, 5, 4);

    [Theory]
    [InlineData("quartic", 0.125)]
    [InlineData("pendulum", 0.125)]
    [InlineData("coupled", 0.125)]
    public void Radau_shows_order_5_and_order_5_between_its_steps(string name, double step)
        => ShowsOrder(name, FlowOptions.Radau, step, 5, 5);

    [Theory]
    [InlineData("quartic")]
    [InlineData("pendulum")]
    [InlineData("coupled")]
    public void Euler_shows_order_1(string name)
    {
        var flow = SolvedFlow.Named(name);
        FlowResult coarse = FixedSteps(flow, FlowOptions.Euler, 1 / 128.0), fine = FixedSteps(flow, FlowOptions.Euler, 1 / 256.0);

        Assert.Equal(512, fine.Statistics.Steps);
        Assert.InRange(Math.Log2(flow.Error(coarse.Final) / flow.Error(fine.Final)), 0.95, 1.05);
    }

    private static void ShowsOrder(string name, FlowOptions method, double step, double expected, double expectedBetween)
    {
        var flow = SolvedFlow.Named(name);
        FlowResult coarse = FixedSteps(flow, method, step), fine = FixedSteps(flow, method, step / 2);

        double order = Math.Log2(flow.Error(coarse.Final) / flow.Error(fine.Final));
        double denseOrder = Math.Log2(LargestDenseError(flow, coarse, step) / LargestDenseError(flow, fine, step / 2));

        Assert.True(flow.Error(fine.Final) > 1e-15, "Rounding hides the order.");
        Assert.InRange(order, expected - 0.5, expected + 1.5);
        Assert.InRange(denseOrder, expectedBetween - 0.5, expectedBetween + 2.5);
    }

    public static TheoryData<string, int> HeldOrders()
    {
        var rows = new TheoryData<string, int>();
        foreach (string name in (string[])["quartic", "pendulum", "coupled"])
            for (int order = 1; order <= 5; order++)
                rows.Add(name, order);
        return rows;
    }

    [Theory]
    [MemberData(nameof(HeldOrders))]
    public void Bdf_shows_the_order_it_is_held_to(string name, int order)
    {
        var flow = SolvedFlow.Named(name);
        double finest = order switch { 1 => 1e-6, 2 => 1e-8, <= 4 => 1e-10, _ => 1e-11 };
        var points = new List<(double Steps, double Error)>();
        for (int i = 0; i < 10; i++)
        {
            double tolerance = finest * Math.Pow(10, 0.4 * i);
            FlowResult run = Solve(flow, FlowOptions.Bdf with { HighestOrder = order, DenseOutput = false, RelativeTolerance = tolerance, AbsoluteTolerance = tolerance });
            points.Add((run.Statistics.Steps, flow.Error(run.Final)));
            Assert.Equal(order, Array.FindLastIndex(run.Statistics.StepsAtOrder, n => n > 0));
        }
        Assert.Equal(order, ObservedOrder.Of(points), 0.6);
    }

    [Theory]
    [InlineData("quartic")]
    [InlineData("pendulum")]
    [InlineData("coupled")]
    public void The_error_follows_the_tolerance(string name)
    {
        var flow = SolvedFlow.Named(name);
        foreach (FlowOptions method in (FlowOptions[])[FlowOptions.Adams, FlowOptions.DormandPrince5, FlowOptions.DormandPrince8, FlowOptions.Radau, FlowOptions.Bdf])
            foreach (double tolerance in (double[])[1e-4, 1e-6, 1e-8, 1e-10, 1e-12])
            {
                FlowResult run = Solve(flow, method with { RelativeTolerance = tolerance, AbsoluteTolerance = tolerance });
                double worst = Enumerable.Range(0, 401).Select(i => flow.Error(run.At(i / 40.0))).Aggregate(Math.Max);
                // The curve of Dormand-Prince 5(4) is of order 4, and no estimate controls it; BDF takes many small errors of one sign.
                double most = method.Method == FlowMethod.Bdf ? 200 : method.Method == FlowMethod.DormandPrince5 ? 100 : 20;
                Assert.True(worst <= most * tolerance, $"{method.Method.Name} at {tolerance:E0}: off by {worst:E2}");
            }
    }

    [Fact]
    public void A_tighter_tolerance_raises_the_order_of_adams_and_not_the_work_in_proportion()
    {
        var flow = SolvedFlow.Named("pendulum");
        FlowStatistics loose = Solve(flow, FlowOptions.Adams with { RelativeTolerance = 1e-4, AbsoluteTolerance = 1e-4 }).Statistics;
        FlowStatistics tight = Solve(flow, FlowOptions.Adams with { RelativeTolerance = 1e-12, AbsoluteTolerance = 1e-12 }).Statistics;

        Assert.True(Array.FindLastIndex(tight.StepsAtOrder, n => n > 0) >= 9);
        Assert.True(tight.Evaluations < 8 * loose.Evaluations, $"{loose} against {tight}");
        Assert.Equal(tight.Steps, tight.StepsAtOrder.Sum());
    }

    [Theory]
    [InlineData("Adams")]
    [InlineData("DormandPrince5")]
    [InlineData("DormandPrince8")]
    [InlineData("Radau")]
    public void The_curve_is_continuous_and_meets_its_ends(string method)
    {
        var flow = SolvedFlow.Named("coupled");
        FlowResult run = Solve(flow, Methods.Named(method) with { RelativeTolerance = 1e-4, AbsoluteTolerance = 1e-4 });

        Assert.Equal(flow.Theta0, run.At(0).Theta);
        Assert.Equal(run.Final.Theta, run.At(10).Theta);
        Assert.Equal(10, run.Final.Tau);
        // Second differences stay at d^2 |theta''|, where a break of the curve or of its slope between two steps would stand out.
        const double d = 2.5e-4;
        double[] theta = [.. Enumerable.Range(0, 40_000).Select(i => run.At(i * d).Theta[0])];
        double bend = Enumerable.Range(1, theta.Length - 2).Max(i => Math.Abs(theta[i + 1] - 2 * theta[i] + theta[i - 1]));
        Assert.InRange(bend, 0.1 * d * d, 1.1 * d * d);
    }

    [Fact]
    public void Increments_far_below_the_rounding_of_the_state_add_up()
    {
        // J = -1e-13 x: x = 1 + 1e-13 tau, in 10^4 steps of a twentieth of the rounding of x each.
        var slope = new TestObjective((x, g) =>
        {
            g[0] = -1e-13;
            return -1e-13 * x[0];
        });
        foreach (FlowOptions method in (FlowOptions[])[FlowOptions.Adams, FlowOptions.DormandPrince5, FlowOptions.DormandPrince8, FlowOptions.Radau])
        {
            FlowResult run = GradientFlow.Run(slope, [1.0], 1, method with { MaximumStep = 1e-4, InitialStep = 1e-4, DenseOutput = false });
            Assert.Equal(10_000, run.Statistics.Steps);
            Assert.Equal(1 + 1e-13, run.Final.Theta[0], 3e-16);
        }
    }

    private static FlowResult Solve(SolvedFlow flow, FlowOptions options) => GradientFlow.Run(flow.Objective, flow.Theta0, 10, options);

    /// <summary>Steps of one length, whatever their error.</summary>
    private static FlowResult FixedSteps(SolvedFlow flow, FlowOptions method, double step) => GradientFlow.Run(flow.Objective, flow.Theta0, 2, method with
    {
        // Radau solves for its stages to a share of the absolute tolerance.
        RelativeTolerance = method.Method == FlowMethod.Radau ? 1e-13 : 0.5,
        AbsoluteTolerance = method.Method == FlowMethod.Radau ? 1e-4 : 1e3,
        InitialStep = step,
        MaximumStep = step,
    });

    private static double LargestDenseError(SolvedFlow flow, FlowResult run, double step)
        => Enumerable.Range(0, (int)Math.Round(2 / step)).SelectMany(i => (double[])[0.23, 0.5, 0.81], (i, s) => flow.Error(run.At((i + s) * step))).Aggregate(Math.Max);
}
