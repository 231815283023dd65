namespace CurseOfMemory.Runtime.Tests.Approximations;

public class ConstructionTests
{
    [Theory]
    [InlineData(0.5, 1e-3)]
    [InlineData(1, 1e-6)]
    [InlineData(1.7, 1e-10)]
    public void Power_laws_are_sums_of_exponentials_within_the_relative_error(double exponent, double epsilon)
    {
        ExponentialApproximation sum = Approximation.PowerLaw(exponent, 1e-3, 1e3, epsilon);
        Assert.True(sum.Error.Hi <= epsilon, sum.ToString());
        Assert.True(sum.Terms < 20 + 4 * Math.Log(1 / epsilon) + Math.Log(1e6) * Math.Log(1 / epsilon) / 6, sum.ToString());
        var random = new Random(3);
        for (int k = 0; k < 100; k++)
        {
            double t = Math.Pow(10, -3 + 6 * random.NextDouble());
            Assert.Equal(1, sum.At(t) * Math.Pow(t, exponent), 1.05 * epsilon);
        }
        Assert.All(sum.Amplitudes, b => Assert.True(b.Hi > 0));
    }

    [Fact]
    public void Muntz_polynomials_approach_kernels_in_L1_discontinuous_ones_too()
    {
        foreach (ITarget target in new ITarget[] { new GaussianTarget(1, 2, 0.5), new PowerLawTarget(2), new Box() })
        {
            double[] errors = [.. new[] { 8, 32, 128 }.Select(n => MuntzPolynomial.Of(target, n).Distance(target, 4000))];
            Assert.True(errors[1] < 0.8 * errors[0] && errors[2] < 0.8 * errors[1], $"{target}: {string.Join(", ", errors)}");
        }
    }

    [Fact]
    public void The_fewest_terms_for_a_tolerance_are_found()
    {
        // The errata: 10 % of the L1 norm 1/omega needs 3, 4, 6 terms
        Assert.Equal(3, Approximation.SmallestL1(new PowerLawTarget(2), 0.1)!.Terms);
        Assert.Equal(4, Approximation.SmallestL1(new PowerLawTarget(1.5), 0.2)!.Terms);
        Assert.Equal(6, Approximation.SmallestL1(new PowerLawTarget(1.25), 0.4)!.Terms);
        Assert.Null(Approximation.SmallestL2(new PowerLawTarget(1), 1e-6, 3));
        Assert.Equal(3, Approximation.SmallestL2(new PowerLawTarget(1), 0.0615)!.Terms);
    }

    [Fact]
    public void Rates_are_fitted_and_the_right_law_is_chosen()
    {
        int[] terms = [1, 2, 4, 8, 16];
        RateFit algebraic = RateFit.Best(terms, [.. terms.Select(m => 3 * Math.Pow(m, -2.5))]);
        Assert.Equal((RateLaw.Algebraic, 2.5, 3), (algebraic.Law, Math.Round(algebraic.Rate, 10), Math.Round(algebraic.Constant, 10)));
        Assert.Equal(RateLaw.RootExponential, RateFit.Best(terms, [.. terms.Select(m => Math.Exp(-1.5 * Math.Sqrt(m)))]).Law);
        Assert.Equal(2.5, RateFit.LocalRates(terms, [.. terms.Select(m => 3 * Math.Pow(m, -2.5))])[2], 1e-10);
        Assert.Contains("the error falls like 3 m^-2.5", algebraic.ToString());
        Assert.Contains("both numbers must be positive", Assert.Throws<ArgumentException>(() => RateFit.Best([1, 2], [1.0, 0])).Message);
    }

    /// <summary>1 on [0, 1], 0 after.</summary>
    private sealed class Box : ITarget
    {
        public double SquaredNorm => 1;

        public double At(double t) => t <= 1 ? 1 : 0;

        public double Moment(int n, double s) => throw new NotSupportedException();

        public double Moment(int n, double s, double upTo) => Math.Min(1, upTo);
    }
}
