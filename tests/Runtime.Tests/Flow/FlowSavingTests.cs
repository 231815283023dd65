namespace CurseOfMemory.Runtime.Tests.Flow;

public class FlowSavingTests
{
    private static readonly Quadratic Decay = new(1.0);

    public static TheoryData<string> Names => ["Adams", "DormandPrince8", "Radau", "Bdf"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_times_are_saved_without_the_whole_curve(string method)
    {
        double[] taus = [0, 0.125, 0.125, 1, 3, 7, 10];
        FlowResult run = GradientFlow.Run(Decay, [1.0], 10, Methods.Named(method) with { DenseOutput = false, Save = SavePolicy.At(taus) });

        Assert.Equal(taus, run.Saved.Select(s => s.Tau));
        Assert.All(run.Saved, s => Close.Absolute(Math.Exp(-s.Tau), s.Theta[0], 1e-8));
        Assert.All(run.Saved, s => Close.Absolute(0.5 * s.Theta[0] * s.Theta[0], s.Loss, 1e-15));
    }

    [Fact]
    public void Times_at_equal_ratios_and_every_step_are_saved_up_to_a_terminal_event()
    {
        FlowOptions options = FlowOptions.Adams with { Events = [FlowEvent.GradientBelow(0.5)] };
        FlowResult ratios = GradientFlow.Run(Decay, [1.0], 10, options with { Save = SavePolicy.Logarithmic(0.001, 4) });
        FlowResult steps = GradientFlow.Run(Decay, [1.0], 10, options with { Save = SavePolicy.EveryStep });

        // ln 2 = 0.693 = 0.001 * 10^(11.36 / 4).
        Assert.Equal(12, ratios.Saved.Count);
        for (int i = 0; i < 12; i++)
            Close.Relative(0.001 * Math.Pow(10, i / 4.0), ratios.Saved[i].Tau, 1e-14);
        // The start, and the steps but the one with the event.
        Assert.Equal(steps.Statistics.Steps, steps.Saved.Count);
        Assert.Equal(0, steps.Saved[0].Tau);
        Assert.True(steps.Saved[^1].Tau < steps.Final.Tau);
    }

    [Theory]
    [MemberData(nameof(Methods.All), MemberType = typeof(Methods))]
    public void The_steps_are_kept_with_the_curve(string method)
    {
        FlowOptions options = Methods.Named(method) with { Save = SavePolicy.EveryStep };
        FlowResult run = GradientFlow.Run(Decay, [1.0], 3, options);

        Assert.Equal(run.Saved.Select(s => s.Tau), run.Steps.Select(s => s.From).Append(3));
        Assert.Equal(run.Saved.Select(s => s.Tau), run.Steps.Select(s => s.To).Prepend(0));
        Assert.Equal(run.Statistics.StepsAtOrder, Enumerable.Range(0, run.Statistics.StepsAtOrder.Length).Select(p => run.Steps.Count(s => s.Order == p)));
        Assert.Throws<InvalidOperationException>(() => GradientFlow.Run(Decay, [1.0], 3, options with { DenseOutput = false }).Steps);
    }

    [Fact]
    public void Policies_refuse_wrong_times()
    {
        Assert.StartsWith("taus[1] = 1 must be at least 2", Assert.Throws<ArgumentException>(() => SavePolicy.At(2, 1)).Message);
        Assert.StartsWith("taus[0] = -1 must be at least 0", Assert.Throws<ArgumentException>(() => SavePolicy.At(-1)).Message);
        Assert.StartsWith("from = 0 must be positive", Assert.Throws<ArgumentException>(() => SavePolicy.Logarithmic(0, 1)).Message);
        Assert.StartsWith("perDecade = NaN must be positive", Assert.Throws<ArgumentException>(() => SavePolicy.Logarithmic(1, double.NaN)).Message);
    }

    [Fact]
    public void Progress_is_told_in_log_tau()
    {
        var reports = new Reports();
        FlowResult run = GradientFlow.Run(Decay, [1.0], 1e3, FlowOptions.Adams with { Progress = reports });

        Assert.InRange(reports.Count, 10, 102);
        Assert.Equal(0, reports[0].Fraction);
        Assert.Equal(1, reports[^1].Fraction);
        Assert.Equal(run.Final.Tau, reports[^1].Tau);
        FlowProgress middle = reports[reports.Count / 2];
        Assert.Equal(Math.Log(middle.Tau / reports[0].Tau) / Math.Log(1e3 / reports[0].Tau), middle.Fraction, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cancelling_inside_a_step_ends_the_run_at_the_last_good_state(string method)
    {
        using var source = new CancellationTokenSource();
        int calls = 0;
        var cancelling = new TestObjective((x, g) =>
        {
            if (++calls == 50)
                source.Cancel();
            g[0] = x[0];
            return 0.5 * x[0] * x[0];
        });
        FlowResult run = GradientFlow.Run(cancelling, [1.0], 1e3, Methods.Named(method) with { Cancellation = source.Token });

        Assert.Equal(FlowReason.Cancelled, run.Outcome.Reason);
        Assert.StartsWith("cancelled at tau = ", run.Outcome.Sentence);
        Close.Relative(Math.Exp(-run.Final.Tau), run.Final.Theta[0], 1e-6);
        Assert.Equal(run.Final.Theta[0], run.Final.Gradient[0]);
    }

    private sealed class Reports : List<FlowProgress>, IProgress<FlowProgress>
    {
        public void Report(FlowProgress value) => Add(value);
    }
}
