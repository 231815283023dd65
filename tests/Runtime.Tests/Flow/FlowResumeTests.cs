namespace CurseOfMemory.Runtime.Tests.Flow;

public class FlowResumeTests
{
    private const double End = 300;

    public static TheoryData<string> Names => ["Adams", "DormandPrince5", "DormandPrince8", "Radau", "Bdf", "Auto"];

    private static PlateauTruth Truth => PlateauTruth.Of("E", 14);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_resumed_after_an_event_is_the_uninterrupted_one_to_the_bit(string method)
    {
        FlowEvent lost = FlowEvent.LossChanged(0.01), moved = FlowEvent.ParametersMoved(0.1).NonTerminal(), late = FlowEvent.LossChanged(0.02).NonTerminal();
        FlowOptions options = Methods.Named(method) with { Events = [late, lost, moved] };
        FlowResult whole = GradientFlow.Run(Truth.Loss, Truth.Theta0, End, options with { Events = [late, lost.NonTerminal(), moved] });
        FlowResult first = GradientFlow.Run(Truth.Loss, Truth.Theta0, End, options);
        FlowResult rest = GradientFlow.Resume(Truth.Loss, FlowCheckpoint.FromBytes(first.Checkpoint.ToBytes()), End, options with { Events = [late, lost.NonTerminal(), moved] });

        Assert.Equal(FlowReason.StoppedByEvent, first.Outcome.Reason);
        SameRun.Check(whole, rest);
        Assert.Equal(whole.Events.Select(e => (e.Name, e.Tau)), first.Events.Concat(rest.Events).Select(e => (e.Name, e.Tau)));
        foreach (double share in (double[])[0.01, 0.3, 0.9])
        {
            double tau = first.Final.Tau + share * (End - first.Final.Tau);
            Assert.Equal(whole.At(tau).ExtendedTheta, rest.At(tau).ExtendedTheta);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_resumed_after_its_end_or_the_step_limit_is_the_uninterrupted_one_to_the_bit(string method)
    {
        FlowEvent lost = FlowEvent.LossChanged(0.01).NonTerminal();
        FlowOptions options = Methods.Named(method) with { DenseOutput = false, Events = [lost] };
        FlowResult whole = GradientFlow.Run(Truth.Loss, Truth.Theta0, End, options);
        FlowResult toEnd = GradientFlow.Run(Truth.Loss, Truth.Theta0, 37, options);
        FlowResult limited = GradientFlow.Run(Truth.Loss, Truth.Theta0, End, options with { MaximumSteps = 30 });

        Assert.Equal(FlowReason.StepLimit, limited.Outcome.Reason);
        SameRun.Check(whole, GradientFlow.Resume(Truth.Loss, FlowCheckpoint.FromBytes(toEnd.Checkpoint.ToBytes()), End, options));
        SameRun.Check(whole, GradientFlow.Resume(Truth.Loss, limited.Checkpoint, End, options));
        Assert.Single(toEnd.Events);
        Assert.Empty(GradientFlow.Resume(Truth.Loss, toEnd.Checkpoint, End, options).Events);
    }

    [Theory]
    [InlineData("Radau")]
    [InlineData("Bdf")]
    public void A_run_in_double_double_resumes_to_the_bit(string method)
    {
        DoubleDouble[] start = [.. Truth.Theta0.Select(x => (DoubleDouble)x)];
        FlowOptions options = Methods.Named(method) with { DenseOutput = false };
        FlowResult whole = GradientFlow.Run(Truth.Loss, start, End, options);
        FlowResult limited = GradientFlow.Run(Truth.Loss, start, End, options with { MaximumSteps = 30 });
        FlowResult rest = GradientFlow.Resume(Truth.Loss, FlowCheckpoint.FromBytes(limited.Checkpoint.ToBytes()), End, options);

        Assert.True(limited.Checkpoint.IsExtended && rest.Statistics.IsExtended);
        SameRun.Check(whole, rest);
    }

    [Fact]
    public void A_checkpoint_goes_with_its_method_and_its_end()
    {
        FlowResult run = GradientFlow.Run(Truth.Loss, Truth.Theta0, 10, FlowOptions.Radau);
        byte[] bytes = run.Checkpoint.ToBytes();

        Assert.StartsWith("checkpoint is one of Radau IIA, and options have BDF", Refused(() => GradientFlow.Resume(Truth.Loss, run.Checkpoint, End, FlowOptions.Bdf)));
        Assert.StartsWith("until = 1e-5 must be above", Refused(() => GradientFlow.Resume(Truth.Loss, run.Checkpoint, 1e-5, FlowOptions.Radau)));
        Assert.StartsWith($"bytes, {bytes.Length - 1} of them, are no checkpoint", Refused(() => FlowCheckpoint.FromBytes(bytes.AsSpan(0, bytes.Length - 1))));
        Assert.StartsWith("bytes, 3 of them, are no checkpoint", Refused(() => FlowCheckpoint.FromBytes([1, 2, 3])));
    }

    private static string Refused(Func<object> call) => Assert.ThrowsAny<ArgumentException>(call).Message;
}
