using Paper.Definitions;

namespace CurseOfMemory.Paper.Tests;

/// <summary>The generated loss in double-double: flows of which double sees nothing but rounding errors.</summary>
public class PrecisionTests
{
    private static readonly FlowOptions Options = FlowOptions.Radau with { RelativeTolerance = 1e-9, AbsoluteTolerance = 1e-13, DenseOutput = false, MaximumSteps = 20_000 };

    [Theory]
    [InlineData("A")]
    [InlineData("E")]
    public void A_run_in_double_turns_to_double_double_by_itself_and_hits_as_quadruple_precision_does(string name)
    {
        (double mu, double[] theta0, double hit) = Late(name);
        FlowResult run = Run(mu, theta0, 2 * hit, Options with { Precision = Precision.Auto });

        Assert.Equal(FlowReason.StoppedByEvent, run.Outcome.Reason);
        Assert.True(run.Statistics.IsExtended);
        Assert.InRange(run.Final.Tau / hit, 1 - 1e-6, 1 + 1e-6);
    }

    [Fact]
    public void It_turns_on_the_way_where_the_start_does_not_need_it()
    {
        // Off M* by 1e-3: a slope that double resolves, until the fast directions are at rest.
        (double mu, double[] theta0, _) = Late("E");
        theta0[0] += 1e-3;
        FlowResult early = Run(mu, theta0, 1e-3, Options with { Precision = Precision.Auto }), late = Run(mu, theta0, 1e6, Options with { Precision = Precision.Auto });

        Assert.False(early.Statistics.IsExtended);
        Assert.True(late.Statistics.IsExtended);
        Assert.Equal(FlowReason.ReachedEnd, late.Outcome.Reason);
    }

    [Fact]
    public void Asked_for_from_the_start_it_gives_the_same_time()
    {
        (double mu, double[] theta0, double hit) = Late("E");
        FlowResult extended = Run(mu, theta0, 2 * hit, Options with { Precision = Precision.DoubleDouble });

        Assert.InRange(extended.Final.Tau / hit, 1 - 1e-6, 1 + 1e-6);
    }

    [Fact]
    public void Double_alone_says_what_it_sees()
    {
        // One neuron split in three unequal ones, on M* up to rounding.
        FlowResult rounded = Run(30, [0.1, 0.2, 0.7, 1, 1, 1], 1e10, Options with { RelativeTolerance = 1e-6, AbsoluteTolerance = 1e-9, MaximumSteps = 200 });

        Assert.False(rounded.Statistics.IsExtended);
        Assert.Contains("rounding errors", rounded.Outcome.Sentence);
    }

    private static FlowResult Run(double mu, double[] theta0, double until, FlowOptions options)
    {
        var loss = new MemoryLoss(new MemoryTarget(new ExponentialSumTarget([1], [1]), new GaussianTarget(1, mu, 1)));
        return GradientFlow.Run(loss, theta0, until, options with { Events = [FlowEvent.LossChanged(0.01)] });
    }

    // shared/truth: flow_m2.json, hits_loss 0.01
    private static (double Mu, double[] Theta0, double Hit) Late(string name) => name switch
    {
        "A" => (18, [0.25, 0.75, 1, 1], 7.401313817649660544e8),
        _ => (40, [1, 0, 1, 0.5], 8.145431781781900370e10),
    };
}
