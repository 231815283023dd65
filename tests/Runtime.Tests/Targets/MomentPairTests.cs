namespace CurseOfMemory.Runtime.Tests.Targets;

/// <summary>Two moments of consecutive orders at once are to the last bit those that are asked for one by one.</summary>
public class MomentPairTests
{
    private static readonly ExponentialSumTarget Decay = new([2, 0, -1], [1, 3, 1.5]);
    private static readonly GaussianTarget Bump = new(-0.5, 5, 1), Flat = new(0, 5, 1);
    private static readonly MemoryTarget Sum = new(Decay, Bump, new PowerLawTarget(1.5), Flat);

    // Inside and outside the bump, at its edge, beyond the range, and outside the domain of the sum.
    private static readonly double[] Rates = [0.3, 0.7, 1, 2.5, 4.999, 5, 5.001, 9, 60, 1e9, 1e200, -0.5, -2, double.NaN];

    [Fact]
    public void In_double()
    {
        foreach (ITarget target in (ITarget[])[Decay, Bump, Flat, Sum, new AiryTarget(1, 2, 1)])
            foreach (double s in Rates)
                for (int n = 0; n < 4; n++)
                {
                    Assert.Equal(target.Moment(n, s), target.Moment(n, s, out double next));
                    // The Airy target's powers of t are products in one case.
                    Close(target.Moment(n + 1, s), next, target is AiryTarget ? 1e-13 : 0);
                }
    }

    [Fact]
    public void In_double_double()
    {
        foreach (IExtendedTarget target in (IExtendedTarget[])[Decay, Bump, Flat, Sum])
            foreach (double s in Rates)
                for (int n = 0; n < 4; n++)
                {
                    Assert.Equal(target.Moment(n, (DoubleDouble)s), target.Moment(n, (DoubleDouble)s, out DoubleDouble next));
                    Assert.Equal(target.Moment(n + 1, (DoubleDouble)s), next);
                }
    }

    [Fact]
    public void In_lanes()
    {
        InLanes<Lane, double>(x => x);
        InLanes<Lanes128, double>(x => x);
        InLanes<Lanes256, double>(x => x);
        InLanes<Lanes512, double>(x => x);
        InLanes<DoubleDoubleLane, DoubleDouble>(x => x);
        InLanes<DoubleDoubleLanes256, DoubleDouble>(x => x);
        InLanes<DoubleDoubleLanes512, DoubleDouble>(x => x);
    }

    private static void InLanes<TLanes, T>(Func<double, T> number)
        where TLanes : struct, ILanes<TLanes, T>
    {
        T[] rates = [.. Rates.Select(number)];
        for (int from = 0; from < rates.Length; from++)
            for (int n = 0; n < 3; n++)
            {
                var s = TLanes.Load(rates, from);
                Same<TLanes, T>(Decay.Moment<TLanes, T>(n, s), Decay.Moment<TLanes, T>(n + 1, s), Decay.Moment<TLanes, T>(n, s, out TLanes next), next);
                Same<TLanes, T>(Bump.Moment<TLanes, T>(n, s), Bump.Moment<TLanes, T>(n + 1, s), Bump.Moment<TLanes, T>(n, s, out next), next);
                Same<TLanes, T>(Flat.Moment<TLanes, T>(n, s), Flat.Moment<TLanes, T>(n + 1, s), Flat.Moment<TLanes, T>(n, s, out next), next);
                Same<TLanes, T>(Sum.Moment<TLanes, T>(n, s), Sum.Moment<TLanes, T>(n + 1, s), Sum.Moment<TLanes, T>(n, s, out next), next);
            }
    }

    private static void Same<TLanes, T>(TLanes moment, TLanes after, TLanes paired, TLanes next)
        where TLanes : struct, ILanes<TLanes, T>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            Assert.Equal(TLanes.Extract(moment, lane), TLanes.Extract(paired, lane));
            Assert.Equal(TLanes.Extract(after, lane), TLanes.Extract(next, lane));
        }
    }

    private static void Close(double expected, double actual, double tolerance)
    {
        if (!expected.Equals(actual))
            Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{actual:R} instead of {expected:R}");
    }
}
