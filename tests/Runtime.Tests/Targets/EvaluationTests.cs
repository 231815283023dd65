namespace CurseOfMemory.Runtime.Tests.Targets;

public class EvaluationTests
{
    private static readonly ExponentialSumTarget Decay = new([2, -1], [1, 1.5]);
    private static readonly GaussianTarget Bump = new(0.5, 5, 1);
    private static readonly MemoryTarget Sum = new(Decay, Bump);

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
        // The bump's center 5 - s moves far inside, inside, and behind the edge.
        Compare<TLanes>([0.5, 0.5, -2, double.NaN, 30]);
        Compare<TLanes>([-4, -3.75, -3.6, -4.5, -5, -6, -7, -8]);
        Compare<TLanes>([0, 0.25, 0.5, 1, 2, 3, 4.5, 4.999]);
        Compare<TLanes>([1, 3, 5.5, 7, 1e3, 1e200, 4, 2]);
    }

    private static void Compare<TLanes>(double[] s)
        where TLanes : struct, ILanes<TLanes, double>
    {
        var lanes = TLanes.Load(s, 0);
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            double at = s[Math.Min(lane, s.Length - 1)];
            AreAlike(Decay.Moment(2, at), TLanes.Extract(Decay.Moment<TLanes, double>(2, lanes), lane));
            AreAlike(Bump.Moment(2, at), TLanes.Extract(Bump.Moment<TLanes, double>(2, lanes), lane));
            AreAlike(Sum.Moment(2, at), TLanes.Extract(Sum.Moment<TLanes, double>(2, lanes), lane));
        }
    }

    // Exponentials in lanes differ from the scalar ones by a unit in the last place.
    private static void AreAlike(double expected, double actual)
        => Assert.True(double.IsNaN(expected) ? double.IsNaN(actual) : expected == actual || Math.Abs(actual - expected) <= 2e-15 * Math.Abs(expected), $"{actual:R} instead of {expected:R}");

    [Fact]
    public void No_evaluation_allocates()
    {
        EvaluateAll();
        long before = GC.GetAllocatedBytesForCurrentThread();
        double sum = EvaluateAll();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(double.IsFinite(sum));
    }

    private static readonly double[] Rates = [0.5, 4, 30];

    private static double EvaluateAll()
    {
        double sum = Special.Erfc(1) + Special.Erfcx(-1) + Special.GaussianMoment(3, 1) + Special.GaussianMoment(20, 3);
        sum += Special.ExponentialMoment(2, 0.5) + Special.CosineMoment(2, 9, 3) + Special.SineMoment(2, -9, 3);
        sum += Lanes256.Sum(Special.ExponentialMoment(2, Lanes256.Broadcast(3))) + Lanes256.Sum(Sum.Moment<Lanes256, double>(1, Lanes256.Broadcast(1)));
        foreach (double s in Rates)
            sum += EvaluateAt(s, Decay) + EvaluateAt(s, Bump) + EvaluateAt(s, Sum);
        return sum;
    }

    private static double EvaluateAt(double s, ITarget target) =>
        target.At(s) + target.Moment(2, s) + target.Moment(2, s, 3) + target.SquaredMoment(1, s) + target.SquaredMoment(1, s, 6) + target.SquaredNorm;
}
