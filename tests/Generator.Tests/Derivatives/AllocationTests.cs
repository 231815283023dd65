namespace CurseOfMemory.Generator.Tests.Derivatives;

public class AllocationTests
{
    private static readonly (string Name, IObjective<double> Objective, int Length)[] Objectives =
    [
        ("struct", new MemoryLoss(Again.Bump), 8), ("long", new MemoryLoss(Again.Bump), 200), ("work columns", new Pairwise(), 600),
        ("class", new CubedLoss(), 8), ("interval", new FiniteTargetLoss(Again.Bump, 3), 8), ("waves", new FiniteWave(0, 2), 9),
        ("columns of waves", new DampedLoss(), 300), ("user's target", new RampLoss(new RampTarget(1)), 9 * 2),
        ("network", new Network([1, 2, 3], [1, 0, 1]), 13), ("nested", new Nested(), 400), ("positions", new Biexponential([1, 2], [0, 1]), 4),
        ("scalars", new Scalars(), 3), ("record", new Poisson([1, 2], [3, 1]), 30), ("weights", new WeightedTargetLoss(Again.Bump, 0.5), 40),
    ];

    public static TheoryData<string> Names => [.. Objectives.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_method_allocates(string name)
    {
        (_, IObjective<double> objective, int n) = Objectives.Single(one => one.Name == name);
        double[] theta = [.. Enumerable.Range(0, n).Select(i => 0.5 + 0.25 * i / n)], direction = new double[n];
        double[] gradient = new double[n], hessian = new double[n * n], product = new double[n];
        direction.AsSpan().Fill(0.5);

        Assert.Equal(0, Allocated(() => objective.Value(theta)));
        Assert.Equal(0, Allocated(() => objective.Gradient(theta, gradient)));
        Assert.Equal(0, Allocated(() => objective.Hessian(theta, gradient, hessian)));
        Assert.Equal(0, Allocated(() => objective.HessianProduct(theta, direction, gradient, product)));
        Assert.Equal(0, Allocated(() => objective.Violation(theta) is null ? 1 : double.NaN));
        if (objective is IObjective<DoubleDouble> extended)
            AllocatesNothing(extended, [.. theta]);
    }

    private static void AllocatesNothing(IObjective<DoubleDouble> objective, DoubleDouble[] theta)
    {
        DoubleDouble[] gradient = new DoubleDouble[theta.Length], hessian = new DoubleDouble[theta.Length * theta.Length], product = new DoubleDouble[theta.Length];
        Assert.Equal(0, Allocated(() => objective.Value(theta).Hi));
        Assert.Equal(0, Allocated(() => objective.Gradient(theta, gradient).Hi));
        Assert.Equal(0, Allocated(() => objective.Hessian(theta, gradient, hessian).Hi));
        Assert.Equal(0, Allocated(() => objective.HessianProduct(theta, theta, gradient, product).Hi));
        Assert.Equal(0, Allocated(() => objective.Violation(theta) is null ? 1 : double.NaN));
    }

    [Fact]
    public void Nor_called_on_the_type_itself()
    {
        MemoryLoss loss = new(Again.Bump);
        double[] theta = [0.5, 0.25, 0.125, 1, 2, 3], gradient = new double[6], hessian = new double[36];
        Assert.Equal(0, Allocated(() => loss.Value(theta) + loss.Gradient(theta, gradient) + loss.Hessian(theta, gradient, hessian)
            + loss.HessianProduct(theta, theta, gradient, hessian.AsSpan(0, 6))));
    }

    [Fact]
    public void What_does_allocate_is_noticed() => Assert.NotEqual(0, Allocated(() => new double[8].Length));

    private static long Allocated(Func<double> call) => Allocation.Of(() => Assert.True(double.IsFinite(call())));
}
