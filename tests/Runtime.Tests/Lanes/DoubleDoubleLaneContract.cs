using DD = CurseOfMemory.DoubleDouble;

namespace CurseOfMemory.Runtime.Tests.Lanes;

public sealed class DoubleDoubleLaneTests : DoubleDoubleLaneContract<DoubleDoubleLane>;

public sealed class DoubleDoubleLanes256Tests : DoubleDoubleLaneContract<DoubleDoubleLanes256>;

public sealed class DoubleDoubleLanes512Tests : DoubleDoubleLaneContract<DoubleDoubleLanes512>;

/// <summary>What every lane type of DoubleDouble must do; run once for each.</summary>
public abstract class DoubleDoubleLaneContract<TLanes>
    where TLanes : struct, ILanes<TLanes, DD>
{
    private static readonly int Count = TLanes.Count;
    private static readonly DD Tiny = DD.FromSum(1, 1e-20) - 1;

    /// <summary>0.5, 1.5, ... with low parts, all distinct.</summary>
    private static DD[] Ramp(int length) => [.. Enumerable.Range(0, length).Select(i => i + 0.5 + Tiny * (i + 1))];

    private static DD[] Random(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (DD)(random.NextDouble() - 0.4) + (random.NextDouble() - 0.5) * 1e-17)];
    }

    private static void Check(TLanes actual, Func<int, DD> expected)
    {
        for (int lane = 0; lane < Count; lane++)
            Assert.Equal(expected(lane), TLanes.Extract(actual, lane));
    }

    [Fact]
    public void Loads_read_in_order_and_repeat_the_last_element()
    {
        for (int length = 1; length <= 2 * Count + 1; length++)
            for (int start = 0; start < length; start++)
            {
                DD[] source = Ramp(length);
                int from = start;
                Check(TLanes.Load(source, start), lane => source[Math.Min(from + lane, length - 1)]);
            }
        foreach (int start in (int[])[-1, 3, int.MaxValue, int.MinValue])
            Assert.Throws<ArgumentOutOfRangeException>("start", () => TLanes.Load(new DD[3], start));
    }

    [Fact]
    public void Stores_write_what_fits_and_nothing_else()
    {
        TLanes value = TLanes.Load(Ramp(Count), 0);
        for (int length = 0; length <= 2 * Count + 1; length++)
            for (int start = 0; start <= length + 1; start++)
            {
                DD[] whole = [.. Enumerable.Repeat((DD)(-1), length + Count)];
                TLanes.Store(value, whole.AsSpan(0, length), start);
                for (int i = 0; i < whole.Length; i++)
                    Assert.Equal(i >= start && i < start + Count && i < length ? Ramp(Count)[i - start] : -1, whole[i]);
            }
        Assert.Throws<ArgumentOutOfRangeException>("start", () => TLanes.Store(value, new DD[20], -1));
        TLanes.Store(value, new DD[20], int.MaxValue);
    }

    [Fact]
    public void Lanes_are_kept_replaced_and_rotated()
    {
        DD[] ramp = Ramp(Count);
        TLanes x = TLanes.Load(ramp, 0);
        for (int kept = -1; kept <= Count + 1; kept++)
            Check(TLanes.Keep(TLanes.Insert(x, Count - 1, double.NaN), kept), lane => lane >= kept ? 0 : lane == Count - 1 ? double.NaN : ramp[lane]);
        for (int at = 0; at < Count; at++)
            Check(TLanes.Insert(x, at, DD.Pi), lane => lane == at ? DD.Pi : ramp[lane]);
        Check(TLanes.Rotate(x), lane => ramp[(lane + 1) % Count]);
        Check(TLanes.Broadcast(DD.Pi), _ => DD.Pi);
        Check(TLanes.Zero, _ => 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.Extract(x, Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.Insert(x, -1, 0));
    }

    [Fact]
    public void Sums_halve_until_one_is_left()
    {
        DD[] terms = Random(1, Count);
        Assert.Equal(Halved(terms), TLanes.Sum(TLanes.Load(terms, 0)));
    }

    [Fact]
    public void Sums_of_terms_are_normalised_at_their_end_only()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            // terms that cancel to their low parts, and some that are not normalised
            DD[] a = Random(seed, Count), b = [.. a.Select((x, i) => i % 2 == 0 ? x : -a[i - 1] * (1 + DD.FromProduct(1e-17, seed)))];
            TLanes x = TLanes.Load(a, 0), y = TLanes.Load(b, 0);
            Near(Halved(a), ExtendedLanes.Sum(x), a);
            Near(Halved(b), ExtendedLanes.Sum(y), b);
            DD[] both = [.. a.Zip(b, (p, q) => p + q)];
            Near(Halved(both), ExtendedLanes.Sum(ExtendedLanes.AddTerm(x, y)), [.. a, .. b]);
            DD start = Random(seed + 3000, 1)[0];
            Near(start + Halved(b), ExtendedLanes.Sum(y, start), [.. b, start]);
        }
    }

    private static void Near(DD expected, DD actual, DD[] terms)
    {
        double u = Math.ScaleB(1, -53), size = terms.Sum(term => Math.Abs(term.Hi)), error = Math.Abs((double)(expected - actual));
        Assert.True(error <= 18 * u * u * size, $"{actual} instead of {expected}: {error}");
        Assert.Equal(actual.Hi, actual.Hi + actual.Lo);
    }

    [Fact]
    public void A_number_is_read_from_its_place_into_every_lane()
    {
        DD[] numbers = [DD.Pi, DD.NaN];
        double[] doubles = [0.1];
        Check(ExtendedLanes.Broadcast<TLanes>(in numbers[0]), _ => DD.Pi);
        Check(ExtendedLanes.Broadcast<TLanes>(in numbers[1]), _ => DD.NaN);
        Check(ExtendedLanes.Broadcast<TLanes>(in doubles[0]), _ => 0.1);
        foreach (int at in (int[])[0, 1, 2, -1])
        {
            Check(ExtendedLanes.Broadcast<TLanes>(numbers, at), _ => at is 0 or 1 ? numbers[at] : 0);
            Check(ExtendedLanes.Broadcast<TLanes>(doubles, at), _ => at == 0 ? 0.1 : 0);
        }
    }

    private static DD Halved(DD[] terms)
    {
        int half = terms.Length / 2;
        return half == 0 ? terms[0] : Halved([.. Enumerable.Range(0, half).Select(i => terms[i] + terms[i + half])]);
    }

    [Fact]
    public void Operators_are_those_of_the_scalar_to_the_last_bit()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            DD[] a = Random(seed, Count), b = Random(seed + 1000, Count);
            DD p = Random(seed + 2000, 1)[0];
            double[] doubles = [p.Hi];
            TLanes x = TLanes.Load(a, 0), y = TLanes.Load(b, 0);
            Check(x + y, i => a[i] + b[i]);
            Check(x + p, i => a[i] + p);
            Check(p + x, i => p + a[i]);
            Check(x - y, i => a[i] - b[i]);
            Check(x - p, i => a[i] - p);
            Check(p - x, i => p - a[i]);
            Check(x * y, i => a[i] * b[i]);
            Check(x * p, i => a[i] * p);
            Check(p * x, i => p * a[i]);
            Check(x / y, i => a[i] / b[i]);
            Check(-x, i => -a[i]);
            Check(TLanes.Sqrt(TLanes.Abs(x)), i => DD.Sqrt(DD.Abs(a[i])));
            CheckClose(TLanes.Reciprocal(x), i => 1 / a[i], i => 1 / a[i]);
            CheckClose(TLanes.MultiplyAdd(x, y, x), i => a[i] * b[i] + a[i], i => DD.Abs(a[i] * b[i]) + DD.Abs(a[i]));
            CheckClose(TLanes.MultiplyAdd(p, y, x), i => p * b[i] + a[i], i => DD.Abs(p * b[i]) + DD.Abs(a[i]));
            CheckClose(TLanes.NegatedMultiplyAdd(x, y, x), i => a[i] - a[i] * b[i], i => DD.Abs(a[i] * b[i]) + DD.Abs(a[i]));
            CheckClose(TLanes.NegatedMultiplyAdd(p, y, x), i => a[i] - p * b[i], i => DD.Abs(p * b[i]) + DD.Abs(a[i]));
            CheckClose(ExtendedLanes.Normalized(ExtendedLanes.Product(x, y)), i => a[i] * b[i], i => 2 * a[i] * b[i]);
            Check(ExtendedLanes.Scaled(-4, x), i => -4 * a[i]);
            CheckClose(ExtendedLanes.Normalized(ExtendedLanes.Product(in doubles[0], y)), i => doubles[0] * b[i], i => doubles[0] * b[i]);
        }
    }

    [Fact]
    public void Reciprocals_of_positive_sums_need_no_accurate_sum()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            DD[] a = [.. Random(seed, Count).Select(DD.Abs)], b = [.. Random(seed + 1000, Count).Select(DD.Abs)];
            TLanes y = TLanes.Load(b, 0);
            CheckClose(ExtendedLanes.Normalized(TLanes.ReciprocalOfSum(TLanes.Load(a, 0), y)), i => 1 / (a[i] + b[i]), i => 4 / (a[i] + b[i]));
            CheckClose(ExtendedLanes.Normalized(TLanes.ReciprocalOfSum(a[0], y)), i => 1 / (a[0] + b[i]), i => 4 / (a[0] + b[i]));
        }
    }

    [Fact]
    public void Sums_of_products_are_numbers_at_their_end()
    {
        DD[] a = Random(3, 500 * Count), b = Random(4, 500 * Count), sums = new DD[Count], sizes = new DD[Count];
        TLanes sum = TLanes.Zero, terms = TLanes.Zero;
        for (int i = 0; i < a.Length; i += Count)
        {
            TLanes x = TLanes.Load(a, i), y = TLanes.Load(b, i);
            sum = ExtendedLanes.AddProduct(x, y, sum);
            terms = ExtendedLanes.AddTerm(x * y, terms);
            for (int lane = 0; lane < Count; lane++)
            {
                sums[lane] += a[i + lane] * b[i + lane];
                sizes[lane] += 4 * DD.Abs(a[i + lane] * b[i + lane]);
            }
        }
        CheckClose(ExtendedLanes.Normalized(sum), i => sums[i], i => sizes[i]);
        CheckClose(ExtendedLanes.Normalized(terms), i => sums[i], i => sizes[i]);
    }

    private static void CheckClose(TLanes actual, Func<int, DD> expected, Func<int, DD> size)
    {
        for (int lane = 0; lane < Count; lane++)
            Assert.True(DD.Abs(TLanes.Extract(actual, lane) - expected(lane)) <= 4 * DD.Epsilon * DD.Abs(size(lane)));
    }

    [Fact]
    public void Choices_look_at_the_low_part()
    {
        DD one = 1, more = DD.FromSum(1, 1e-25);
        foreach (DD x in (DD[])[one, more, -one, -more, 0, double.PositiveInfinity, double.NaN])
            foreach (DD y in (DD[])[one, more, -one, -more, 0, double.NegativeInfinity, double.NaN])
            {
                TLanes left = TLanes.Broadcast(x), right = TLanes.Broadcast(y);
                Check(TLanes.Select(TLanes.GreaterThan(left, right), left, right), _ => x > y ? x : y);
                Check(TLanes.Select(TLanes.GreaterThanOrEqual(left, right), left, right), _ => x >= y ? x : y);
                Check(TLanes.Select(TLanes.EqualTo(left, right), TLanes.Zero, right), _ => x == y ? 0 : y);
                Check(TLanes.Max(left, right), _ => DD.Max(x, y));
                Check(TLanes.Min(left, right), _ => DD.Min(x, y));
                Check(TLanes.CopySign(left, right), _ => DD.CopySign(x, y));
                Check(TLanes.Sign(left), _ => DD.IsNaN(x) ? x : DD.Sign(x));
            }
    }

    [Fact]
    public void Zeros_and_infinities_have_reciprocals_quotients_and_roots()
    {
        foreach (double x in (double[])[0.0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN])
        {
            Check(TLanes.Reciprocal(TLanes.Broadcast(x)), _ => 1 / x);
            Check(TLanes.Broadcast(2) / TLanes.Broadcast(x), _ => 2 / x);
            Check(TLanes.Sqrt(TLanes.Broadcast(x)), _ => Math.Sqrt(x));
        }
    }

    [Fact]
    public void Functions_are_those_of_the_scalar()
    {
        DD[] a = Random(7, Count);
        TLanes x = TLanes.Load(a, 0);
        Check(TLanes.Exp(x), i => DD.Exp(a[i]));
        Check(TLanes.Expm1(x), i => DD.Expm1(a[i]));
        Check(TLanes.Log1p(x), i => DD.Log1p(a[i]));
        Check(TLanes.Log(x * x), i => DD.Log(a[i] * a[i]));
        Check(TLanes.Sin(x) + TLanes.Cos(x) * TLanes.Tan(x), i => DD.Sin(a[i]) + DD.Cos(a[i]) * DD.Tan(a[i]));
        Check(TLanes.Asin(x) + TLanes.Acos(x) * TLanes.Atan(x), i => DD.Asin(a[i]) + DD.Acos(a[i]) * DD.Atan(a[i]));
        Check(TLanes.Sinh(x) + TLanes.Cosh(x) * TLanes.Tanh(x), i => DD.Sinh(a[i]) + DD.Cosh(a[i]) * DD.Tanh(a[i]));
        Check(TLanes.Pow(TLanes.Abs(x), x) + TLanes.Hypot(x, x) * TLanes.Atan2(x, x), i => DD.Pow(DD.Abs(a[i]), a[i]) + DD.Hypot(a[i], a[i]) * DD.Atan2(a[i], a[i]));
        Check(TLanes.Floor(x) + TLanes.Ceiling(x) + TLanes.Round(2 * x) + TLanes.Truncate(2 * x), i => DD.Floor(a[i]) + DD.Ceiling(a[i]) + DD.Round(2 * a[i]) + DD.Truncate(2 * a[i]));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        DD[] source = Ramp(2 * Count + 1), destination = new DD[2 * Count + 1];
        Touch(source, destination);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Touch(source, destination);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Touch(DD[] source, DD[] destination)
    {
        for (int start = 0; start < source.Length; start++)
        {
            TLanes x = TLanes.Load(source, start), y = TLanes.Reciprocal(x) + TLanes.Sum(x) * TLanes.MultiplyAdd(2, x, x);
            y = TLanes.Select(TLanes.GreaterThan(x, y), TLanes.Exp(-x), TLanes.Sin(y)) + TLanes.Hypot(x, y) / TLanes.Sqrt(x);
            TLanes.Store(TLanes.Keep(TLanes.Insert(y, 0, TLanes.Extract(x, Count - 1)), start), destination, start);
        }
    }
}
