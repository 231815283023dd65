namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>A run in pieces is the run in one, to the last bit.</summary>
internal static class SameRun
{
    public static void Check(FlowResult whole, FlowResult resumed)
    {
        Assert.Equal(FlowReason.ReachedEnd, whole.Outcome.Reason);
        Assert.Equal(FlowReason.ReachedEnd, resumed.Outcome.Reason);
        Assert.Equal(whole.Final.ExtendedTheta, resumed.Final.ExtendedTheta);
        Assert.Equal(whole.Final.Loss, resumed.Final.Loss);
        Assert.Equal(whole.Final.Gradient, resumed.Final.Gradient);
        Assert.Equal(whole.Statistics.StepsAtOrder, resumed.Statistics.StepsAtOrder);
        Assert.Equal(whole.Statistics.Rejected, resumed.Statistics.Rejected);
    }
}
