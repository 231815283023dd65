namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>The recurrences on uniform grids stay within the bounds that <see cref="UniformGrid{TLanes}"/> derives, at any width.</summary>
public class UniformGridTests
{
    private const double U = 1.0 / (1L << 53);

    public static TheoryData<double, double> Grids => new()
    {
        { 0, -1e-3 }, { 0.5, 1e-3 }, { 3, -0.7 }, { -600, 0.5 }, { 690, -0.3 }, { 0, -0.9 }, { 1e-300, 1e-300 }, { 699, 0.01 }, { -20, 0 }, { 0.1, -1.0 / 3 },
    };

    [Theory]
    [MemberData(nameof(Grids))]
    public void Exponentials_stay_within_their_bound(double c, double d)
    {
        CheckExp<Lanes512>(c, d);
        CheckExp<Lanes256>(c, d);
        CheckExp<Lanes128>(c, d);
        CheckExp<Lane>(c, d);
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void So_do_waves(double c, double d)
    {
        CheckWave<Lanes512>(c, d);
        CheckWave<Lanes256>(c, d);
        CheckWave<Lanes128>(c, d);
        CheckWave<Lane>(c, d);
    }

    private const int Count = 1024;

    private static void CheckExp<L>(double c, double d)
        where L : struct, ILanes<L, double>
    {
        UniformGrid<L> along = UniformGrid<L>.ExpAlong(c, d, Count), each = UniformGrid<L>.ExpEach(L.Broadcast(c), L.Broadcast(d), Count);
        L e = L.Zero;
        for (int k = 0; k < Count; k += L.Count)
        {
            e = along.Exp(k, e);
            for (int lane = 0; lane < L.Count; lane++)
                NearExp(L.Extract(e, lane), c, d, k + lane);
        }
        for (int k = 0; k < Count; k++)
            NearExp(L.Extract(e = each.Exp(k, e), L.Count - 1), c, d, k);
    }

    private static void NearExp(double found, double c, double d, int k)
    {
        DoubleDouble x = c + (DoubleDouble)d * k;
        double expected = (double)DoubleDouble.Exp(x), bound = U * (54 + Math.Abs(c) + Math.Abs(d) + 2 * Math.Abs((double)x));
        if (double.IsInfinity(expected) || expected < 1e-290)
            Assert.Equal(expected, found, 1e-290);
        else
            Assert.True(Math.Abs((double)(DoubleDouble.Exp(x) - found)) <= bound * expected, $"e^({c} + {d} {k}) = {found}, off by more than {bound}.");
    }

    private static void CheckWave<L>(double c, double d)
        where L : struct, ILanes<L, double>
    {
        UniformGrid<L> along = UniformGrid<L>.WaveAlong(c, d), each = UniformGrid<L>.WaveEach(L.Broadcast(c), L.Broadcast(d));
        L cosine = L.Zero, sine = L.Zero;
        for (int k = 0; k < Count; k += L.Count)
        {
            (cosine, sine) = (along.Cos(k, cosine, sine), along.Sin(k, cosine, sine));
            for (int lane = 0; lane < L.Count; lane++)
                NearWave(L.Extract(cosine, lane), L.Extract(sine, lane), c, d, k + lane);
        }
        for (int k = 0; k < Count; k++)
        {
            (cosine, sine) = (each.Cos(k, cosine, sine), each.Sin(k, cosine, sine));
            NearWave(L.Extract(cosine, 0), L.Extract(sine, 0), c, d, k);
        }
    }

    private static void NearWave(double cosine, double sine, double c, double d, int k)
    {
        DoubleDouble x = c + (DoubleDouble)d * k;
        double bound = U * (98 + Math.Abs(c) + Math.Abs(d) + 2 * Math.Abs((double)x));
        Assert.True(Math.Abs((double)(DoubleDouble.Cos(x) - cosine)) <= bound, $"cos({c} + {d} {k}) = {cosine}, off by more than {bound}.");
        Assert.True(Math.Abs((double)(DoubleDouble.Sin(x) - sine)) <= bound, $"sin({c} + {d} {k}) = {sine}, off by more than {bound}.");
    }

    [Fact]
    public void Decays_past_the_smallest_number_and_growth_past_the_largest_are_exact_to_the_end()
    {
        UniformGrid<Lanes128> decay = UniformGrid<Lanes128>.ExpAlong(0, -10, 100), growth = UniformGrid<Lanes128>.ExpAlong(-900, 20, 100);
        Lanes128 small = default, large = default;
        for (int k = 0; k < 100; k += 2)
        {
            small = decay.Exp(k, small);
            large = growth.Exp(k, large);
            Assert.Equal(Math.Exp(-10.0 * k), Lanes128.Extract(small, 0), 1e-300 + 1e-14 * Math.Exp(-10.0 * k));
            double expected = Math.Exp(-900 + 20.0 * k);
            Assert.True(expected == Lanes128.Extract(large, 0) || Math.Abs(Lanes128.Extract(large, 0) / expected - 1) < 1e-13 || expected < 1e-300);
        }
    }

    [Fact]
    public void What_is_no_number_stays_none()
    {
        UniformGrid<Lanes128> grid = UniformGrid<Lanes128>.ExpAlong(double.NaN, 1, 40), other = UniformGrid<Lanes128>.ExpEach(Lanes128.Insert(default, 1, double.NaN), default, 40);
        Lanes128 e = default, f = default;
        for (int k = 0; k < 40; k++)
        {
            Assert.True(double.IsNaN(Lanes128.Extract(e = grid.Exp(k, e), 0)));
            f = other.Exp(k, f);
            Assert.Equal(1, Lanes128.Extract(f, 0));
            Assert.True(double.IsNaN(Lanes128.Extract(f, 1)));
        }
    }
}
