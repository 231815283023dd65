using CurseOfMemory.Generator.Tests.Oracle;

namespace CurseOfMemory.Generator.Tests.Derivatives;

public class LossPointTests
{
    private const double Tolerance = 1e-13;

    public static TheoryData<string> Names => [.. LossPoint.All.Select(point => point.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_paper_s_loss_agrees_with_fifty_digits(string name)
    {
        LossPoint point = LossPoint.All.Single(one => one.Name == name);
        Reference reference = new(point.Value, point.Gradient, point.Hessian);
        Agreement.Check(new MemoryLoss(point.Target), point.Theta, reference, Tolerance, !point.OnManifold, point.IsNearlyCoincident ? reference.Largest : 0, extended: 1e-29);
    }

    [Fact]
    public void Some_points_lie_on_the_manifold_and_some_do_not()
    {
        Assert.Equal(16, LossPoint.All.Count);
        Assert.Equal(6, LossPoint.All.Count(point => point.OnManifold));
    }
}
