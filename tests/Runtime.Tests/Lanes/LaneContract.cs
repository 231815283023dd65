using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Xunit.Abstractions;

namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>What every lane type of double must do; run once for each.</summary>
public abstract partial class LaneContract<TLanes>(ITestOutputHelper output)
    where TLanes : struct, ILanes<TLanes, double>
{
    private static readonly int Count = TLanes.Count;

    [Fact]
    public void Broadcast_fills_every_lane()
    {
        Check(TLanes.Broadcast(2.5), _ => 2.5);
        Check(TLanes.Zero, _ => 0.0);
    }

    [Fact]
    public void Load_reads_in_order_and_repeats_the_last_element_past_the_end()
    {
        for (int length = 1; length <= 2 * Count + 1; length++)
            for (int start = 0; start < length; start++)
            {
                double[] source = Samples.Ramp(length);
                int from = start;
                Check(TLanes.Load(source, start), lane => source[Math.Min(from + lane, length - 1)]);
            }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(20, 20)]
    [InlineData(20, -1)]
    [InlineData(20, int.MinValue)]
    [InlineData(20, int.MaxValue)]
    public void Load_from_outside_throws(int length, int start)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.Load(new double[length], start));
        Assert.Equal("start", error.ParamName);
        Assert.Equal(start, error.ActualValue);
    }

    [Fact]
    public void Store_writes_what_fits_and_nothing_else()
    {
        TLanes value = TLanes.Load(Samples.Ramp(Count), 0);
        for (int length = 0; length <= 2 * Count + 1; length++)
            for (int start = 0; start <= length + 1; start++)
            {
                double[] whole = Enumerable.Repeat(-1.0, length + Count).ToArray();
                TLanes.Store(value, whole.AsSpan(0, length), start);
                for (int i = 0; i < whole.Length; i++)
                    Assert.Equal(i >= start && i < start + Count && i < length ? i - start + 0.5 : -1.0, whole[i]);
            }
    }

    [Fact]
    public void Store_below_the_start_throws_and_far_beyond_the_end_does_nothing()
    {
        double[] destination = Samples.Ramp(20);
        Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.Store(TLanes.Zero, destination, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.Store(TLanes.Zero, destination, int.MinValue));
        TLanes.Store(TLanes.Zero, destination, int.MaxValue);
        Assert.Equal(Samples.Ramp(20), destination);
    }

    [Fact]
    public void Keep_zeroes_the_rest_whatever_it_holds()
    {
        foreach (double inside in Samples.Edges)
            foreach (int count in (int[])[int.MinValue, -1, 0, .. Enumerable.Range(1, 2 * Count + 1), int.MaxValue])
                Check(TLanes.Keep(TLanes.Broadcast(inside), count), lane => lane < count ? inside : 0.0);
    }

    [Fact]
    public void Extract_and_Insert_reach_each_lane_and_no_other()
    {
        for (int replaced = 0; replaced < Count; replaced++)
        {
            int at = replaced;
            Check(TLanes.Insert(TLanes.Load(Samples.Ramp(Count), 0), at, -7), lane => lane == at ? -7 : lane + 0.5);
        }
        foreach (int lane in (int[])[-1, Count, int.MaxValue])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.Extract(TLanes.Zero, lane));
            Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.Insert(TLanes.Zero, lane, 1));
        }
    }

    [Fact]
    public void Sum_halves_until_one_is_left()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 100; trial++)
        {
            double[] terms = Enumerable.Range(0, Count).Select(_ => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-60, 60))).ToArray();
            Assert.Equal(HalvingSum(terms), TLanes.Sum(TLanes.Load(terms, 0)));
        }
        Assert.True(double.IsNaN(TLanes.Sum(TLanes.Insert(TLanes.Zero, Count - 1, double.NaN))));
    }

    [Fact]
    public void Rotate_moves_each_lane_one_down()
        => Check(TLanes.Rotate(TLanes.Load(Samples.Ramp(Count), 0)), lane => (lane + 1) % Count + 0.5);

    [Fact]
    public void Nothing_is_allocated()
    {
        double[] source = Samples.Ramp(2 * Count + 1), destination = new double[2 * Count + 1];
        Touch(source, destination);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Touch(source, destination);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Uses each kind of member once, at every start.</summary>
    private static void Touch(double[] source, double[] destination)
    {
        for (int start = 0; start < source.Length; start++)
        {
            TLanes x = TLanes.Load(source, start), y = TLanes.Reciprocal(x) + TLanes.Sum(x) * TLanes.MultiplyAdd(2, x, x);
            y = TLanes.Select(TLanes.GreaterThan(x, y), TLanes.Exp(-x), TLanes.Sin(y)) + TLanes.Hypot(x, y) + TLanes.Log(x);
            y += TLanes.Tanh(x) + TLanes.Pow(x, y) + TLanes.Expm1(-x) + TLanes.Log1p(x) + TLanes.Atan2(x, y) + TLanes.Cbrt(y);
            TLanes.Store(TLanes.Keep(TLanes.Insert(y, 0, TLanes.Extract(x, Count - 1)), start), destination, start);
        }
    }

    private static double HalvingSum(double[] terms)
    {
        int half = terms.Length / 2;
        return half == 0 ? terms[0] : HalvingSum(terms[..half].Zip(terms[half..], (low, high) => low + high).ToArray());
    }

    private static void Check(TLanes actual, Func<int, double> expected)
    {
        for (int lane = 0; lane < Count; lane++)
            Assert.True(Samples.Same(expected(lane), TLanes.Extract(actual, lane)),
                $"lane {lane}: expected {expected(lane):G17}, got {TLanes.Extract(actual, lane):G17}");
    }

    private static double Fused(double x, double y, double z)
        => Fma.IsSupported || AdvSimd.IsSupported ? Math.FusedMultiplyAdd(x, y, z) : x * y + z;
}

public sealed class LaneTests(ITestOutputHelper output) : LaneContract<Lane>(output);

public sealed class Lanes128Tests(ITestOutputHelper output) : LaneContract<Lanes128>(output);

public sealed class Lanes256Tests(ITestOutputHelper output) : LaneContract<Lanes256>(output);

public sealed class Lanes512Tests(ITestOutputHelper output) : LaneContract<Lanes512>(output);
