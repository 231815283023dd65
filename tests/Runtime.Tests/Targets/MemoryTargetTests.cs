namespace CurseOfMemory.Runtime.Tests.Targets;

public class MemoryTargetTests
{
    [Fact]
    public void The_paper_s_target_has_the_reference_s_moments()
    {
        // Row "m1-generic" of the reference: e^{-t} + exp(-(t - 5)^2 / 2) at s = 1.25
        var bump = new GaussianTarget(1, 5, 1);
        double[] expected = [0.010568262340884400, 0.039634710431488579, 0.15919842645896657, 0.67626352008410180];
        for (int n = 0; n < 4; n++)
            Assert.Equal(expected[n], bump.Moment(n, 1.25), 4e-15 * expected[n]);
    }

    [Fact]
    public void The_squared_norm_of_a_sum_contains_the_cross_terms()
    {
        var sum = new MemoryTarget(new ExponentialSumTarget([1.0], [1.0]), new GaussianTarget(1, 5, 1));
        // 1/2 + 2 D_0(1) + sqrt(pi)/2 erfc(-5)
        double expected = 0.5 + 2 * new GaussianTarget(1, 5, 1).Moment(0, 1) + 0.5 * Math.Sqrt(Math.PI) * Special.Erfc(-5);
        Assert.Equal(expected, sum.SquaredNorm, 1e-14);
    }
}
