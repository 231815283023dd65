using CurseOfMemory.Runtime.Tests.Numerics;

namespace CurseOfMemory.Runtime.Tests.Targets;

public class MemoryTargetTests
{
    private static readonly ExponentialSumTarget Decay = new([2, -1], [1, 1.5]);
    private static readonly GaussianTarget Wide = new(0.5, 5, 1), Narrow = new(1, 7, 0.5);

    [Fact]
    public void Moments_are_those_of_the_terms_together()
    {
        var sum = new MemoryTarget(Decay, Wide, Narrow);
        Assert.Equal(Decay.At(3) + Wide.At(3) + Narrow.At(3), sum.At(3), 1e-15);
        Assert.Equal(Decay.Moment(2, 0.5) + Wide.Moment(2, 0.5) + Narrow.Moment(2, 0.5), sum.Moment(2, 0.5), 1e-14);
        Assert.Equal(Decay.Moment(2, 0.5, 6) + Wide.Moment(2, 0.5, 6) + Narrow.Moment(2, 0.5, 6), sum.Moment(2, 0.5, 6), 1e-14);
    }

    [Fact]
    public void Moments_of_the_square_agree_with_quadrature_in_fifty_digits() =>
        Reference.Agree(Reference.Rows("targets.json", "square"), row =>
            (new MemoryTarget(Decay, Wide, Narrow).SquaredMoment((int)row[0], row[1], row[2]), row[3], 1e-14 * row[3]));

    [Fact]
    public void The_squared_norm_is_the_square_s_zeroth_moment()
    {
        double[] first = Assert.Single(Reference.Rows("targets.json", "square"), row => row[0] == 0 && row[1] == 0 && double.IsInfinity(row[2]));
        Assert.Equal(first[3], new MemoryTarget(Decay, Wide, Narrow).SquaredNorm, 1e-14);
        Assert.Equal(first[3], new MemoryTarget(new MemoryTarget(Decay), new MemoryTarget(Narrow, Wide)).SquaredNorm, 1e-14);
    }

    [Fact]
    public void A_user_s_target_joins_an_exponential_sum_through_its_moments()
    {
        // 1/2 + 2 M_0(1) + norm of t e^{-2t}: 1/2 + 2/9 + 1/32
        var sum = new MemoryTarget(new ExponentialSumTarget([1.0], [1.0]), new Ramp());
        Assert.Equal(0.5 + 2 / 9.0 + 1 / 32.0, sum.SquaredNorm, 1e-15);
        // at s = 1: 1/3 + 2 M_0(2) + 2! / 5^3
        Assert.Equal(1 / 3.0 + 2 / 16.0 + 2 / 125.0, sum.SquaredMoment(0, 1), 1e-14);
    }

    [Fact]
    public void Two_unknown_targets_are_integrated_numerically()
    {
        // integral of t e^{-2t} exp(-(t - 5)^2 / 2) / 2 is the bump's first moment at s = 2
        var sum = new MemoryTarget(Wide, new Ramp());
        double expected = Wide.SquaredNorm + 2 * Wide.Moment(1, 2) + 1 / 32.0;
        Assert.Equal(expected, sum.SquaredNorm, 1e-14);
    }

    [Fact]
    public void What_a_user_s_target_leaves_out_comes_from_quadrature()
    {
        ITarget ramp = new Ramp();
        // integral over [0, 3] of t^{n+1} e^{-(s+2)t}: Ramp is the first moment of e^{-2t}
        var decay = new ExponentialSumTarget([1.0], [2.0]);
        for (int n = 0; n < 3; n++)
        {
            Assert.Equal(decay.Moment(n + 1, 0.5, 3), ramp.Moment(n, 0.5, 3), 1e-14);
            Assert.Equal(decay.SquaredMoment(n + 2, 0.5), ramp.SquaredMoment(n, 0.5), 1e-14);
            Assert.Equal(decay.SquaredMoment(n + 2, 0.5, 0.01), ramp.SquaredMoment(n, 0.5, 0.01), 1e-20);
        }
        Assert.Equal(0, ramp.Moment(0, 1, 0));
        Assert.True(double.IsNaN(ramp.Moment(0, 1, -1)));
    }

    [Fact]
    public void No_target_or_a_missing_one_is_refused()
    {
        var none = Assert.Throws<ArgumentException>("parts", () => new MemoryTarget());
        Assert.StartsWith("A sum of targets needs at least one, but 0 were given.", none.Message);
        var missing = Assert.Throws<ArgumentException>("parts", () => new MemoryTarget(Wide, null!));
        Assert.StartsWith("Target 1 of 2 is null.", missing.Message);
        Assert.Throws<ArgumentNullException>("parts", () => new MemoryTarget(null!));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => new MemoryTarget(Wide).Moment(-1, 1));
    }

    // t e^{-2t}, with no more than the contract asks for
    private sealed class Ramp : ITarget
    {
        public double SquaredNorm => 1 / 32.0;

        public double At(double t) => t * Math.Exp(-2 * t);

        public double Moment(int n, double s)
        {
            double moment = 1 / (s + 2);
            for (int k = 1; k <= n + 1; k++)
                moment *= k / (s + 2);
            return moment;
        }
    }
}
