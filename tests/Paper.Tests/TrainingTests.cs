using Paper.Report;
using Paper.Training;
using Paper.Verbs;

namespace CurseOfMemory.Paper.Tests;

/// <summary>Training runs: what ends them, what is kept of them, and how they go on after an interruption.</summary>
public sealed class TrainingTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
    }

    /// <summary>J = theta^2 / 2, whose iterates are (1 - rate)^n.</summary>
    private sealed class Parabola : FirstOrderLoss
    {
        public int Gradients { get; private set; }

        public override double Value(ReadOnlySpan<double> theta) => 0.5 * theta[0] * theta[0];

        public override double Gradient(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            Gradients++;
            gradient[0] = theta[0];
            return Value(theta);
        }
    }

    private static TrainingPlan Plan(double rate, double plateau, int steps = 100) =>
        new() { Loss = new Parabola(), Start = [1], Method = OptimizationOptions.GradientDescent(rate), Steps = steps, Plateau = plateau };

    private static void Deaf(int step, double loss)
    {
    }

    [Fact]
    public void A_plateau_is_left_downwards()
    {
        // 0.5 0.99^{2n} is first below 1.15 * 0.4 at n = 5, and below 0.8 * 0.4 at n = 23
        TrainingCurve curve = Plan(0.01, 0.4).Run(Deaf, default);
        Assert.Equal((5, new TrainingOutcome(TrainingEnd.Left, 23)), (curve.Entered, curve.Outcome));
        Assert.Equal("left at step 23", $"{curve.Outcome}");
        Assert.Equal(46, curve.Steps[^1]);
        Assert.Equal(0.5 * Math.Pow(0.99, 92), curve.Losses[^1], 1e-12);
    }

    /// <summary>A loss that jumps between half and three halves of 1, as with sample paths drawn anew.</summary>
    private sealed class Noisy : FirstOrderLoss
    {
        private int _calls;

        public override double Value(ReadOnlySpan<double> theta) => 1;

        public override double Gradient(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            gradient[0] = 1e-9;
            return _calls++ % 2 == 0 ? 1.5 : 0.5;
        }
    }

    [Theory]
    [InlineData(1, "left at step 1")]
    [InlineData(50, "no end within 400 steps")]
    public void Noise_ends_no_plateau_once_it_is_averaged(int averaged, string outcome)
        => Assert.StartsWith(outcome, $"{(Plan(0.01, 1, steps: 400) with { Loss = new Noisy(), Averaged = averaged }).Run(Deaf, default).Outcome}");

    [Fact]
    public void A_plateau_is_left_by_blow_up()
    {
        // (1 - 2.1)^{2n} / 2 exceeds 20 * 0.5 from n = 16 on
        TrainingCurve curve = Plan(2.1, 0.6).Run(Deaf, default);
        Assert.Equal(TrainingEnd.BlowUp, curve.Outcome.End);
        Assert.Equal($"left at step {curve.Outcome.Step} by blow-up", $"{curve.Outcome}");
        Assert.InRange(0.5 * Math.Pow(1.1, 2 * curve.Outcome.Step), 12, 12 * 1.21);
    }

    [Fact]
    public void A_plateau_that_is_not_left_and_none_at_all()
    {
        TrainingCurve never = Plan(1e-5, 0.5).Run(Deaf, default), none = Plan(0.1, double.NaN).Run(Deaf, default);
        Assert.Equal((1, new TrainingOutcome(TrainingEnd.Steps, 100)), (never.Entered, never.Outcome));
        Assert.Equal((0, new TrainingOutcome(TrainingEnd.Steps, 100)), (none.Entered, none.Outcome));
        Assert.True(double.IsNaN(none.Length));
    }

    [Fact]
    public void Finished_starts_are_kept_and_not_run_again()
    {
        RunStore store = StoreOf(1);
        using var interruption = new CancellationTokenSource();
        var losses = new List<Parabola>();
        TrainingCase[] cases = [new("parabola", 4, 1, start => Plan(0.1 + (0.01 * start), double.NaN) with { Loss = Added(new Parabola()) })];
        // cancelled by the first line that tells of a finished run
        var first = new RunContext(new Interrupter(interruption), interruption.Token) { Store = store };
        Assert.ThrowsAny<OperationCanceledException>(() => TrainingRuns.Run(cases, first));
        int finished = Directory.GetFiles(_path, "*.json", SearchOption.AllDirectories).Length;
        Assert.InRange(finished, 1, 4);
        losses.Clear();
        TrainingCurve[] again = TrainingRuns.Run(cases, RunContext.Silent with { Store = store })["parabola"];
        Assert.Equal(4 - finished, losses.Count);
        TrainingCurve[] fresh = TrainingRuns.Run(cases, RunContext.Silent)["parabola"];
        Assert.All(again.Zip(fresh), pair => Assert.Equal(pair.First.Losses, pair.Second.Losses));
        store.Remove();
        Assert.Empty(Directory.GetDirectories(_path));

        Parabola Added(Parabola loss)
        {
            lock (losses)
                losses.Add(loss);
            return loss;
        }
    }

    [Fact]
    public void Parts_that_several_threads_keep_at_once_are_all_kept()
    {
        RunStore store = StoreOf(1);
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, k => store.Keep($"part{k}", new TrainingOutcome(TrainingEnd.Left, k)));
        Assert.All(Enumerable.Range(0, 400), k => Assert.Equal(k, store.Find<TrainingOutcome>($"part{k}")!.Step));
    }

    [Fact]
    public void Another_seed_is_another_run_and_half_a_file_is_none()
    {
        RunStore store = StoreOf(1);
        store.Keep("part", new TrainingOutcome(TrainingEnd.Left, 3));
        Assert.Equal(new TrainingOutcome(TrainingEnd.Left, 3), store.Find<TrainingOutcome>("part"));
        Assert.Null(StoreOf(2).Find<TrainingOutcome>("part"));
        foreach (string broken in new[] { "{ \"end\":", "{}", "null", "[]", "", "{ \"end\": \"Left\" }", "{ \"end\": null, \"step\": 3 }" })
        {
            File.WriteAllText(Directory.GetFiles(_path, "part.json", SearchOption.AllDirectories).Single(), broken);
            Assert.Null(store.Find<TrainingOutcome>("part"));
        }
        store.Keep("curve", new TrainingCurve([0], [1], [], 0, double.NaN, new(TrainingEnd.Steps, 1), [2]));
        Assert.True(double.IsNaN(store.Find<TrainingCurve>("curve")!.Plateau));
        File.WriteAllText(Directory.GetFiles(_path, "curve.json", SearchOption.AllDirectories).Single(), "{ \"steps\": [0], \"losses\": [1] }");
        Assert.Null(store.Find<TrainingCurve>("curve"));
    }

    [Theory]
    [InlineData(0, 61)]
    [InlineData(3600, 2)]
    public void A_long_run_says_how_far_it_is_and_how_long_it_will_take(double silence, int lines)
    {
        var said = new Said();
        TrainingRuns.Run([new("parabola", 2, 1, _ => Plan(0.1, double.NaN, steps: 30))], new RunContext(said, default) { Silence = TimeSpan.FromSeconds(silence) });
        Assert.InRange(said.Lines.Count, lines - 1, lines + 1);
        Assert.Equal(2, said.Lines.Count(line => line.Contains("no end within 30 steps")));
        Assert.All(said.Lines, line => Assert.Matches("^parabola, start [12]: .*, loss [0-9.E-]+; [012] of 2 runs, about [0-9]+ s left$", line));
        Assert.Equal(silence == 0, said.Lines.Exists(line => line.Contains(": step 7 of 30, loss ")));
    }

    private sealed class Said : IProgress<string>
    {
        public List<string> Lines { get; } = [];

        public void Report(string value) => Lines.Add(value);
    }

    private RunStore StoreOf(int seed)
    {
        IVerb verb = Catalogue.All[0];
        return RunStore.Of(verb, verb.Defaults(quick: true, seed), _path);
    }

    private sealed class Interrupter(CancellationTokenSource source) : IProgress<string>
    {
        public void Report(string value) => source.Cancel();
    }
}
