namespace CurseOfMemory.Runtime.Tests.Flow;

public class FlowEventTests
{
    private static readonly Quadratic Decay = new(1.0);

    public static TheoryData<string> Names => ["Adams", "DormandPrince5", "DormandPrince8", "Radau", "Bdf"];

    /// <summary>J = -theta, theta = tau: both methods are exact, so that their steps become as long as they may.</summary>
    private static TestObjective Ramp => new((theta, gradient) =>
    {
        gradient[0] = -1;
        return -theta[0];
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Ready_made_events_are_where_the_formulas_say(string method)
    {
        // theta = e^{-tau}, J = e^{-2 tau} / 2.
        FlowEvent loss = FlowEvent.LossChanged(0.1), moved = FlowEvent.ParametersMoved(0.3), gradient = FlowEvent.GradientBelow(0.01);
        FlowResult run = GradientFlow.Run(Decay, [1.0], 50, Methods.Named(method) with { Events = [gradient, moved.NonTerminal(), loss.NonTerminal()] });

        Close.Relative(-0.5 * Math.Log(1 - 0.2), run.First(loss)!.Tau, 2e-9);
        Close.Relative(-Math.Log(0.7), run.First(moved)!.Tau, 2e-9);
        Close.Relative(Math.Log(100), run.First(gradient)!.Tau, 2e-9);
        Assert.Equal([loss.Name, moved.Name, gradient.Name], run.Events.Select(e => e.Name));
        Assert.Equal(run.First(gradient)!.Tau, run.Final.Tau);
        Assert.Equal(gradient, run.Outcome.Event);
        Close.Relative(0.01, run.Final.Gradient[0], 1e-12);
        Close.Relative(0.4, run.First(loss)!.Loss, 1e-12);
        Assert.Equal("tau = 0.356675: the parameters moved by 0.3", run.First(moved)!.ToString());
        Assert.Equal("tau = 4.60517, J = 5e-5", run.Final.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_double_crossing_inside_one_step_is_found_in_both_directions(string method)
    {
        // Two crossings 2e-3 apart somewhere in a step that is some hundred times longer.
        FlowOptions options = Methods.Named(method) with { Events = [FlowEvent.When("within", s => 1e-3 - Math.Abs(s.Theta[0] - 345.678)).NonTerminal()] };
        FlowResult run = GradientFlow.Run(Ramp, [0.0], 1000, options);

        Assert.True(run.Statistics.LongestStep > 100, run.Statistics.ToString());
        Assert.Equal(2, run.Events.Count);
        Close.Relative(345.677, run.Events[0].Tau, 1e-13);
        Close.Relative(345.679, run.Events[1].Tau, 1e-13);
    }

    [Theory]
    [InlineData(Crossing.Rising, 345.677)]
    [InlineData(Crossing.Falling, 345.679)]
    [InlineData(Crossing.Either, 345.677)]
    public void A_terminal_event_stops_at_the_first_crossing_of_its_direction(Crossing crossing, double tau)
    {
        FlowOptions options = FlowOptions.DormandPrince8 with
        {
            Events = [FlowEvent.When("within", s => 1e-3 - Math.Abs(s.Theta[0] - 345.678), crossing)],
        };
        FlowResult run = GradientFlow.Run(Ramp, [0.0], 1000, options);

        Close.Relative(tau, run.Final.Tau, 1e-13);
        Close.Relative(tau, run.Final.Theta[0], 1e-13);
        Assert.Equal("stopped at tau = 345.6" + (crossing == Crossing.Falling ? "79" : "77") + ": within", run.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Several_events_in_one_step_keep_their_order_and_none_follows_a_terminal_one(string method)
    {
        FlowEvent At(double tau) => FlowEvent.When($"passed {tau}", s => s.Tau - tau).NonTerminal();
        FlowEvent end = FlowEvent.When("end", s => s.Tau - 800);
        FlowOptions options = Methods.Named(method) with { Events = [At(900), At(700), end, At(600), At(800), At(500)] };
        FlowResult run = GradientFlow.Run(Ramp, [0.0], 1000, options);

        Assert.Equal(["passed 500", "passed 600", "passed 700", "end", "passed 800"], run.Events.Select(e => e.Name));
        Assert.Equal(end, run.Outcome.Event);
        Close.Relative(800, run.Final.Tau, 1e-15);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_crossing_is_recorded_once(string method)
    {
        FlowOptions options = Methods.Named(method) with { MaximumStep = 7, Events = [FlowEvent.When("wave", s => Math.Sin(s.Theta[0])).NonTerminal()] };
        FlowResult run = GradientFlow.Run(Ramp, [1.0], 100, options);

        Assert.Equal(32, run.Events.Count);
        for (int i = 0; i < run.Events.Count; i++)
            Close.Relative((i + 1) * Math.PI - 1, run.Events[i].Tau, 1e-13);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_that_move_away_and_come_back_inside_one_step_are_found(string method)
    {
        // J = (r - 1)^2 - phi / 2 in polar coordinates: around the unit circle with phi = tau / 2, at a distance of 2 sin(tau / 4) from the start.
        var ring = new TestObjective((x, g) =>
        {
            double r = Math.Sqrt(x[0] * x[0] + x[1] * x[1]), phi = Math.PI * 0.75 + Math.Atan2(-x[0] - x[1], x[1] - x[0]);
            g[0] = 2 * (r - 1) * x[0] / r + 0.5 * x[1] / (r * r);
            g[1] = 2 * (r - 1) * x[1] / r - 0.5 * x[0] / (r * r);
            return (r - 1) * (r - 1) - 0.5 * phi;
        });
        FlowOptions options = Methods.Named(method) with { RelativeTolerance = 1e-13, Events = [FlowEvent.ParametersMoved(2 - 1e-9).NonTerminal()] };
        FlowResult run = GradientFlow.Run(ring, [1.0, 0.0], 9, options);

        // Above the threshold for 2.5e-4, in much longer steps.
        Assert.True(run.Statistics.Steps < 1500, run.Statistics.ToString());
        Assert.Single(run.Events);
        Assert.Equal(4 * Math.Asin(1 - 0.5e-9), run.Events[0].Tau, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_inside_the_very_first_step_is_found(string method)
    {
        FlowOptions options = Methods.Named(method) with { InitialStep = 1000 };
        FlowResult moved = GradientFlow.Run(Ramp, [100.0], 1000, options with { Events = [FlowEvent.ParametersMoved(345)] });
        FlowResult fell = GradientFlow.Run(Ramp, [100.0], 1000, options with { Events = [FlowEvent.LossChanged(50)] });

        Close.Relative(345, moved.Final.Tau, 1e-14);
        Close.Relative(445, moved.Final.Theta[0], 1e-14);
        Close.Relative(50, fell.Final.Tau, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_crossing_where_two_steps_meet_is_recorded_once(string method)
    {
        FlowOptions options = Methods.Named(method) with { InitialStep = 1, MaximumStep = 1, Events = [FlowEvent.When("joint", s => s.Theta[0] - 3).NonTerminal()] };
        FlowResult run = GradientFlow.Run(Ramp, [0.0], 10, options);

        Assert.Single(run.Events);
        Close.Relative(3, run.Events[0].Tau, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rounding_noise_on_a_plateau_is_not_searched_for_turning_points(string method)
    {
        PlateauTruth truth = PlateauTruth.Of("E", 18);
        FlowOptions options = Methods.Named(method) with { DenseOutput = false, Events = [FlowEvent.When("low", s => s.Loss - 1)] };
        FlowStatistics cost = GradientFlow.Run(truth.Loss, truth.Theta0, 200, options).Statistics;

        // Five samples and two beside the ends in each step, and the end itself where the method doesn't evaluate it; a few looks at the precision.
        int samples = method == "Bdf" ? 8 : 7;
        Assert.InRange(cost.EventEvaluations, samples * cost.Steps, samples * cost.Steps + 20 + cost.Steps / 25);
    }

    [Fact]
    public void An_event_that_holds_at_the_start_ends_the_run_there()
    {
        FlowResult run = GradientFlow.Run(Decay, [1e-3], 10, FlowOptions.Adams with { Events = [FlowEvent.GradientBelow(0.01)] });

        Assert.Equal(0, run.Final.Tau);
        Assert.Equal(1e-3, run.Final.Theta[0]);
        Assert.Equal(1e-3, run.At(0).Theta[0]);
        Assert.Equal("stopped at tau = 0: the gradient fell below 0.01", run.Outcome.Sentence);
    }

    [Fact]
    public void A_sign_at_the_start_is_no_crossing_and_neither_is_leaving_zero()
    {
        FlowEvent[] events =
        [
            FlowEvent.When("left zero", s => s.Theta[0]),
            FlowEvent.When("above", s => s.Theta[0] + 1, Crossing.Rising),
            FlowEvent.When("below", s => s.Theta[0] - 20, Crossing.Falling),
            FlowEvent.When("touched", s => (s.Theta[0] - 5) * (s.Theta[0] - 5)),
        ];
        FlowResult run = GradientFlow.Run(Ramp, [0.0], 10, FlowOptions.Adams with { Events = events });

        Assert.Empty(run.Events);
        Assert.Equal("reached tau = 10", run.Outcome.Sentence);
    }

    [Theory]
    [MemberData(nameof(Methods.All), MemberType = typeof(Methods))]
    public void An_event_function_that_is_NaN_ends_the_run_with_its_name(string method)
    {
        FlowEvent root = FlowEvent.When("root", s => Math.Sqrt(5 - s.Theta[0]) + 1);
        FlowResult run = GradientFlow.Run(Ramp, [0.0], 100, Methods.Named(method) with { Events = [root] });

        Assert.Equal(FlowReason.EventUndefined, run.Outcome.Reason);
        Assert.Equal(root, run.Outcome.Event);
        Assert.Contains("\"root\" is NaN", run.Outcome.Sentence);
        Close.Relative(run.Final.Tau, run.Final.Theta[0], 1e-14);
        Assert.Equal(-run.Final.Theta[0], run.Final.Loss);
        Assert.Equal(-1, run.Final.Gradient[0]);
    }

    [Fact]
    public void A_terminal_event_before_the_NaN_of_another_wins()
    {
        FlowEvent root = FlowEvent.When("root", s => Math.Sqrt(500 - s.Theta[0]) + 1), end = FlowEvent.When("end", s => s.Theta[0] - 400);
        FlowResult run = GradientFlow.Run(Ramp, [0.0], 1000, FlowOptions.DormandPrince8 with { Events = [root, end] });

        Assert.Equal(end, run.Outcome.Event);
        Close.Relative(400, run.Final.Tau, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Events_do_not_change_the_steps(string method)
    {
        FlowOptions options = Methods.Named(method) with { DenseOutput = false };
        FlowResult plain = GradientFlow.Run(Decay, [1.0], 20, options);
        FlowResult watched = GradientFlow.Run(Decay, [1.0], 20, options with { Events = [FlowEvent.When("half", s => s.Loss - 0.25).NonTerminal(), FlowEvent.ParametersMoved(0.5).NonTerminal()] });

        Assert.Equal(2, watched.Events.Count);
        Assert.Equal(plain.Statistics.Steps, watched.Statistics.Steps);
        Assert.Equal(plain.Final.Theta, watched.Final.Theta);
    }

    [Theory]
    [InlineData("Adams")]
    [InlineData("Radau")]
    public void A_plateau_is_entered_and_left_where_the_formula_says(string method)
    {
        // theta' = 1e-3 + theta^2 from -1 on, slow around zero.
        var valley = new TestObjective((x, g) =>
        {
            g[0] = -(1e-3 + x[0] * x[0]);
            return 100 - 1e-3 * x[0] - x[0] * x[0] * x[0] / 3;
        });
        FlowEvent entered = FlowEvent.PlateauEntered(1e-6).NonTerminal(), left = FlowEvent.PlateauLeft(1e-6).NonTerminal();
        FlowResult run = GradientFlow.Run(valley, [-1.0], 200, Methods.Named(method) with { Events = [left, entered], MaximumSteps = 5000 });

        Assert.Equal([entered.Name, left.Name], run.Events.Select(e => e.Name));
        foreach (LocatedEvent located in run.Events)
            Close.Relative(1e-6, located.State.Gradient[0] * located.State.Gradient[0] / located.Loss, 1e-8);
        // g^2 = 1e-4 there: theta = -+ sqrt(0.009), up to the change of J.
        Assert.InRange(run.Events[0].Theta[0], -0.096, -0.094);
        Assert.InRange(run.Events[1].Theta[0], 0.094, 0.096);
        // On a plateau from the start.
        Assert.Equal(0, GradientFlow.Run(valley, [0.0], 1, FlowOptions.Adams with { Events = [FlowEvent.PlateauEntered(1e-6)] }).Final.Tau);
    }

    [Fact]
    public void An_event_function_that_throws_is_an_outcome()
    {
        FlowEvent failing = FlowEvent.When("failing", s => s.Tau > 5 ? throw new TimeoutException("late") : 1.0);
        FlowResult run = GradientFlow.Run(Decay, [1.0], 100, FlowOptions.Adams with { Events = [failing] });

        Assert.Equal(FlowReason.Threw, run.Outcome.Reason);
        Assert.True(run.Final.Tau > 5 && double.IsFinite(run.Final.Loss));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_that_a_rejected_step_overshoots_is_still_found(string method)
    {
        // J = theta^2 / 2 until theta = 1/2, then a steep wall that the first, far too long, step ignores.
        var wall = new TestObjective((x, g) =>
        {
            double over = Math.Min(0, x[0] - 0.5);
            g[0] = x[0] + 1e4 * over * over * over;
            return 0.5 * x[0] * x[0] + 2500 * over * over * over * over;
        });
        FlowResult run = GradientFlow.Run(wall, [1.0], 10, Methods.Named(method) with { InitialStep = 2, Events = [FlowEvent.When("three quarters", s => s.Theta[0] - 0.75)] });

        Assert.True(run.Statistics.Rejected > 0);
        Close.Relative(-Math.Log(0.75), run.Final.Tau, 1e-7);
    }
}
