namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>Whichever evaluation of the objective fails, the run ends with a type, at a state to the bit of the run that was not disturbed.</summary>
public class FlowInterruptionTests
{
    private const int Calls = 150;

    private static readonly string[] Faults = ["NaN", "infinite", "throws", "cancels", "throws as cancelled"];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (string method in Methods.All)
            foreach (string fault in Faults)
                cases.Add(method, fault);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_last_good_state_is_intact_whichever_evaluation_fails(string method, string fault)
    {
        using var undisturbed = new Disturbed("none", int.MaxValue);
        FlowResult calm = undisturbed.Run(method);
        Dictionary<double, double[]> states = calm.Saved.ToDictionary(s => s.Tau, s => s.Theta);

        for (int call = 2; call <= Calls; call++)
        {
            using var disturbed = new Disturbed(fault, call);
            FlowResult run = disturbed.Run(method);

            Assert.Equal(Expected(fault), run.Outcome.Reason);
            Assert.Equal(run.Final.Tau, run.Outcome.Tau);
            Assert.Equal(run.Outcome.Steps, run.Statistics.Steps);
            Assert.Equal(states[run.Final.Tau], run.Final.Theta);
            Assert.True(call < Calls || run.Final.Tau > 0);
            // Dormand-Prince 8(5,3) evaluates for its dense output: where that fails the cubic through both ends has to do.
            double inside = method is "DormandPrince8" or "Auto" ? 1e-5 : 1e-9;
            Assert.All(run.At(0.9 * run.Final.Tau).Theta.Zip(calm.At(0.9 * run.Final.Tau).Theta), x => Close.Relative(x.Second, x.First, inside));
            Assert.All(run.At(Math.Max(0, Math.BitDecrement(run.Final.Tau))).Theta.Zip(run.Final.Theta), x => Close.Relative(x.Second, x.First, 1e-13));
            Assert.All(run.Saved, s => Assert.Equal(states[s.Tau], s.Theta));
            if (fault == "throws")
                Assert.Same(disturbed.Thrown, run.Outcome.Exception);
        }
    }

    [Theory]
    [MemberData(nameof(Methods.All), MemberType = typeof(Methods))]
    public void A_tolerance_below_the_rounding_of_doubles_is_refused(string method)
    {
        var options = Methods.Named(method) with { RelativeTolerance = 1.1102230246251565e-16 };
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => GradientFlow.Run(new Quadratic(1), [1.0], 1, options));
        Assert.StartsWith("RelativeTolerance = 1.11022e-16 must be at least 8.88178e-16", refusal.Message);
    }

    private static FlowReason Expected(string fault) => fault switch
    {
        "throws" => FlowReason.Threw,
        "NaN" or "infinite" => FlowReason.LeftDomain,
        _ => FlowReason.Cancelled,
    };

    /// <summary>J = ln cosh x + (x - y)^4 / 4 with a fault from a given evaluation on.</summary>
    private sealed class Disturbed(string fault, int from) : IDisposable
    {
        private readonly CancellationTokenSource source = new();
        private int calls;

        public TimeoutException Thrown { get; } = new("mine");

        public FlowResult Run(string method)
        {
            FlowOptions options = Methods.Named(method) with { InitialStep = 1e-3, Save = SavePolicy.EveryStep, Cancellation = source.Token, MaximumSteps = 1000 };
            return GradientFlow.Run(new TestObjective(Evaluate), [1.0, 0.25], 1e3, options);
        }

        public void Dispose() => source.Dispose();

        private double Evaluate(ReadOnlySpan<double> x, Span<double> g)
        {
            double cube = (x[0] - x[1]) * (x[0] - x[1]) * (x[0] - x[1]), loss = Math.Log(Math.Cosh(x[0])) + 0.25 * cube * (x[0] - x[1]);
            (g[0], g[1]) = (Math.Tanh(x[0]) + cube, -cube);
            calls++;
            return calls < from ? loss : Fail(loss, g);
        }

        private double Fail(double loss, Span<double> g)
        {
            switch (fault)
            {
                case "throws":
                    throw Thrown;
                case "cancels":
                    source.Cancel();
                    break;
                case "throws as cancelled":
                    source.Cancel();
                    throw new OperationCanceledException(source.Token);
                default:
                    g[0] = fault == "NaN" ? double.NaN : double.PositiveInfinity;
                    break;
            }
            return loss;
        }
    }
}
