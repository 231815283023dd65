namespace CurseOfMemory.Runtime.Tests.Landscapes;

public class ReducedFlowTests
{
    [Fact]
    public void Escape_times_are_those_of_the_reference()
    {
        int reduced = 0, asymptotic = 0;
        foreach (var row in Truth.Read("escape-asymptotics.json").Rows("rows"))
        {
            double mu = row.Number("mu").Hi;
            var bump = new GaussianTarget(1, mu, 1);
            Truth.Close(row.Number("asymptotic"), ReducedFlow.AsymptoticTime(0.5, 1, bump), 1e-9, $"asymptotic, mu = {mu}");
            asymptotic++;
            if (row.Text("reduced_flow") == "nan")
                continue;
            double time = new ReducedFlow(1, bump).TimeUntil(0.5, 0.01);
            // The reference follows the flow to its end, which from a change of 0.01 on takes less than 0.2
            Assert.Equal(row.Number("reduced_flow").Hi, time, 0.2 + 1e-9 * time);
            // It agrees with the full flow better and better: 6 digits at mu = 40
            Truth.Close(row.Number("tau0"), time, mu >= 40 ? 3e-6 : mu >= 28 ? 2e-3 : 0.2, $"full flow, mu = {mu}");
            reduced++;
        }
        Assert.Equal((9, 3), (asymptotic, reduced));
    }

    [Fact]
    public void The_fitted_norm_grows_along_the_flow_and_its_slope_is_the_velocity()
    {
        var flow = new ReducedFlow(1, new GaussianTarget(1, 10, 1));
        foreach (double v in new[] { 0.05, 0.2, 0.4, 2.5 })
            Assert.Equal((flow.Fitted(v * 1.0001) - flow.Fitted(v * 0.9999)) / (v * 0.0002), flow.Velocity(v), 1e-6 * Math.Abs(flow.Velocity(v)) + 1e-14);
        Assert.True(double.IsPositiveInfinity(flow.TimeUntil(0.5, 10)));
        Assert.Throws<ArgumentOutOfRangeException>(() => flow.TimeUntil(-1, 0.1));
    }
}
