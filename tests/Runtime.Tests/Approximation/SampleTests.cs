namespace CurseOfMemory.Runtime.Tests.Approximations;

public class SampleTests
{
    private static double[] Sampled(Func<double, double> kernel, int count, double step) => [.. Enumerable.Range(0, count).Select(k => kernel(k * step))];

    private static double TwoBumps(double t) => Math.Exp(-0.5 * t * t) + Math.Exp(-0.5 * (t - 20) * (t - 20));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Exact_sums_of_real_and_complex_rates_are_recovered_with_their_order(bool pencil)
    {
        double[] samples = Sampled(t => 2 * Math.Exp(-0.5 * t) - Math.Exp(-3 * t) + Math.Exp(-0.2 * t) * Math.Cos(4 * t), 80, 0.1);
        ComplexExponentialSum sum = pencil ? Approximation.MatrixPencil(samples, 0.1) : Approximation.Esprit(samples, 0.1);
        Assert.Equal(4, sum.Terms);
        Assert.True(sum.IsStable);
        Assert.Equal([0.2, 0.2, 0.5, 3], sum.Rates.Select(r => r.Real).Order(), Near(1e-8));
        Assert.Equal([-4, 0, 0, 4], sum.Rates.Select(r => r.Imaginary).Order(), Near(1e-8));
        Assert.Equal(-1, sum.Amplitudes[sum.Rates.ToList().FindIndex(r => r.Real > 2)].Real, 1e-8);
        Assert.True(sum.ResidualNorm < 1e-11);
    }

    [Fact]
    public void The_order_is_chosen_under_noise()
    {
        var random = new Random(5);
        double[] samples = [.. Sampled(t => 2 * Math.Exp(-0.3 * t) + Math.Exp(-0.1 * t) * Math.Cos(2 * t), 200, 0.1).Select(y => y + 1e-3 * (random.NextDouble() - 0.5))];
        ComplexExponentialSum sum = Approximation.Esprit(samples, 0.1);
        Assert.Equal(3, sum.Terms);
        Assert.Equal(0.3, sum.Rates.Single(r => Math.Abs(r.Imaginary) < 1e-9).Real, 2e-3);
    }

    [Fact]
    public void Two_separated_bumps_are_approximated_where_plain_esprit_stalls()
    {
        double[] samples = Sampled(TwoBumps, 300, 0.1);
        int[] orders = [10, 20, 30, 40];
        ComplexExponentialSum[] balanced = [.. orders.Select(m => Approximation.BalancedTruncation(samples, 0.1, m))];
        ComplexExponentialSum[] plain = [.. orders.Select(m => Approximation.Esprit(samples, 0.1, m))];
        double[] errors = [.. balanced.Select(sum => sum.ResidualNorm)], usable = [.. plain.Select(sum => Approximation.Decaying(samples, 0.1, sum).ResidualNorm)];
        string numbers = $"{string.Join(", ", errors)} against {string.Join(", ", usable)}";
        Assert.All(balanced, sum => Assert.True(sum.IsStable));
        Assert.True(errors[1] < 0.1 * errors[0] && errors[2] < 0.1 * errors[1] && errors[3] < 0.1 * errors[2], numbers);
        // ESPRIT fits the window by waves that grow beyond it; without those its error stalls
        Assert.All(plain, sum => Assert.False(sum.IsStable));
        Assert.True(usable[3] > 1000 * errors[3], numbers);
    }

    [Fact]
    public void Refining_lowers_the_error()
    {
        double[] samples = Sampled(TwoBumps, 300, 0.1);
        ComplexExponentialSum start = Approximation.BalancedTruncation(samples, 0.1, 12), refined = Approximation.Refine(samples, 0.1, start);
        Assert.True(refined.IsStable);
        Assert.True(refined.ResidualNorm < 0.99 * start.ResidualNorm, $"{refined.ResidualNorm} after {start.ResidualNorm}");
    }

    [Fact]
    public void Data_are_fitted_by_variable_projection()
    {
        double[] times = [.. Enumerable.Range(0, 40).Select(k => 0.05 * k * k)], values = [.. times.Select(t => 3 * Math.Exp(-0.2 * t) - 2 * Math.Exp(-1.5 * t))];
        ExponentialApproximation fit = Approximation.FitSamples(times, values, 2);
        Assert.Equal([0.2, 1.5], fit.Rates.Select(v => v.Hi), Near(1e-10));
        Assert.Equal([3, -2], fit.Amplitudes.Select(b => b.Hi), Near(1e-10));
    }

    [Fact]
    public void What_cannot_be_done_is_refused()
    {
        Assert.StartsWith("7 samples can't determine 4 terms: 8 are needed", Assert.Throws<ArgumentException>(() => Approximation.Esprit(new double[7], 0.1, 4)).Message);
        Assert.StartsWith("5 samples can't determine 3 terms: 6 are needed", Assert.Throws<ArgumentException>(() => Approximation.FitSamples(new double[5], new double[5], 3)).Message);
        Assert.Contains("samples[1] = NaN", Assert.Throws<ArgumentException>(() => Approximation.MatrixPencil([1, double.NaN, 1, 1], 0.1)).Message);
        Assert.Contains("There are 3 values for 4 times", Assert.Throws<ArgumentException>(() => Approximation.FitSamples(new double[4], new double[3], 1)).Message);
    }

    private static Func<double, double, bool> Near(double tolerance) => (x, y) => Math.Abs(x - y) <= tolerance;
}
