namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>Runs that are cut in pieces, each resumed from bytes, against those that are not.</summary>
public class FlowCheckpointTests
{
    private const double End = 20;

    private static readonly FlowEvent[] Passed = [.. new[] { 0.9, 0.8, 0.7999, 0.5, 0.2 }.Select(x => FlowEvent.When($"passed {x}", s => s.Theta[0] - x))];

    /// <summary>J = ln cosh x + (x - y)^4 / 4.</summary>
    private static double Evaluate(ReadOnlySpan<double> x, Span<double> g)
    {
        double apart = x[0] - x[1], cube = apart * apart * apart;
        (g[0], g[1]) = (Math.Tanh(x[0]) + cube, -cube);
        return Math.Log(Math.Cosh(x[0])) + 0.25 * cube * apart;
    }

    private static readonly TestObjective Well = new(Evaluate);
    private static readonly double[] Start = [1, 0.25];

    [Theory]
    [MemberData(nameof(Methods.All), MemberType = typeof(Methods))]
    public void A_run_cut_at_every_event_is_the_whole_one_to_the_bit(string method)
    {
        FlowOptions options = Methods.Named(method) with { Events = Passed };
        FlowResult whole = GradientFlow.Run(Well, Start, End, options with { Events = [.. Passed.Select(e => e.NonTerminal())] });
        FlowResult piece = GradientFlow.Run(Well, Start, End, options);
        List<double> taus = [piece.Final.Tau];
        while (piece.Outcome.Reason == FlowReason.StoppedByEvent)
        {
            piece = GradientFlow.Resume(Well, Copied(piece), End, options);
            taus.AddRange(piece.Events.Select(e => e.Tau));
        }

        Assert.Equal(Passed.Length, whole.Events.Count);
        Assert.Equal(whole.Events.Select(e => e.Tau), taus);
        SameRun.Check(whole, piece);
    }

    [Theory]
    [MemberData(nameof(Methods.All), MemberType = typeof(Methods))]
    public void Momentum_resumes_to_the_bit_after_an_event_and_after_its_end(string method)
    {
        FlowEvent turned = FlowEvent.When("turned", s => s.Theta[2], Crossing.Rising);
        FlowOptions options = Methods.Named(method) with { Events = [turned] }, through = options with { Events = [turned.NonTerminal()] };
        double[] velocity = [0.5, 0];
        FlowResult whole = MomentumFlow.Run(Well, Start, velocity, End, through, 0.1);
        FlowResult first = MomentumFlow.Run(Well, Start, velocity, End, options, 0.1), early = MomentumFlow.Run(Well, Start, velocity, 3, through, 0.1);

        Assert.Equal(FlowReason.StoppedByEvent, first.Outcome.Reason);
        SameRun.Check(whole, MomentumFlow.Resume(Well, Copied(first), End, through, 0.1));
        SameRun.Check(whole, MomentumFlow.Resume(Well, Copied(early), End, through, 0.1));
    }

    [Theory]
    [MemberData(nameof(Methods.All), MemberType = typeof(Methods))]
    public void What_is_saved_of_the_pieces_is_what_is_saved_of_the_whole(string method)
    {
        foreach (SavePolicy policy in (SavePolicy[])[SavePolicy.At(0, 0.3, 0.3, 2.999, 3, 3.0001, 12), SavePolicy.Logarithmic(0.01, 10)])
        {
            FlowOptions options = Methods.Named(method) with { DenseOutput = false, Save = policy, Events = [Passed[3]] };
            FlowResult whole = GradientFlow.Run(Well, Start, End, options with { Events = [Passed[3].NonTerminal()] });
            FlowResult first = GradientFlow.Run(Well, Start, End, options), second = GradientFlow.Resume(Well, Copied(first), 3, options);
            FlowResult third = GradientFlow.Resume(Well, Copied(second), End, options);

            Assert.Equal((FlowReason.StoppedByEvent, FlowReason.ReachedEnd), (first.Outcome.Reason, second.Outcome.Reason));
            Assert.Equal(whole.Saved.Select(s => s.Tau), first.Saved.Concat(second.Saved).Concat(third.Saved).Select(s => s.Tau));
            // The second piece ends with a step that the whole run doesn't take.
            Assert.All(whole.Saved.Zip(first.Saved.Concat(second.Saved).Concat(third.Saved)), s => Close.Relative(s.First.Theta[0], s.Second.Theta[0], 1e-8));
        }
    }

    [Theory]
    [MemberData(nameof(Methods.All), MemberType = typeof(Methods))]
    public void A_run_that_was_cancelled_anywhere_resumes_to_the_bit(string method)
    {
        // The first steps are far too long, so that some runs are cancelled between two attempts.
        FlowOptions options = Methods.Named(method) with { DenseOutput = false, MaximumSteps = 1000 };
        options = options with { InitialStep = options.InitialStep ?? 15 };
        FlowResult whole = GradientFlow.Run(Well, Start, 1, options);
        for (int call = 1; call < 80; call++)
        {
            using var source = new CancellationTokenSource();
            int calls = 0;
            var cancelling = new TestObjective((x, g) =>
            {
                if (++calls == call)
                    source.Cancel();
                return Evaluate(x, g);
            });
            FlowResult cancelled = GradientFlow.Run(cancelling, Start, 1, options with { Cancellation = source.Token });
            if (cancelled.Outcome.Reason == FlowReason.Cancelled)
                SameRun.Check(whole, GradientFlow.Resume(Well, Copied(cancelled), 1, options));
            Assert.True(call > 20 || cancelled.Outcome.Reason == FlowReason.Cancelled);
        }
    }

    [Theory]
    [MemberData(nameof(Methods.All), MemberType = typeof(Methods))]
    public void A_run_whose_objective_threw_anywhere_goes_on(string method)
    {
        FlowOptions options = Methods.Named(method) with { DenseOutput = false, MaximumSteps = 1000 };
        FlowResult whole = GradientFlow.Run(Well, Start, 1, options);
        for (int call = 2; call < 80; call++)
        {
            int calls = 0;
            var throwing = new TestObjective((x, g) => ++calls == call ? throw new TimeoutException() : Evaluate(x, g));
            FlowResult broken = GradientFlow.Run(throwing, Start, 1, options);
            if (broken.Outcome.Reason != FlowReason.Threw)
                break;
            FlowResult rest = GradientFlow.Resume(Well, Copied(broken), 1, options);
            Assert.Equal(FlowReason.ReachedEnd, rest.Outcome.Reason);
            for (int i = 0; i < Start.Length; i++)
                Close.Relative(whole.Final.Theta[i], rest.Final.Theta[i], 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Methods.All), MemberType = typeof(Methods))]
    public void A_run_that_an_event_ends_at_the_start_goes_on(string method)
    {
        FlowOptions options = Methods.Named(method) with { Events = [FlowEvent.GradientBelow(10)] };
        FlowResult none = GradientFlow.Run(Well, Start, End, options), rest = GradientFlow.Resume(Well, Copied(none), End, options);

        Assert.Equal((FlowReason.StoppedByEvent, 0.0), (none.Outcome.Reason, none.Final.Tau));
        Assert.Empty(rest.Events);
        SameRun.Check(GradientFlow.Run(Well, Start, End, options with { Events = [FlowEvent.GradientBelow(10).NonTerminal()] }), rest);
    }

    [Theory]
    [MemberData(nameof(Methods.All), MemberType = typeof(Methods))]
    public void A_run_in_double_double_resumes_to_the_bit(string method)
    {
        PlateauTruth truth = PlateauTruth.Of("E", 14);
        FlowOptions options = Methods.Named(method) with { Precision = Precision.DoubleDouble, MaximumStep = 0.1 };
        FlowResult whole = GradientFlow.Run(truth.Loss, truth.Theta0, 1, options), limited = GradientFlow.Run(truth.Loss, truth.Theta0, 1, options with { MaximumSteps = 7 });

        Assert.Equal(FlowReason.StepLimit, limited.Outcome.Reason);
        Assert.True(limited.Checkpoint.IsExtended);
        SameRun.Check(whole, GradientFlow.Resume(truth.Loss, Copied(limited), 1, options));
    }

    [Theory]
    [InlineData("Radau")]
    [InlineData("Bdf")]
    public void A_run_that_turns_to_double_double_resumes_to_the_bit_before_and_behind_the_turn(string method)
    {
        PlateauTruth truth = PlateauTruth.Of("E", 20);
        FlowOptions options = Methods.Named(method) with { Precision = Precision.Auto, RelativeTolerance = 1e-12, AbsoluteTolerance = 1e-15, DenseOutput = false };
        double end = 1.01 * truth.Hits.Max(h => h.Tau);
        FlowResult whole = GradientFlow.Run(truth.Loss, truth.Theta0, end, options);
        List<bool> extended = [];
        foreach (int steps in (int[])[1, 5, 20, whole.Statistics.Steps / 2, whole.Statistics.Steps - 2])
        {
            FlowResult part = GradientFlow.Run(truth.Loss, truth.Theta0, end, options with { MaximumSteps = steps });
            extended.Add(part.Checkpoint.IsExtended);
            SameRun.Check(whole, GradientFlow.Resume(truth.Loss, Copied(part), end, options));
        }

        Assert.True(!extended[0] && extended[^1], string.Join(" ", extended));
    }

    [Fact]
    public void A_checkpoint_is_refused_with_other_events()
    {
        FlowOptions options = FlowOptions.Adams with { Events = [Passed[0].NonTerminal(), Passed[1].NonTerminal()] };
        FlowCheckpoint checkpoint = GradientFlow.Run(Well, Start, 1, options).Checkpoint;

        foreach (FlowEvent[] events in (FlowEvent[][])[[], [Passed[0]], [.. Passed]])
            Assert.StartsWith("checkpoint does not belong to these options", Assert.Throws<ArgumentException>(() => GradientFlow.Resume(Well, checkpoint, End, options with { Events = events })).Message);
        Assert.StartsWith("checkpoint does not belong", Assert.Throws<ArgumentException>(() => GradientFlow.Resume(Well, StiffPiece(), End, FlowOptions.Radau)).Message);
        Assert.StartsWith("checkpoint has 1 numbers; expected an even number", Assert.Throws<ArgumentException>(()
            => MomentumFlow.Resume(new Quadratic(1), GradientFlow.Run(new Quadratic(1), [1.0], 1, FlowOptions.Adams).Checkpoint, 2, FlowOptions.Adams)).Message);
    }

    /// <summary>A checkpoint of Auto while Radau is at work.</summary>
    private static FlowCheckpoint StiffPiece() => GradientFlow.Run(new Quadratic(1, 1e6), Start, 1, FlowOptions.Auto with { RelativeTolerance = 1e-6 }).Checkpoint;

    private static FlowCheckpoint Copied(FlowResult run) => FlowCheckpoint.FromBytes(run.Checkpoint.ToBytes());
}
