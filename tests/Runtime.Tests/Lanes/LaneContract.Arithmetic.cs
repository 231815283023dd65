namespace CurseOfMemory.Runtime.Tests.Lanes;

public abstract partial class LaneContract<TLanes>
{
    [Fact]
    public void Operators_are_the_scalar_ones_in_each_lane() => ForEdges((x, y) =>
    {
        TLanes left = TLanes.Broadcast(x), right = TLanes.Broadcast(y);
        Check(left + right, _ => x + y);
        Check(left + y, _ => x + y);
        Check(x + right, _ => x + y);
        Check(left - right, _ => x - y);
        Check(left - y, _ => x - y);
        Check(x - right, _ => x - y);
        Check(left * right, _ => x * y);
        Check(left * y, _ => x * y);
        Check(x * right, _ => x * y);
        Check(left / right, _ => x / y);
        Check(-left, _ => -x);
    });

    /// <summary>Exact where the quotient is zero, infinite or NaN; elsewhere within two units in the last place, subnormal quotients included.</summary>
    [Fact]
    public void Reciprocals_are_those_of_division_at_every_edge()
    {
        double[] edges = [.. Samples.Edges, .. Samples.Edges.Select(x => 1 / x), 5.56e-309, 5.563e-309, 4.45e307, 4.5e307, 9e307, 1.3e308, -1.7e308, 3, -7];
        foreach (double x in edges)
        {
            for (int lane = 0; lane < Count; lane++)
            {
                double expected = 1 / x, actual = TLanes.Extract(TLanes.Reciprocal(TLanes.Insert(TLanes.Broadcast(0.3), lane, x)), lane);
                Assert.True(double.IsFinite(expected) && expected != 0 ? Samples.Distance(expected, actual) <= 2 : Samples.Same(expected, actual), $"1 / {x:G17} = {actual:G17}");
            }
        }
    }

    [Fact]
    public void Reciprocals_are_within_a_little_more_than_a_unit_in_the_last_place()
    {
        var random = new Random(3);
        for (int trial = 0; trial < 20_000; trial++)
        {
            double x = Math.ScaleB(1 + random.NextDouble(), random.Next(-1020, 1020)), r = TLanes.Extract(TLanes.Reciprocal(TLanes.Broadcast(x)), 0);
            // 1 - x r is exact in one rounding, and relative to 1/x
            Assert.InRange(Math.Abs(Math.FusedMultiplyAdd(-x, r, 1)) / (Math.BitIncrement(r) - r) / x, 0, 1.1);
        }
    }

    [Fact]
    public void Reciprocals_of_positive_sums_are_as_near_to_the_quotient()
    {
        var random = new Random(4);
        for (int trial = 0; trial < 20_000; trial++)
        {
            double x = Math.ScaleB(1 + random.NextDouble(), random.Next(-500, 500)), y = x * random.NextDouble(), expected = 1 / (x + y);
            Check(TLanes.ReciprocalOfSum(x, TLanes.Broadcast(y)), TLanes.ReciprocalOfSum(TLanes.Broadcast(x), TLanes.Broadcast(y)));
            Assert.InRange(Samples.Distance(expected, TLanes.Extract(TLanes.ReciprocalOfSum(x, TLanes.Broadcast(y)), Count - 1)), 0, 2);
            Check(Divider.ReciprocalOfSum(x, TLanes.Broadcast(y)), Divider.ReciprocalOfSum(TLanes.Broadcast(x), TLanes.Broadcast(y)));
            Assert.InRange(Samples.Distance(expected, TLanes.Extract(Divider.ReciprocalOfSum(x, TLanes.Broadcast(y)), Count - 1)), 0, 2);
        }
    }

    private static void Check(TLanes left, TLanes right) => Check(left, lane => TLanes.Extract(right, lane));

    [Fact]
    public void Operators_keep_lanes_apart()
    {
        TLanes x = TLanes.Load(Samples.Ramp(Count), 0), y = TLanes.Load(Samples.Ramp(Count + 3), 3);
        Check(x + y, lane => 2 * lane + 4);
        Check(x - y, _ => -3);
        Check(x * y, lane => (lane + 0.5) * (lane + 3.5));
        Check(x / y, lane => (lane + 0.5) / (lane + 3.5));
        Check(TLanes.Select(TLanes.GreaterThan(x, TLanes.Broadcast(1)), x, y), lane => lane > 0 ? lane + 0.5 : lane + 3.5);
    }

    [Fact]
    public void MultiplyAdd_is_fused_exactly_where_the_hardware_fuses()
    {
        ForEdges((x, y) =>
        {
            foreach (double z in Samples.Edges)
            {
                Check(TLanes.MultiplyAdd(TLanes.Broadcast(x), TLanes.Broadcast(y), TLanes.Broadcast(z)), _ => Fused(x, y, z));
                Check(TLanes.MultiplyAdd(x, TLanes.Broadcast(y), TLanes.Broadcast(z)), _ => Fused(x, y, z));
                Check(TLanes.NegatedMultiplyAdd(TLanes.Broadcast(x), TLanes.Broadcast(y), TLanes.Broadcast(z)), _ => Fused(-x, y, z));
                Check(TLanes.NegatedMultiplyAdd(x, TLanes.Broadcast(y), TLanes.Broadcast(z)), _ => Fused(-x, y, z));
            }
        });
        double third = 1.0 / 3;
        Check(TLanes.MultiplyAdd(third, TLanes.Broadcast(3), TLanes.Broadcast(-1)), _ => Fused(third, 3, -1));
    }

    [Fact]
    public void Choices_and_signs_are_the_scalar_ones() => ForEdges((x, y) =>
    {
        TLanes left = TLanes.Broadcast(x), right = TLanes.Broadcast(y);
        Check(TLanes.Min(left, right), _ => Math.Min(x, y));
        Check(TLanes.Max(left, right), _ => Math.Max(x, y));
        Check(TLanes.CopySign(left, right), _ => Math.CopySign(x, y));
        Check(TLanes.Abs(left), _ => Math.Abs(x));
        Check(TLanes.Sign(left), _ => double.IsNaN(x) || x == 0 ? x : Math.Sign(x));
    });

    [Fact]
    public void Comparisons_make_masks_that_Select_reads() => ForEdges((x, y) =>
    {
        TLanes left = TLanes.Broadcast(x), right = TLanes.Broadcast(y), yes = TLanes.Broadcast(double.NaN), no = TLanes.Broadcast(-0.0);
        Check(TLanes.Select(TLanes.GreaterThan(left, right), yes, no), _ => x > y ? double.NaN : -0.0);
        Check(TLanes.Select(TLanes.GreaterThanOrEqual(left, right), yes, no), _ => x >= y ? double.NaN : -0.0);
        Check(TLanes.Select(TLanes.EqualTo(left, right), yes, no), _ => x == y ? double.NaN : -0.0);
    });

    [Fact]
    public void Masks_are_all_ones_or_zero()
    {
        TLanes one = TLanes.Broadcast(1);
        Assert.Equal(-1, BitConverter.DoubleToInt64Bits(TLanes.Extract(TLanes.EqualTo(one, one), Count - 1)));
        Assert.Equal(0, BitConverter.DoubleToInt64Bits(TLanes.Extract(TLanes.GreaterThan(one, one), Count - 1)));
    }

    [Fact]
    public void Rounding_is_the_scalar_one() => ForEdges((x, _) =>
    {
        Check(TLanes.Floor(TLanes.Broadcast(x)), _ => Math.Floor(x));
        Check(TLanes.Ceiling(TLanes.Broadcast(x)), _ => Math.Ceiling(x));
        Check(TLanes.Round(TLanes.Broadcast(x)), _ => Math.Round(x));
        Check(TLanes.Truncate(TLanes.Broadcast(x)), _ => Math.Truncate(x));
        Check(TLanes.Sqrt(TLanes.Broadcast(x)), _ => Math.Sqrt(x));
    });

    private static void ForEdges(Action<double, double> check)
    {
        foreach (double x in Samples.Edges)
            foreach (double y in Samples.Edges)
                check(x, y);
    }
}
