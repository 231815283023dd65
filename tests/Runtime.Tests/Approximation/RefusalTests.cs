namespace CurseOfMemory.Runtime.Tests.Approximations;

/// <summary>What can't be approximated is refused with a sentence that names the argument and its value.</summary>
public class RefusalTests
{
    private static readonly ExponentialSumTarget One = new([1.0], [1.0]);

    private static string Refused(Func<object?> call) => Assert.ThrowsAny<ArgumentException>(call).Message;

    // Differences of order 6 see an amplitude of -a at twice the rate only from a > 1/64 on, and none of a bump of 1e-6
    [Fact]
    public void Targets_that_are_almost_completely_monotone()
    {
        var signs = new ExponentialSumTarget([1.0, -0.001], [1.0, 2]);
        Assert.Contains("the amplitude of its term e^(-2 t) is -0.001", Refused(() => Approximation.BestL1(signs, 1)));
        Assert.Contains("the amplitude of its term e^(-2 t) is -0.001", Refused(() => Approximation.BestUniform(new MemoryTarget(signs, new PowerLawTarget(2)), 10, 2)));
        Assert.Contains("it has a Gaussian of amplitude 1E-06 at t = 5", Refused(() => Approximation.BestL1(new MemoryTarget(One, new GaussianTarget(1e-6, 5, 1)), 2)));
        // What cancels is no violation
        var cancelled = new MemoryTarget(new ExponentialSumTarget([1.0, -0.001], [1.0, 2]), new ExponentialSumTarget([0.5], [2.0]));
        Assert.True(Approximation.BestL1(cancelled, 1).LowerBound.Hi > 0);
    }

    [Fact]
    public void Targets_without_a_size()
    {
        Assert.StartsWith("The target's value at t = 0 is 0", Refused(() => Approximation.BestUniform(new ExponentialSumTarget([0.0], [1.0]), 1, 1)));
        Assert.Contains("is a constant to rounding errors", Refused(() => Approximation.BestUniform(new PowerLawTarget(2), 1e-10, 2)));
        Assert.StartsWith("The target's Laplace transform at 1 is NaN", Refused(() => Approximation.BestL2(new Unknown(), 2)));
        Assert.StartsWith("The kernel doesn't fall from t = ", Refused(() => DecayEstimate.Of(new PowerLawTarget(2), 1e-300)));
    }

    [Fact]
    public void Samples_that_cannot_determine_the_terms()
        => Assert.StartsWith("Samples at 1 different times can't determine 2 terms: 4 are needed", Refused(() => Approximation.FitSamples(new double[6], [1.0, 1, 1, 1, 1, 1], 2)));

    [Fact]
    public void Sizes_out_of_reach()
    {
        Assert.Contains("quadrature nodes, but at most 200000 are taken", Refused(() => Approximation.PowerLaw(1e-300, 1, 2, 0.1)));
        Assert.Contains("scale t", Refused(() => Approximation.PowerLaw(1, 1e-300, 1e300, 1e-8)));
        Assert.StartsWith("The number of points is 0", Refused(() => MuntzPolynomial.Of(One, 4).Distance(One, 0)));
        Assert.Contains("are too far apart", Refused(() => DecayEstimate.Gamma(One, 1, 0.5, 1e-9)));
        Assert.StartsWith("A number of terms among 3, 3 occurs twice", Refused(() => RateFit.Of([3, 3], [1.0, 2], RateLaw.Algebraic)));
    }

    private sealed class Unknown : ITarget
    {
        public double SquaredNorm => 1;

        public double At(double t) => double.NaN;

        public double Moment(int n, double s) => double.NaN;
    }
}
