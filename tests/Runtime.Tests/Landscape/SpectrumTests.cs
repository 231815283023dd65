namespace CurseOfMemory.Runtime.Tests.Landscapes;


public class SpectrumTests
{
    private static MemoryTarget Target(double w, double mu, double a = 1) => new(new ExponentialSumTarget([a], [w]), new GaussianTarget(1, mu, 1));

    public static TheoryData<string, double, double[]> Points => new()
    {
        { "dyadic_w1", 1, [0.25, 0.75] },
        { "w0.7_m5", 0.7, [0.7, 0.1, 0.2, 0.3, -0.4] },
        { "w0.7_m2", 0.7, [0.3, 0.7] },
        { "w0.1_m2", 0.1, [0.3, 0.7] },
        { "w1.3_m10", 1.3, [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1] },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void Smallest_eigenvalues_on_the_plateau_survive_in_extended_precision(string name, double w, double[] a)
    {
        int rows = 0;
        DoubleDouble[] theta = [.. a.Select(x => (DoubleDouble)x), .. a.Select(_ => (DoubleDouble)w)];
        foreach (var row in Truth.Read("hazard.json").GetProperty("points").Rows(name).Where(row => row.Int("mu") <= 60))
        {
            MemoryTarget target = Target(w, row.Int("mu"), name == "w0.7_m5" ? 0.9 : 1);
            Spectrum written = Landscape.HessianSpectrum(new ExtendedLoss(target), theta);
            Truth.Close(row.Number("eig_min"), written.EigenvaluesExtended[0], 1e-6, $"{name}, mu = {row.Int("mu")}");
            // The generated loss is one of extended precision too, and is taken so though theta is in double
            Spectrum generated = Landscape.HessianSpectrum(new MemoryLoss(target), [.. theta.Select(x => x.Hi)]);
            Truth.Close(row.Number("eig_min"), generated.EigenvaluesExtended[0], 1e-6, $"{name}, mu = {row.Int("mu")}, generated");
            rows++;
        }
        Assert.Equal(20, rows);
    }

    [Fact]
    public void Double_and_extended_spectra_agree_and_the_vectors_are_eigenvectors()
    {
        double[] theta = [0.75, -0.3, 0.4, 1.25, 0.5, 2];
        var loss = new MemoryLoss(Target(1, 5));
        Spectrum spectrum = Landscape.HessianSpectrum(loss, theta);
        Spectrum extended = Landscape.HessianSpectrum(new ExtendedLoss(Target(1, 5)), [.. theta.Select(x => (DoubleDouble)x)]);
        double[] gradient = new double[6], product = new double[6];
        for (int k = 0; k < 6; k++)
        {
            Assert.True(Math.Abs(spectrum.Eigenvalues[k] - extended.Eigenvalues[k]) <= spectrum.ErrorBound);
            double[] vector = spectrum.Eigenvector(k);
            loss.HessianProduct(theta, vector, gradient, product);
            for (int i = 0; i < 6; i++)
                Assert.Equal(spectrum.Eigenvalues[k] * vector[i], product[i], 1e-12);
        }
        Assert.Equal(extended.Inertia, spectrum.Inertia);
        Assert.Contains("negative and 0 zero eigenvalues from", spectrum.ToString());
    }

    [Fact]
    public void A_known_null_space_is_projected_out_and_counted()
    {
        // On M* without a bump the line a_1 + a_2 = 1 is one of minimisers
        double[] theta = [0.3, 0.7, 1.3, 1.3];
        var target = new MemoryTarget(new ExponentialSumTarget([1.0], [1.3]));
        SpectrumOptions options = new() { NullSpace = [[1, -1, 0, 0], [0, 0, 0.7, -0.3]] };
        Spectrum spectrum = Landscape.HessianSpectrum(new MemoryLoss(target), theta, options);
        Spectrum extended = Landscape.HessianSpectrum(new ExtendedLoss(target), [.. theta.Select(x => (DoubleDouble)x)], options);
        Assert.Equal(new Inertia(2, 0, 2), spectrum.Inertia);
        Assert.Equal(2, spectrum.Eigenvalues.Count);
        for (int k = 0; k < 2; k++)
            Assert.Equal(extended.Eigenvalues[k], spectrum.Eigenvalues[k], 1e-14);
        Assert.Equal(new Inertia(2, 0, 2), Landscape.HessianSpectrum(new MemoryLoss(target), theta).Inertia);
    }

    [Fact]
    public void Blocks_have_spectra_of_their_own()
    {
        double[] theta = [0.75, -0.3, 1.25, 0.5];
        IReadOnlyList<Spectrum> blocks = Landscape.BlockSpectra(new MemoryLoss(Target(1, 5)), theta, 2, 2);
        // 2 / (w_i + w_j): trace and determinant
        Assert.Equal(1 / 1.25 + 1 / 0.5, blocks[0].Eigenvalues.Sum(), 1e-14);
        Assert.Equal(1 / (1.25 * 0.5) - 4 / (1.75 * 1.75), blocks[0].Smallest * blocks[0].Largest, 1e-14);
        Assert.Equal(2, blocks[1].Eigenvalues.Count);
    }

    [Fact]
    public void Points_outside_the_domain_are_refused_with_the_reason()
    {
        var error = Assert.Throws<ArgumentException>(() => Landscape.HessianSpectrum(new MemoryLoss(Target(1, 5)), [1.0, -1]));
        Assert.Contains("theta lies outside the loss's domain: w[0] = -1 is out of range", error.Message);
        Assert.Contains("theta[1] = NaN must be a finite number", Assert.Throws<ArgumentException>(
            () => Landscape.HessianSpectrum(new MemoryLoss(Target(1, 5)), [1.0, double.NaN])).Message);
        Assert.Contains("expected 4", Assert.Throws<ArgumentException>(() => Landscape.BlockSpectra(new MemoryLoss(Target(1, 5)), [1.0, 1, 1, 1], 1, 2)).Message);
    }
}
