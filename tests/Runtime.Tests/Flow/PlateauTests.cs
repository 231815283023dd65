namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>Whole plateaus against reference hitting times.</summary>
public class PlateauTests
{
    public static TheoryData<string, int, string> Runs()
    {
        var runs = new TheoryData<string, int, string>();
        foreach (string method in (string[])["Adams", "DormandPrince8"])
        {
            foreach (int mu in (int[])[8, 10, 12])
                runs.Add("A", mu, method);
            foreach (int mu in (int[])[8, 10, 12, 14, 16, 18, 20])
                runs.Add("E", mu, method);
        }
        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Every_hitting_time_agrees_with_the_reference(string start, int mu, string method)
    {
        PlateauTruth truth = PlateauTruth.Of(start, mu);
        (FlowEvent Event, double Tau)[] hits = [.. truth.Hits];
        double until = 1.01 * hits.Max(h => h.Tau);

        FlowResult run = GradientFlow.Run(truth.Loss, truth.Theta0, until, Methods.Named(method) with { Events = [.. hits.Select(h => h.Event)] });

        Assert.True(hits.Length >= 10);
        Assert.Equal(hits.Length, run.Events.Count);
        Assert.Equal(FlowReason.ReachedEnd, run.Outcome.Reason);
        Assert.All(hits, h => Close.Relative(h.Tau, run.First(h.Event)!.Tau, 1e-6));
    }

    [Theory]
    [InlineData("A", 12)]
    [InlineData("E", 10)]
    [InlineData("E", 20)]
    public void Radau_agrees_in_double_and_in_double_double(string start, int mu)
    {
        PlateauTruth truth = PlateauTruth.Of(start, mu);
        (FlowEvent Event, double Tau)[] hits = [.. truth.Hits];
        double until = 1.01 * hits.Max(h => h.Tau);
        FlowOptions options = FlowOptions.Radau with { Events = [.. hits.Select(h => h.Event)] };
        DoubleDouble[] extendedStart = [.. truth.Theta0.Select(x => (DoubleDouble)x)];

        foreach (FlowResult run in (FlowResult[])[GradientFlow.Run(truth.Loss, truth.Theta0, until, options), GradientFlow.Run(truth.Loss, extendedStart, until, options)])
        {
            Assert.Equal(hits.Length, run.Events.Count);
            Assert.All(hits, h => Close.Relative(h.Tau, run.First(h.Event)!.Tau, 1e-6));
        }
    }

    [Theory]
    [InlineData(40, 0.01)]
    [InlineData(60, 0.003)]
    [InlineData(80, 0.003)]
    public void Escapes_follow_their_closed_asymptotic_however_late(int mu, double tolerance)
    {
        var loss = new PlateauLoss(new MemoryTarget(new ExponentialSumTarget([1.0], [1.0]), new GaussianTarget(1, mu, 1)));
        DoubleDouble[] start = [1, 0, 1, 0.5];
        FlowResult run = GradientFlow.Run(loss, start, 1e30, FlowOptions.Radau with
        {
            RelativeTolerance = 1e-6,
            AbsoluteTolerance = 1e-10,
            DenseOutput = false,
            Events = [FlowEvent.LossChanged(0.01)],
        });

        // tau0 ~ e^{2 v mu - v^2} / (2 pi N k^2), N = 2v ((1 + v)/(1 - v))^4 = 81, k = 2 mu - 2v - N'/N, at v = 1/2.
        double k = 2 * mu - 1 - (2 + 4 / 1.5 + 4 / 0.5);
        Assert.Equal(FlowReason.StoppedByEvent, run.Outcome.Reason);
        Close.Relative(Math.Exp(mu - 0.25) / (2 * Math.PI * 81 * k * k), run.Final.Tau, tolerance);
        Assert.True(run.Statistics.Evaluations < 5000, run.Statistics.ToString());
    }

    [Fact]
    public void Rounding_errors_are_noticed_and_answered()
    {
        // Off the dyadic points that hide them: one neuron split in three unequal ones, on M* up to rounding.
        var loss = new PlateauLoss(new MemoryTarget(new ExponentialSumTarget([1.0], [1.0]), new GaussianTarget(1, 30, 1)));
        double[] start = [0.1, 0.2, 0.7, 1, 1, 1];
        FlowOptions options = FlowOptions.Radau with { RelativeTolerance = 1e-6, AbsoluteTolerance = 1e-9, DenseOutput = false, MaximumSteps = 200 };
        FlowResult noisy = GradientFlow.Run(loss, start, 1e10, options), precise = GradientFlow.Run(loss, start, 1e10, options with { Precision = Precision.Auto });

        Assert.False(noisy.Statistics.IsExtended);
        Assert.InRange(noisy.Statistics.NoiseSince, 0, 1e9);
        Assert.True(precise.Statistics.IsExtended);
        Assert.True(double.IsNaN(precise.Statistics.NoiseSince));
        Assert.Contains("rounding errors", noisy.Outcome.Sentence);
    }

    [Theory]
    [InlineData(10, "DOP853", "DormandPrince8")]
    [InlineData(16, "DOP853", "DormandPrince8")]
    [InlineData(20, "DOP853", "DormandPrince8")]
    [InlineData(10, "vode-adams", "Adams")]
    [InlineData(16, "vode-adams", "Adams")]
    [InlineData(20, "vode-adams", "Adams")]
    public void No_more_gradients_are_needed_than_by_codes_of_the_same_kind(int mu, string theirs, string method)
    {
        (long gradients, double error) = PlateauTruth.Cost(mu, theirs);
        PlateauTruth truth = PlateauTruth.Of("E", mu);
        FlowResult run = GradientFlow.Run(truth.Loss, truth.Theta0, until: 1e9, Methods.Named(method) with
        {
            DenseOutput = false,
            Events = [FlowEvent.LossChanged(0.01)],
        });

        // Below 1e-12 the rounding of the gradient on the plateau decides, not the method.
        Close.Relative(truth.LossHit("0.01"), run.Final.Tau, Math.Max(error, 1e-12));
        Assert.True(run.Statistics.Evaluations <= gradients, $"{run.Statistics.Evaluations} gradients instead of {gradients}");
    }

    [Theory]
    [InlineData(10, 3e-11)]
    [InlineData(16, 2.5e-11)]
    [InlineData(20, 3e-11)]
    public void Radau_needs_no_more_gradients_than_another_radau_for_its_error(int mu, double tolerance)
    {
        (long gradients, double error) = PlateauTruth.Cost(mu, "Radau");
        PlateauTruth truth = PlateauTruth.Of("E", mu);
        FlowResult run = GradientFlow.Run(truth.Loss, truth.Theta0, until: 1e9, FlowOptions.Radau with
        {
            RelativeTolerance = tolerance,
            AbsoluteTolerance = 1e-14,
            DenseOutput = false,
            Events = [FlowEvent.LossChanged(0.01)],
        });

        Close.Relative(truth.LossHit("0.01"), run.Final.Tau, error);
        Assert.True(run.Statistics.Evaluations <= gradients, $"{run.Statistics.Evaluations} gradients instead of {gradients}");
    }

    [Theory]
    [InlineData("Adams")]
    [InlineData("DormandPrince8")]
    public void States_inside_a_run_agree_with_the_reference(string method)
    {
        PlateauTruth truth = PlateauTruth.Of("E", 12);
        FlowResult run = GradientFlow.Run(truth.Loss, truth.Theta0, until: 100, Methods.Named(method));

        Assert.Equal(FlowReason.ReachedEnd, run.Outcome.Reason);
        Assert.NotEmpty(truth.Landings);
        foreach ((double tau, double loss, double[] theta) in truth.Landings)
        {
            FlowState state = run.At(tau);
            Close.Relative(loss, state.Loss, 1e-8);
            for (int i = 0; i < theta.Length; i++)
                Close.Absolute(theta[i], state.Theta[i], 1e-7);
        }
    }

    [Fact]
    public void The_program_of_the_manual_says_why_it_stopped()
    {
        PlateauTruth truth = PlateauTruth.Of("E", 16);
        FlowResult run = GradientFlow.Run(truth.Loss, truth.Theta0, until: 1e9, FlowOptions.Adams with
        {
            RelativeTolerance = 1e-10,
            Events = [FlowEvent.LossChanged(0.01), FlowEvent.ParametersMoved(0.1).NonTerminal()],
        });

        Assert.Equal("stopped at tau = 93.1268: the loss changed by 0.01", run.Outcome.Sentence);
        Assert.Equal(["the parameters moved by 0.1", "the loss changed by 0.01"], run.Events.Select(e => e.Name));
        Close.Relative(run.Events[1].Loss, run.Final.Loss, 0);
    }
}
