using System.Numerics;

namespace CurseOfMemory.Runtime.Tests.Approximations;

public class BestWavesTests
{
    private static readonly MemoryTarget TwoBumps = new(new GaussianTarget(1, 0, 1), new GaussianTarget(1, 20, 1));

    [Fact]
    public void The_conditions_of_optimality_hold_and_the_error_falls()
    {
        double before = Math.Sqrt(TwoBumps.SquaredNorm);
        foreach (int terms in new[] { 6, 10, 14 })
        {
            ComplexExponentialSum best = Approximation.BestWaves(TwoBumps, 30, terms);
            Assert.True(best.Sentence.Contains("the Laplace transforms agree", StringComparison.Ordinal), best.Sentence);
            Assert.True(best.IsStable && best.ResidualNorm < 0.8 * before, $"{best} after {before}");
            before = best.ResidualNorm;
            // The transforms at the first rate, by the midpoint rule in log t
            Complex p = best.Rates[0], difference = 0;
            for (double u = -18; u < 5.5; u += 0.001)
            {
                double t = Math.Exp(u);
                difference += 0.001 * t * Complex.Exp(-p * t) * (best.At(t) - TwoBumps.At(t));
            }
            Assert.True(difference.Magnitude < 1e-5, $"{difference} at {p}");
        }
    }

    [Fact]
    public void Terms_that_coalesce_are_said_to_do_so()
        => Assert.Contains("two rates coalesce", Approximation.BestWaves(TwoBumps, 30, 4).Sentence);

    [Fact]
    public void A_real_optimum_is_that_of_the_real_search()
    {
        var target = new ExponentialSumTarget([1.0, 1, 1], [0.5, 1, 2]);
        ComplexExponentialSum waves = Approximation.BestWaves(target, 70, 2);
        ExponentialApproximation best = Approximation.BestL2(target, 2);
        Assert.Equal(best.Rates.Select(v => v.Hi), waves.Rates.Select(p => p.Real).Order(), (x, y) => Math.Abs(x - y) < 1e-7);
        Assert.Equal(best.Error.Hi, waves.ResidualNorm, 1e-9);
    }

    [Fact]
    public void What_cannot_be_done_is_refused()
    {
        Assert.Contains("number of terms is 0", Assert.Throws<ArgumentOutOfRangeException>(() => Approximation.BestWaves(TwoBumps, 30, 0)).Message);
        Assert.Contains("horizon is -1", Assert.Throws<ArgumentOutOfRangeException>(() => Approximation.BestWaves(TwoBumps, -1, 2)).Message);
    }
}
