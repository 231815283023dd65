namespace CurseOfMemory.Runtime.Tests.Landscapes;

public class CriticalPointTests
{
    [Fact]
    public void All_points_of_a_double_well_are_found_and_classified()
    {
        IReadOnlyList<CriticalPoint> found = Landscape.FindCriticalPoints(Written.DoubleWell, [[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.6, -0.2], [-0.9, 0.5], [0.1, 0.1]]);
        Assert.Equal([CriticalKind.Minimum, CriticalKind.Minimum, CriticalKind.Saddle], found.Select(point => point.Kind));
        Assert.Equal([-1, 0, 1], found.Select(point => Math.Round(point.Theta[0], 12)).Order());
        Assert.All(found, point => Assert.True(point.Certified, point.ToString()));
        Assert.Contains("a saddle of index 1 with J = 1; the gradient", found[2].ToString());
    }

    [Fact]
    public void Deflation_leads_one_start_to_another_point()
    {
        double[][] starts = [[0.9, 0.1], [0.9, 0.1], [0.9, 0.1]];
        Assert.Single(Landscape.FindCriticalPoints(Written.DoubleWell, starts, new() { Deflate = false }));
        Assert.True(Landscape.FindCriticalPoints(Written.DoubleWell, starts).Count >= 2);
    }

    [Fact]
    public void Eigenvectors_are_followed_to_saddles_of_a_given_index()
    {
        CriticalPoint saddle = Assert.Single(Landscape.FindCriticalPoints(Written.DoubleWell, [[0.7, 0.4]], new() { Index = 1, Deflate = false }));
        Assert.Equal(0, saddle.Theta[0], 1e-12);
        Assert.Equal(1, saddle.Spectrum.Inertia.Negative);
    }

    [Fact]
    public void Critical_points_of_the_papers_loss_are_certified()
    {
        var target = new MemoryTarget(new ExponentialSumTarget([1.0, 2], [1.0, 6]));
        IReadOnlyList<CriticalPoint> found = Landscape.FindCriticalPoints(new MemoryLoss(target), [[1.1, 1.9, 1.1, 5.5], [2, 0.5, 2, 2.3]]);
        CriticalPoint best = found[0];
        Assert.Equal(CriticalKind.Minimum, best.Kind);
        Assert.True(best.Certified && Math.Abs(best.Loss) < 1e-14, best.ToString());
        Assert.Equal([1, 6], best.Theta[2..].Order(), (x, y) => Math.Abs(x - y) < 1e-6);
    }
}
