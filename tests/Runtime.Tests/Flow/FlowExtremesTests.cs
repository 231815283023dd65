namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>Flows at the edges of what may be asked for.</summary>
public class FlowExtremesTests
{
    public static TheoryData<string> Names => ["Adams", "DormandPrince5", "DormandPrince8", "Radau", "Bdf", "Auto"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Huge_and_tiny_numbers_flow_alike(string method)
    {
        foreach (double scale in (double[])[1e-150, 1e-20, 1e20, 1e150])
        {
            FlowResult run = GradientFlow.Run(new Quadratic(1, 3), [scale, -scale], 2, Methods.Named(method) with { AbsoluteTolerance = 1e-12 * scale });

            Assert.Equal(FlowReason.ReachedEnd, run.Outcome.Reason);
            Close.Relative(scale * Math.Exp(-2), run.Final.Theta[0], 1e-7);
            Close.Relative(-scale * Math.Exp(-6), run.Final.Theta[1], 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ends_very_near_and_very_far_are_reached(string method)
    {
        foreach (double until in (double[])[1e-300, 1e-10, 1e15, 1e300])
        {
            FlowResult run = GradientFlow.Run(new Quadratic(1, 1), [1.0, 2.0], until, Methods.Named(method) with { MaximumSteps = 2000 });

            if (until > 1e12 && method is not ("Radau" or "Bdf"))
                Assert.Contains(run.Outcome.Reason, new[] { FlowReason.StepLimit, FlowReason.ReachedEnd });
            else
                Assert.Equal((FlowReason.ReachedEnd, until), (run.Outcome.Reason, run.Final.Tau));
            Assert.True(Math.Abs(run.Final.Theta[1] - 2 * Math.Exp(-run.Final.Tau)) < 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_component_is_followed_as_closely_as_its_own_tolerances_ask(string method)
    {
        FlowOptions loose = Methods.Named(method) with { RelativeTolerances = [1e-10, 1e-3], AbsoluteTolerances = [1e-12, 1e3] };
        FlowOptions tight = loose with { RelativeTolerances = [1e-10, 1e-10], AbsoluteTolerances = [1e-12, 1e-12] };
        var flow = new TestObjective((x, g) =>
        {
            (g[0], g[1]) = (0.01 * Math.Sin(x[0]), 20 * Math.Sin(x[1]));
            return -0.01 * Math.Cos(x[0]) - 20 * Math.Cos(x[1]);
        });
        FlowResult first = GradientFlow.Run(flow, [1.0, 2.0], 1, loose), both = GradientFlow.Run(flow, [1.0, 2.0], 1, tight);

        // tan(x / 2) falls like e^{-rate tau}
        Close.Relative(2 * Math.Atan(Math.Tan(0.5) * Math.Exp(-0.01)), first.Final.Theta[0], 1e-8);
        Assert.True(first.Statistics.Steps < both.Statistics.Steps, $"{first.Statistics} against {both.Statistics}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_function_that_is_NaN_at_the_start_ends_the_run_there(string method)
    {
        FlowResult run = GradientFlow.Run(new Quadratic(1), [1.0], 1, Methods.Named(method) with { Events = [FlowEvent.When("nothing", _ => double.NaN)] });

        Assert.Equal((FlowReason.EventUndefined, 0.0, 0), (run.Outcome.Reason, run.Outcome.Tau, run.Outcome.Steps));
        Assert.Equal([1.0], run.Final.Theta);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Events_at_one_tau_are_recorded_in_the_order_in_which_they_were_given(string method)
    {
        FlowEvent Half(string name) => FlowEvent.When(name, state => state.Theta[0] - 0.5).NonTerminal();
        FlowResult run = GradientFlow.Run(new Quadratic(1), [1.0], 2, Methods.Named(method) with { Events = [Half("second"), Half("first"), Half("third")] });

        Assert.Equal(["second", "first", "third"], run.Events.Select(e => e.Name));
        Assert.All(run.Events, e => Close.Relative(Math.Log(2), e.Tau, 1e-8));
    }

    [Fact]
    public void Euler_resumes_to_the_bit()
    {
        FlowOptions options = FlowOptions.Euler with { InitialStep = 1e-3 };
        FlowResult whole = GradientFlow.Run(new Quadratic(1, 3), [1.0, 2.0], 2, options), part = GradientFlow.Run(new Quadratic(1, 3), [1.0, 2.0], 0.7, options);
        FlowResult rest = GradientFlow.Resume(new Quadratic(1, 3), FlowCheckpoint.FromBytes(part.Checkpoint.ToBytes()), 2, options);

        Assert.Equal(whole.Final.Theta, rest.Final.Theta);
        Assert.Equal(whole.Statistics.ToString(), rest.Statistics.ToString());
    }
}
