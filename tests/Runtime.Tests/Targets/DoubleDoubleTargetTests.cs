using CurseOfMemory.Runtime.Tests.Numerics;

namespace CurseOfMemory.Runtime.Tests.Targets;

public class DoubleDoubleTargetTests
{
    private static readonly ExponentialSumTarget Decay = new([2, -1], [1, 1.5]);
    private static readonly GaussianTarget Bump = new(0.5, 5, 1), Narrow = new(1, 7, 0.5);
    private static readonly MemoryTarget Sum = new(Decay, Bump, Narrow);

    [Fact]
    public void A_bump_s_moments_agree_with_the_parabolic_cylinder_function()
        => DoubleDoubleReference.Agree(DoubleDoubleReference.Rows("double-double-special.json", "bump"), 1e-30,
            x => new GaussianTarget(1, x[2].Hi, x[3].Hi).Moment((int)x[0].Hi, x[1]));

    [Fact]
    public void An_exponential_sum_s_moments_are_exact_fractions()
    {
        // 2 n! / (s + 1)^{n+1} - n! / (s + 3/2)^{n+1} at s = 1/2
        DoubleDouble s = 0.5;
        AreClose(2 * 2 / DoubleDouble.Pow(1.5, 3) - 2 / DoubleDouble.Pow(2, 3), Decay.Moment(2, s), 1e-30);
        Assert.True(DoubleDouble.IsNaN(Decay.Moment(0, (DoubleDouble)(-1))));
        // 4 / 2 - 2 * 2 / 2.5 + 1 / 3
        AreClose(2 - (DoubleDouble)8 / 5 + DoubleDouble.One / 3, Decay.SquaredNormExtended, 1e-30);
    }

    [Fact]
    public void Values_are_those_of_the_formula()
    {
        DoubleDouble t = DoubleDouble.Pi;
        DoubleDouble decay = 2 * DoubleDouble.Exp(-t) - DoubleDouble.Exp(-1.5 * t), z = t - 5, bump = 0.5 * DoubleDouble.Exp(-0.5 * z * z);
        AreClose(decay, Decay.At(t), 1e-30);
        AreClose(bump, Bump.At(t), 1e-30);
        AreClose(decay + bump + Narrow.At(t), Sum.At(t), 1e-30);
    }

    [Fact]
    public void A_sum_s_moments_are_those_of_its_terms()
        => AreClose(Decay.Moment(2, DoubleDouble.Pi) + Bump.Moment(2, DoubleDouble.Pi) + Narrow.Moment(2, DoubleDouble.Pi), Sum.Moment(2, DoubleDouble.Pi), 1e-30);

    [Fact]
    public void Squared_norms_refine_those_of_double()
    {
        foreach (ITarget target in (ITarget[])[Decay, Bump, Narrow, Sum])
            Assert.Equal(target.SquaredNorm, (double)((IExtendedTarget)target).SquaredNormExtended, 4e-15);
        // 25 digits, by quadrature in 50
        string norm = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "targets.json")))
            .RootElement.GetProperty("square").EnumerateArray().First(row => row[0].GetString() == "0.0" && row[1].GetString() == "0.0" && row[2].GetString() == "Infinity")[3].GetString()!;
        AreClose(DoubleDouble.Parse(norm, System.Globalization.CultureInfo.InvariantCulture), Sum.SquaredNormExtended, 1e-24);
    }

    private static void AreClose(DoubleDouble expected, DoubleDouble actual, double tolerance)
        => Assert.True(DoubleDouble.Abs(actual - expected) <= tolerance * DoubleDouble.Abs(expected), $"{actual} instead of {expected}");

    [Fact]
    public void Double_arguments_still_give_doubles()
    {
        double moment = Sum.Moment(1, 2), value = Bump.At(3);
        Assert.Equal(moment, (double)Sum.Moment(1, (DoubleDouble)2), 1e-14);
        Assert.Equal(value, (double)Bump.At((DoubleDouble)3), 1e-15);
    }

    [Fact]
    public void Every_lane_gets_what_the_scalar_gets()
    {
        Compare<DoubleDoubleLane>();
        Compare<DoubleDoubleLanes256>();
        Compare<DoubleDoubleLanes512>();
    }

    private static void Compare<TLanes>()
        where TLanes : struct, ILanes<TLanes, DoubleDouble>
    {
        DoubleDouble[] s = [0.5, 0.5, -2, DoubleDouble.NaN, DoubleDouble.Pi];
        var lanes = TLanes.Load(s, 0);
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            DoubleDouble at = s[Math.Min(lane, s.Length - 1)];
            Assert.Equal(Decay.Moment(2, at), TLanes.Extract(Decay.Moment<TLanes, DoubleDouble>(2, lanes), lane));
            Assert.Equal(Bump.Moment(2, at), TLanes.Extract(Bump.Moment<TLanes, DoubleDouble>(2, lanes), lane));
            Assert.Equal(Sum.Moment(2, at), TLanes.Extract(Sum.Moment<TLanes, DoubleDouble>(2, lanes), lane));
        }
    }

    [Fact]
    public void No_evaluation_allocates()
    {
        DoubleDouble sum = EvaluateAll();
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum += EvaluateAll();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(DoubleDouble.IsFinite(sum));
    }

    private static DoubleDouble EvaluateAll()
    {
        DoubleDouble x = 0.3, y = 12;
        return Sum.At(x) + Sum.Moment(2, x) + Sum.Moment(2, y) + Sum.SquaredNormExtended + DoubleDoubleLanes256.Sum(Sum.Moment<DoubleDoubleLanes256, DoubleDouble>(1, DoubleDoubleLanes256.Broadcast(x)))
            + Special.CosineMoment(3, x, y) + Special.SineMoment(3, y, x) + Special.ExponentialMoment(2, y) + Special.Erfc(x) + Special.Erfcx(-y);
    }

    [Fact]
    public void A_term_known_in_double_only_is_named()
    {
        var sum = new MemoryTarget(Decay, new Step());
        var error = Assert.Throws<NotSupportedException>(() => sum.Moment(0, DoubleDouble.One));
        Assert.StartsWith("Term 1 of 2, a Step, is known in double only", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Sum.Moment(-1, DoubleDouble.One));
        Assert.True(DoubleDouble.IsNaN(sum.SquaredNormExtended));
        Assert.True(DoubleDouble.IsNaN(new MemoryTarget(new PowerLawTarget(2), new GaussianTarget(1, 3, 1)).SquaredNormExtended));
        Assert.Equal(1.0 / 3, new MemoryTarget(new PowerLawTarget(2)).SquaredNormExtended.Hi, 1e-15);
        Assert.Equal(new MemoryTarget(new PowerLawTarget(2), Decay).SquaredNorm, new MemoryTarget(new PowerLawTarget(2), Decay).SquaredNormExtended.Hi, 1e-13);
    }

    // 1 up to t = 1
    private sealed class Step : ITarget
    {
        public double SquaredNorm => 1;

        public double At(double t) => t <= 1 ? 1 : 0;

        public double Moment(int n, double s) => Special.ExponentialMoment(n, s);
    }
}
