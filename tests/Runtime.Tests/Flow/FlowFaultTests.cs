namespace CurseOfMemory.Runtime.Tests.Flow;

public class FlowFaultTests
{
    private static readonly Quadratic Decay = new(1.0, 1.0);

    public static TheoryData<string> Names => ["Adams", "DormandPrince5", "DormandPrince8", "Radau", "Bdf", "Auto"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Leaving_the_domain_names_tau_and_quotes_the_violation(string method)
    {
        // J = w on w > 0: w = 1 - tau.
        FlowResult run = GradientFlow.Run(Slope(), [1.0], 10, Methods.Named(method));

        Assert.Equal(FlowReason.LeftDomain, run.Outcome.Reason);
        Assert.StartsWith("left the domain at tau = 1: w = -", run.Outcome.Sentence);
        Assert.EndsWith("must be positive", run.Outcome.Sentence);
        Close.Relative(1, run.Final.Tau, 1e-12);
        Assert.InRange(run.Final.Theta[0], double.Epsilon, 1e-12);
        Assert.Equal(run.Final.Theta[0], run.Final.Loss);
        Close.Relative(0.5, run.At(0.5).Theta[0], 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Leaving_the_domain_with_infinite_speed_is_not_mistaken_for_a_small_step(string method)
    {
        // J = 2 sqrt w: w = (1 - 3 tau / 2)^(2/3).
        var steep = new TestObjective((w, g) =>
        {
            g[0] = 1 / Math.Sqrt(w[0]);
            return 2 * Math.Sqrt(w[0]);
        }, Positive);
        FlowResult run = GradientFlow.Run(steep, [1.0], 10, Methods.Named(method));

        Assert.Equal(FlowReason.LeftDomain, run.Outcome.Reason);
        Assert.StartsWith("left the domain at tau = 0.666667: w = -", run.Outcome.Sentence);
        Close.Relative(2.0 / 3, run.Final.Tau, 1e-8);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_trial_step_outside_the_domain_is_shortened_where_the_flow_stays_inside(string method)
    {
        // J = w - 0.1 ln w with its minimum at 0.1.
        var inside = new TestObjective((w, g) =>
        {
            g[0] = 1 - 0.1 / w[0];
            return w[0] - 0.1 * Math.Log(w[0]);
        }, Positive);
        FlowResult run = GradientFlow.Run(inside, [1.0], 20, Methods.Named(method) with { InitialStep = 15 });

        Assert.Equal(FlowReason.ReachedEnd, run.Outcome.Reason);
        Assert.True(run.Statistics.Rejected > 0);
        Close.Relative(0.1, run.Final.Theta[0], 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_blow_up_in_finite_time_is_a_typed_end_with_the_last_good_state(string method)
    {
        // J = -x^4 / 4: x = 1 / sqrt(1 - 2 tau).
        var explosive = new TestObjective((x, g) =>
        {
            g[0] = -x[0] * x[0] * x[0];
            return 0.25 * x[0] * g[0];
        });
        FlowResult run = GradientFlow.Run(explosive, [1.0], 1, Methods.Named(method));

        Assert.Equal(FlowReason.StepUnderflow, run.Outcome.Reason);
        Assert.StartsWith("stuck at tau = 0.5:", run.Outcome.Sentence);
        Close.Relative(0.5, run.Final.Tau, method == "Bdf" ? 2e-8 : 1e-8);
        Assert.True(double.IsFinite(run.Final.Theta[0]) && run.Final.Theta[0] > 1e3);
    }

    // Radau's long steps go through.
    [Theory]
    [InlineData("Adams")]
    [InlineData("DormandPrince5")]
    [InlineData("DormandPrince8")]
    [InlineData("Bdf")]
    [InlineData("Auto")]
    public void A_gradient_that_drowns_in_rounding_is_told_from_a_step_that_underflows(string method)
    {
        // The gradient x comes out in multiples of 1.5e-8.
        var noisy = new TestObjective((x, g) =>
        {
            g[0] = 1e8 + x[0] - 1e8;
            return 0.5 * x[0] * x[0];
        });
        FlowResult run = GradientFlow.Run(noisy, [1.0], 1e6, Methods.Named(method) with { RelativeTolerance = 1e-13, AbsoluteTolerance = 1e-13, MaximumSteps = 2000, DenseOutput = false });

        Assert.Equal(FlowReason.StalledByRounding, run.Outcome.Reason);
        Assert.EndsWith("after 2000 steps: rounding errors of the gradient limit the step; loosen the tolerances", run.Outcome.Sentence);
        Assert.True(double.IsFinite(run.Final.Theta[0]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_step_limit_is_an_outcome(string method)
    {
        FlowResult run = GradientFlow.Run(Decay, [1.0, 2.0], 1e6, Methods.Named(method) with { MaximumSteps = 17 });

        Assert.Equal(FlowReason.StepLimit, run.Outcome.Reason);
        Assert.Equal(17, run.Statistics.Steps);
        Assert.Contains("17 steps", run.Outcome.Sentence);
        Close.Relative(2 * Math.Exp(-run.Final.Tau), run.Final.Theta[1], 1e-8);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_exception_of_the_objective_is_an_outcome_with_the_last_good_state(string method)
    {
        var thrown = new TimeoutException("mine");
        int calls = 0;
        var throwing = new TestObjective((x, g) =>
        {
            g[0] = x[0];
            return ++calls > 60 ? throw thrown : 0.5 * x[0] * x[0];
        });
        FlowResult run = GradientFlow.Run(throwing, [1.0], 1e3, Methods.Named(method) with { DenseOutput = false });

        Assert.Equal(FlowReason.Threw, run.Outcome.Reason);
        Assert.Same(thrown, run.Outcome.Exception);
        Assert.EndsWith(": TimeoutException was thrown: mine", run.Outcome.Sentence);
        Close.Relative(Math.Exp(-run.Final.Tau), run.Final.Theta[0], 1e-6);
        // BDF has no use for the gradient at the end of a step: a state computes it when asked, and the objective still throws.
        if (method != "Bdf")
            Assert.Equal(run.Final.Theta[0], run.Final.Gradient[0]);
    }

    [Fact]
    public void An_exception_at_the_start_passes_unchanged()
    {
        var thrown = new TimeoutException("mine");
        Assert.Same(thrown, Assert.Throws<TimeoutException>(() => GradientFlow.Run(new TestObjective((_, _) => throw thrown), [1.0], 100, FlowOptions.Adams)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gradient_that_turns_NaN_leaves_the_last_good_state(string method)
    {
        var broken = new TestObjective((x, g) =>
        {
            g[0] = x[0] < 0.25 ? double.NaN : x[0];
            return 0.5 * x[0] * x[0];
        });
        FlowResult run = GradientFlow.Run(broken, [1.0], 1e3, Methods.Named(method));

        Assert.Equal(FlowReason.LeftDomain, run.Outcome.Reason);
        Assert.Contains("is not finite at theta = (0.2", run.Outcome.Sentence);
        Close.Relative(0.25, run.Final.Theta[0], 1e-6);
        Assert.Equal(run.Final.Theta[0], run.Final.Gradient[0]);
    }

    [Fact]
    public void Wrong_arguments_have_their_sentence()
    {
        FlowOptions options = FlowOptions.Adams;
        Refuses("theta0 is empty", () => GradientFlow.Run(Decay, [], 1, options));
        Refuses("theta0[1] = NaN must be finite", () => GradientFlow.Run(Decay, [1, double.NaN], 1, options));
        Refuses("theta0[0] = -Infinity must be finite", () => GradientFlow.Run(Decay, [double.NegativeInfinity, 1], 1, options));
        Refuses("theta0 lies outside the domain of the objective: w = -2 must be positive", () => GradientFlow.Run(Slope(), [-2.0], 1, options));
        Refuses("until = 0 must be positive", () => GradientFlow.Run(Decay, [1, 1], 0, options));
        Refuses("until = NaN must be positive", () => GradientFlow.Run(Decay, [1, 1], double.NaN, options));
        Refuses("until = Infinity must be positive and finite", () => GradientFlow.Run(Decay, [1, 1], double.PositiveInfinity, options));
        Refuses("delta = 0 must be positive", () => FlowEvent.LossChanged(0));
        Refuses("delta = -1 must be positive", () => FlowEvent.ParametersMoved(-1));
        Refuses("limit = NaN must be positive", () => FlowEvent.GradientBelow(double.NaN));
    }

    [Fact]
    public void Wrong_options_have_their_sentence()
    {
        FlowOptions options = FlowOptions.Adams;
        RefusesOptions("RelativeTolerance = 1e-16 must be at least 8.88178e-16", o => o with { RelativeTolerance = 1e-16 });
        RefusesOptions("RelativeTolerance = 0 must be at least", o => o with { RelativeTolerance = 0 });
        RefusesOptions("RelativeTolerance = NaN must be at least", o => o with { RelativeTolerance = double.NaN });
        RefusesOptions("AbsoluteTolerance = 0 must be positive", o => o with { AbsoluteTolerance = 0 });
        RefusesOptions("AbsoluteTolerance = NaN must be positive", o => o with { AbsoluteTolerance = double.NaN });
        RefusesOptions("InitialStep = -1 must be positive", o => o with { InitialStep = -1 });
        RefusesOptions("MaximumStep = 0 must be positive", o => o with { MaximumStep = 0 });
        RefusesOptions("MaximumSteps = 0 must be at least 1", o => o with { MaximumSteps = 0 });
        RefusesOptions("RelativeTolerances.Count = 3 must be 2, the length of theta0", o => o with { RelativeTolerances = [1e-3, 1e-3, 1e-3] });
        RefusesOptions("RelativeTolerances[1] = 1e-16 must be at least", o => o with { RelativeTolerances = [1e-3, 1e-16] });
        RefusesOptions("AbsoluteTolerances[0] = -1 must be positive", o => o with { AbsoluteTolerances = [-1, 1e-16] });
        RefusesOptions("InitialStep = null must be positive: Euler takes all steps with it.", _ => FlowOptions.Euler);
        RefusesOptions("Controller = ", o => o with { Controller = new StepController(1.1, 0.1, 5) });
        RefusesOptions("Value cannot be null. (Parameter 'options.Events[1]')", o => o with { Events = [FlowEvent.LossChanged(1), null!] });
        Refuses("Precision = DoubleDouble is for gradient flows", () => MomentumFlow.Run(Decay, [1, 1], [0, 0], 1, options with { Precision = Precision.DoubleDouble }));
        RefusesOptions("EventSamples = 0 must be at least 1", o => o with { EventSamples = 0 });
    }

    [Fact]
    public void The_curve_answers_only_inside_the_run_and_only_if_it_was_kept()
    {
        FlowResult run = GradientFlow.Run(Decay, [1.0, 2.0], 3, FlowOptions.Adams), bare = GradientFlow.Run(Decay, [1.0, 2.0], 3, FlowOptions.Adams with { DenseOutput = false });

        Assert.Equal("tau", Assert.Throws<ArgumentOutOfRangeException>(() => run.At(-1e-9)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => run.At(Math.BitIncrement(3.0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.At(double.NaN));
        Assert.Throws<InvalidOperationException>(() => bare.At(1));
        Assert.Equal(run.Final.Theta, bare.At(3).Theta);
    }

    private static string? Positive(double[] w) => w[0] > 0 ? null : FormattableString.Invariant($"w = {w[0]} must be positive");

    private static TestObjective Slope() => new((w, g) =>
    {
        g[0] = 1;
        return w[0];
    }, Positive);

    private static void Refuses(string sentence, Func<object> call) => Assert.StartsWith(sentence, Assert.ThrowsAny<ArgumentException>(call).Message);

    private static void RefusesOptions(string sentence, Func<FlowOptions, FlowOptions> change)
        => Refuses(sentence, () => GradientFlow.Run(Decay, [1, 1], 1, change(FlowOptions.DormandPrince8)));
}
