namespace CurseOfMemory.Runtime.Tests.Numerics;

public class SpecialLanesTests
{
    [Fact]
    public void Every_lane_gets_what_the_scalar_gets()
    {
        Compare<Lane>();
        Compare<Lanes128>();
        Compare<Lanes256>();
        Compare<Lanes512>();
    }

    private static void Compare<TLanes>()
        where TLanes : struct, ILanes<TLanes, double>
    {
        double[] x = [-3, -0.1, 0, 1e-9, 0.4, 2, 40, 800], y = [0, 1, -5, 1e-3, 20, 300, 0.5, -2];
        TLanes xs = TLanes.Load(x, 0), ys = TLanes.Load(y, 0);
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            Assert.Equal(Special.ExponentialMoment(2, x[lane]), TLanes.Extract(Special.ExponentialMoment(2, xs), lane));
            Assert.Equal(Special.CosineMoment(2, x[lane], y[lane]), TLanes.Extract(Special.CosineMoment(2, xs, ys), lane));
            Assert.Equal(Special.SineMoment(2, x[lane], y[lane]), TLanes.Extract(Special.SineMoment(2, xs, ys), lane));
        }
    }
}
