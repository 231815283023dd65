namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>Auto on a flow that is stiff for tau in about (10, 20) alone.</summary>
public class FlowSwitchingTests
{
    private static readonly FlowOptions Options = FlowOptions.Auto with { RelativeTolerance = 1e-7, AbsoluteTolerance = 1e-9 };

    // A pendulum, and y, which a spring pulls to it, 2000 s with s = 1 for 10 < tau < 20 and 1e-3 elsewhere; tau is the last component.
    private static readonly OdeProblem Spring = new(
        (y, f) =>
        {
            double inside = 0.5 * (Math.Tanh(4 * (y[3] - 10)) - Math.Tanh(4 * (y[3] - 20)));
            (f[0], f[1], f[2], f[3]) = (3 * y[1], -3 * Math.Sin(y[0]), 2000 * (1e-3 + inside) * (y[0] - y[2]), 1);
        },
        [1, 0, 1, 0],
        40,
        []);

    [Fact]
    public void The_method_turns_stiff_and_back()
    {
        FlowResult before = Run(9), inside = Run(18), behind = Run(40);

        Assert.Equal([0, 1, 2], new[] { before, inside, behind }.Select(run => run.Statistics.MethodSwitches));
        Assert.Equal(0, before.Statistics.StepsAtOrder[5]);
        Assert.True(inside.Statistics.StepsAtOrder[5] > 10);
        Assert.True(behind.Statistics.StepsAtOrder[8] > inside.Statistics.StepsAtOrder[8] + 20, string.Join(" ", behind.Statistics.StepsAtOrder));
    }

    [Fact]
    public void Neither_switch_costs_accuracy_and_stiffness_costs_no_steps()
    {
        FlowResult run = Run(40), exact = VectorFlow.Run(Spring, Spring.Start, 40, FlowOptions.DormandPrince8 with { RelativeTolerance = 1e-13, AbsoluteTolerance = 1e-14 });

        foreach (double tau in (double[])[5, 10, 15, 20, 25, 40])
            for (int i = 0; i < 3; i++)
                Close.Absolute(exact.At(tau).Theta[i], run.At(tau).Theta[i], 1e-4);
        Assert.True(run.Statistics.Steps < exact.Statistics.Steps / 3, $"{run.Statistics} against {exact.Statistics}");
    }

    [Fact]
    public void A_checkpoint_behind_the_way_back_resumes_to_the_bit()
    {
        FlowResult whole = Run(40), limited = VectorFlow.Run(Spring, Spring.Start, 40, Options with { MaximumSteps = whole.Statistics.Steps - 10 });
        FlowResult rest = VectorFlow.Resume(Spring, FlowCheckpoint.FromBytes(limited.Checkpoint.ToBytes()), 40, Options);

        Assert.Equal(FlowReason.StepLimit, limited.Outcome.Reason);
        Assert.Equal(whole.Final.Theta, rest.Final.Theta);
        Assert.Equal((2, whole.Statistics.Steps), (rest.Statistics.MethodSwitches, rest.Statistics.Steps));
    }

    [Fact]
    public void Checkpoints_where_stiffness_is_looked_for_resume_to_the_bit()
    {
        FlowOptions options = Options with { DenseOutput = false };
        FlowResult whole = VectorFlow.Run(Spring, Spring.Start, 25, options);
        Assert.True(whole.Statistics is { MethodSwitches: 2, Steps: > 100 }, whole.Statistics.ToString());
        for (int steps = 20; steps < whole.Statistics.Steps; steps += 20)
        {
            FlowResult limited = VectorFlow.Run(Spring, Spring.Start, 25, options with { MaximumSteps = steps });
            FlowResult rest = VectorFlow.Resume(Spring, FlowCheckpoint.FromBytes(limited.Checkpoint.ToBytes()), 25, options);
            Assert.Equal(whole.Final.Theta, rest.Final.Theta);
            Assert.Equal(whole.Statistics.StepsAtOrder, rest.Statistics.StepsAtOrder);
        }
    }

    private static FlowResult Run(double until) => VectorFlow.Run(Spring, Spring.Start, until, Options);
}
