namespace CurseOfMemory.Runtime.Tests.Landscapes;

public class ContinuationTests
{
    [Fact]
    public void A_fold_is_passed_and_located()
    {
        Branch branch = Landscape.Follow(Written.Fold, [1.0], 1, -1);
        BranchPoint fold = Assert.Single(branch.Folds);
        Assert.Equal(0, fold.Parameter, 1e-9);
        Assert.Equal(0, fold.Theta[0], 1e-4);
        // Turned back, it leaves the range where it began, on the other side
        Assert.Equal(-1, branch.Points[^1].Theta[0], 1e-9);
        Assert.Equal(1, branch.Points[^1].Parameter, 1e-9);
        Assert.False(branch.ReachedEnd);
        Assert.All(branch.Points, point => Assert.Equal(point.Parameter, point.Theta[0] * point.Theta[0], 1e-9));
        Assert.Contains("with 1 fold at ", branch.ToString());
    }

    [Fact]
    public void A_crossing_branch_is_noticed_and_passed()
    {
        Branch branch = Landscape.Follow(Written.Pitchfork, [0.0], -1, 1);
        Assert.True(branch.ReachedEnd, branch.ToString());
        Assert.Equal(0, Assert.Single(branch.Crossings).Parameter, 1e-6);
        Assert.Empty(branch.Folds);
        Assert.Equal(1, branch.Points[0].Inertia.Positive);
        Assert.Equal(1, branch.Points[^1].Inertia.Negative);
    }

    [Fact]
    public void The_papers_minimum_is_followed_as_the_bump_moves_away()
    {
        static MemoryLoss Family(double mu) => new(new MemoryTarget(new ExponentialSumTarget([1.0], [1.0]), new GaussianTarget(0.3, mu, 1)));
        double[] start = Assert.Single(Landscape.FindCriticalPoints(Family(4), [[1.1, 0.8]])).Theta;
        Branch branch = Landscape.Follow(mu => Family(mu), start, 4, 14);
        Assert.True(branch.ReachedEnd, branch.ToString());
        CriticalPoint last = Landscape.Classify(Family(14), branch.Points[^1].Theta);
        Assert.True(last.GradientNorm < 1e-9, last.ToString());
        // Far away the bump no longer disturbs the fit of e^{-t}
        Assert.Equal(1, last.Theta[0], 1e-3);
        Assert.Equal(1, last.Theta[1], 1e-3);
    }

    [Fact]
    public void Slices_are_the_loss_along_lines_and_planes()
    {
        LineSlice line = Landscape.Line(Written.DoubleWell, [0.0, 0], [1.0, 0], -1, 1, 5);
        Assert.StartsWith("A direction has the length 0", Assert.Throws<ArgumentException>(() => Landscape.Line(Written.DoubleWell, [0.0, 0], [0.0, 0], -1, 1)).Message);
        Assert.Equal([0, 0.5625, 1, 0.5625, 0], line.Losses);
        PlaneSlice plane = Landscape.Plane(Written.DoubleWell, [0.0, 0], [2.0, 0], [1.0, 3], (-1, 1), (0, 2), 3);
        Assert.Equal(1, plane.Losses[1, 0], 1e-12);
        Assert.Equal(4, plane.Losses[2, 2], 1e-12);
        Assert.Equal((0.5, 0.25), (plane.Project([0.5, 0.25]).X, plane.Project([0.5, 0.25]).Y));
        Assert.Equal(0, plane.Project([0.5, 0.25]).Off, 1e-15);
        Assert.Contains("parallel", Assert.Throws<ArgumentException>(() => Landscape.Plane(Written.DoubleWell, [0.0, 0], [1.0, 0], [2.0, 0], (0, 1), (0, 1))).Message);
    }
}
