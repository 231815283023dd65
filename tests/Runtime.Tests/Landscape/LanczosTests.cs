using System.Diagnostics;

namespace CurseOfMemory.Runtime.Tests.Landscapes;

public class LanczosTests
{
    private static readonly MemoryLoss Loss = new(new MemoryTarget(new ExponentialSumTarget([1.0], [1.0]), new GaussianTarget(1, 5, 1)));

    private static double[] Point(int m)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, m).Select(_ => (random.NextDouble() - 0.5) / Math.Sqrt(m)), .. Enumerable.Range(0, m).Select(_ => 0.3 + 2 * random.NextDouble())];
    }

    [Fact]
    public void The_converged_ends_agree_with_the_dense_spectrum_at_200_terms()
    {
        double[] theta = Point(200);
        Spectrum dense = Landscape.HessianSpectrum(Loss, theta);
        ExtremeSpectrum extreme = Landscape.ExtremeEigenvalues(Loss, theta, 3);
        Assert.True(extreme.Converged.Count >= 6, extreme.ToString());
        for (int k = 0; k < 3; k++)
        {
            Assert.Equal(dense.Eigenvalues[^(k + 1)], extreme.Eigenvalues[^(k + 1)].Value, 1e-10);
            Assert.Equal(dense.Eigenvalues[k], extreme.Eigenvalues[k].Value, 1e-10);
        }
        foreach (BoundedEigenvalue value in extreme.Converged)
            Assert.True(dense.Eigenvalues.Min(exact => Math.Abs(exact - value.Value)) <= value.ErrorBound + dense.ErrorBound);
    }

    [Fact]
    public void Error_bounds_hold_for_every_ritz_value()
    {
        double[] theta = Point(12);
        Spectrum dense = Landscape.HessianSpectrum(Loss, theta);
        ExtremeSpectrum extreme = Landscape.ExtremeEigenvalues(Loss, theta, 1, maxProducts: 9);
        Assert.Equal(9, extreme.Products);
        foreach (BoundedEigenvalue value in extreme.Eigenvalues)
            Assert.True(dense.Eigenvalues.Min(exact => Math.Abs(exact - value.Value)) <= value.ErrorBound + dense.ErrorBound);
    }

    [Fact]
    public void Two_thousand_terms_take_seconds()
    {
        double[] theta = Point(2000);
        Stopwatch watch = Stopwatch.StartNew();
        ExtremeSpectrum extreme = Landscape.ExtremeEigenvalues(Loss, theta, 1, 1e-9);
        Assert.True(extreme.Smallest.ErrorBound <= 1e-8 * extreme.Largest.Value && extreme.Largest.ErrorBound <= 1e-8 * extreme.Largest.Value, extreme.ToString());
        Assert.True(watch.Elapsed.TotalSeconds < 60, $"{extreme.Products} products took {watch.Elapsed}");
        double[] vector = extreme.Eigenvector(extreme.Eigenvalues.Count - 1), gradient = new double[4000], product = new double[4000];
        Loss.HessianProduct(theta, vector, gradient, product);
        Assert.True(Math.Sqrt(product.Zip(vector, (p, v) => Math.Pow(p - extreme.Largest.Value * v, 2)).Sum()) < 1e-6);
    }

    [Fact]
    public void The_density_is_that_of_the_dense_spectrum()
    {
        double[] theta = Point(60);
        Spectrum dense = Landscape.HessianSpectrum(Loss, theta);
        SpectralDensity density = Landscape.SpectralDensity(Loss, theta, 60, 40);
        Assert.Equal(1, density.Mean(_ => 1), 1e-12);
        Assert.Equal(dense.Eigenvalues.Average(), density.Mean(x => x), 0.25 * dense.Eigenvalues.Average());
        foreach (double value in new[] { -0.2, -0.05, 0.05, 0.2, 1, 10 })
            Assert.Equal(dense.Eigenvalues.Count(x => x <= value) / 120.0, density.Cumulative(value), 0.06);
        Assert.Equal(1, Enumerable.Range(0, 3000).Sum(k => 0.1 * density.At(-100 + 0.1 * k, 0.5)), 1e-2);
    }
}
