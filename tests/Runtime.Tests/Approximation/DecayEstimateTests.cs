namespace CurseOfMemory.Runtime.Tests.Approximations;

public class DecayEstimateTests
{
    [Fact]
    public void Exponential_tails_have_a_beta_and_power_laws_none()
    {
        DecayEstimate sum = DecayEstimate.Of(new ExponentialSumTarget([2.0, 1], [3.0, 1.25]));
        Assert.Equal(1.25, sum.Beta!.Value, 1e-6);
        DecayEstimate power = DecayEstimate.Of(new PowerLawTarget(1.5));
        Assert.Null(power.Beta);
        Assert.Equal(1.5, power.Power, 1e-3);
        Assert.Contains("no beta exists: the tail falls like t^-1.5", power.ToString());
    }

    [Fact]
    public void Gamma_is_the_supremum_of_the_weighted_derivatives()
    {
        // |rho^{(k-1)}| e^{beta t} / beta^k = 1.25^{k-1} e^{-t/4} for beta = 1, largest at t = 0
        Assert.Equal(1.25, DecayEstimate.Gamma(new ExponentialSumTarget([1.0], [1.25]), 1, 1), 1e-9);
        Assert.Equal(Math.Pow(1.25, 3), DecayEstimate.Gamma(new ExponentialSumTarget([1.0], [1.25]), 3, 1), 1e-7);
        Assert.True(double.IsPositiveInfinity(DecayEstimate.Gamma(new ExponentialSumTarget([1.0], [0.5]), 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecayEstimate.Gamma(new PowerLawTarget(2), 9, 1));
    }

    [Fact]
    public void Kernels_that_vanish_are_refused()
        => Assert.Contains("vanishes from t = 1E+04 on", Assert.Throws<ArgumentException>(() => DecayEstimate.Of(new GaussianTarget(1, 0, 1), 1e4)).Message);
}
