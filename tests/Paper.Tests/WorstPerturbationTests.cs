using Paper.Definitions;
using Paper.Targets;

namespace CurseOfMemory.Paper.Tests;

/// <summary>The worst loss of perturbed models, between what was found and its upper bound.</summary>
public class WorstPerturbationTests
{
    private static readonly MemoryTarget Bumps = new(new ExponentialSumTarget([1], [1]), new GaussianTarget(1, 3, 1)), PowerLaw = new(new PowerLawTarget(1.5));

    // amplitudes of both signs, one of which the perturbation may turn
    private static readonly double[] Theta = [1.2, -0.7, 0.05, 0.4, 0.9, 2.5];

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void Every_model_in_the_box_is_below_the_bound_and_below_what_was_found(double beta)
    {
        foreach (MemoryTarget target in new[] { Bumps, PowerLaw })
        {
            var loss = new MemoryLoss(target);
            WorstPerturbation worst = Worst(target, Theta, beta);
            Assert.InRange(worst.Bound / worst.Found, 1 - 1e-9, 2);
            var random = new Random(3);
            for (int trial = 0; trial < 2000; trial++)
                Assert.True(loss.Value([.. Theta.Select(weight => weight + (beta * ((2 * random.NextDouble()) - 1)))]) <= worst.Found * (1 + 1e-12));
        }
    }

    [Fact]
    public void The_bound_is_closed_where_the_model_is_exact_and_all_amplitudes_are_positive()
    {
        // the kernels above are farther from the target than those below: J(a + beta, w - beta) is the worst loss
        double[] theta = [0.25, 0.75, 1, 1];
        var target = new MemoryTarget(new ExponentialSumTarget([1], [1]));
        WorstPerturbation worst = Worst(target, theta, 0.1);
        double corner = new MemoryLoss(target).Value([0.35, 0.85, 0.9, 0.9]);
        Assert.InRange(worst.Found, corner * (1 - 1e-12), corner * (1 + 1e-12));
        Assert.InRange(worst.Bound, corner * (1 - 1e-9), corner * (1 + 1e-9));
    }

    [Fact]
    public void A_rate_that_may_vanish_has_no_worst_loss()
        => Assert.Equal(new(double.PositiveInfinity, double.PositiveInfinity), Worst(Bumps, Theta, 0.4));

    [Fact]
    public void Without_any_perturbation_both_are_the_loss()
    {
        double loss = new MemoryLoss(PowerLaw).Value(Theta);
        WorstPerturbation worst = Worst(PowerLaw, Theta, 0);
        Assert.InRange(worst.Found, loss * (1 - 1e-12), loss * (1 + 1e-12));
        Assert.InRange(worst.Bound, loss * (1 - 1e-9), loss * (1 + 1e-9));
    }

    private static WorstPerturbation Worst(MemoryTarget target, double[] theta, double beta) => WorstPerturbation.Of(target, theta, beta, 4, new Random(1), default);
}
