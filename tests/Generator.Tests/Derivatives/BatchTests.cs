namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Batches of problems, one per lane; each definition's batches are compared to single problems where its derivatives are checked.</summary>
public class BatchTests
{
    private static readonly MemoryLoss Loss = new(Again.Bump);

    [Fact]
    public void Every_objective_that_is_a_formula_takes_batches() => Assert.All(
        (Type[])[typeof(MemoryLoss), typeof(Pairwise), typeof(Network), typeof(Nested), typeof(FiniteWave), typeof(Biexponential), typeof(Scalars),
            typeof(Fixed), typeof(BiexponentialFit), typeof(HarmonicFit), typeof(FiniteTargetLoss), typeof(RampLoss)],
        type => Assert.True(typeof(IBatchedObjective<double>).IsAssignableFrom(type), type.Name));

    [Fact]
    public void Every_width_gives_what_a_problem_has_alone()
    {
        double[] theta = [0.5, -0.75, 0.25, 0.4, 1.5, 3.1];
        Oracle.Reference reference = Oracle.Reference.Of(theta => theta.Shares(2) is [var a, var w]
            ? Again.Sum(4, n => Again.Square(Again.Exponentials(0.5 * n, a, w) - 0.25)) : default, theta);
        Oracle.Agreement.CheckBatches(new ExponentialFit([0, 0.5, 1, 1.5], [0.25, 0.25, 0.25, 0.25]), theta, reference, 1e-13, 1, 2, 3, 4, 5, 6, 12);
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(17, 3)]
    public void No_method_allocates(int problems, int m)
    {
        double[] theta = [.. Enumerable.Range(0, 2 * m * problems).Select(i => 0.5 + 0.125 * (i % 7))], values = new double[problems];
        double[] gradients = new double[theta.Length], products = new double[theta.Length];
        Network network = new([1, 2, 3], [1, 0, 1]);
        double[] weights = [.. Enumerable.Range(0, 13 * problems).Select(i => 0.25 - 0.0625 * (i % 5))];
        Assert.Equal(0, Allocation.Of(() =>
        {
            Loss.Values(theta, values);
            Loss.Gradients(theta, values, gradients);
            Loss.HessianProducts(theta, theta, values, gradients, products);
            network.Values(weights, values);
        }));
    }

    [Fact]
    public void Problems_outside_the_domain_are_not_numbers_and_disturb_no_other()
    {
        double[][] points = [.. Enumerable.Range(0, 11).Select(b => new[] { 1, -0.5, 0.25 * (b % 4 == 1 ? -b : b + 1), 1.5 })];
        double[] theta = Oracle.Agreement.Structured(points), values = new double[11], gradients = new double[44], products = new double[44], alone = new double[4];
        Loss.HessianProducts(theta, theta, values, gradients, products);
        for (int b = 0; b < 11; b++)
        {
            double expected = Loss.Gradient(points[b], alone);
            Assert.Equal(b % 4 == 1, double.IsNaN(expected));
            Assert.Equal(expected, values[b], 1e-14);
            for (int i = 0; i < 4; i++)
            {
                Assert.Equal(alone[i], gradients[i * 11 + b], 1e-13);
                Assert.Equal(b % 4 == 1, double.IsNaN(products[i * 11 + b]));
            }
        }
    }

    [Fact]
    public void Minimisation_from_many_starts_goes_the_way_of_each_alone()
    {
        const int problems = 11;
        double[] x = [.. Enumerable.Range(0, 20).Select(n => 0.25 * n)], y = [.. x.Select(t => 2 * Math.Exp(-0.5 * t) + Math.Exp(-2 * t))];
        BiexponentialFit fit = new(x, y);
        double[][] starts = [.. Enumerable.Range(0, problems).Select(b => new[] { 1.5 + 0.0625 * b, 0.375 + 0.015625 * b, 0.75, 2.5 - 0.0625 * b })];
        BatchResult batch = Minimize.Batch(fit, Oracle.Agreement.Structured(starts), problems, OptimizationOptions.Newton);
        for (int b = 0; b < problems; b++)
        {
            Assert.True(batch.Outcomes[b].Converged, batch.Outcomes[b].Sentence);
            Assert.All(batch.Point(b).Zip([2, 0.5, 1, 2]), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        }
    }

    [Theory]
    [InlineData("theta", 17, 8, 17)]
    [InlineData("theta", 24, 8, 24)]
    [InlineData("theta", 1, 0, 1)]
    [InlineData("gradients", 16, 8, 15)]
    [InlineData("gradients", 0, 0, 1)]
    public void Wrong_lengths_throw(string name, int theta, int values, int gradients) => Assert.StartsWith(
        name + " has length", Assert.Throws<ArgumentException>(name, () => Loss.Gradients(new double[theta], new double[values], new double[gradients])).Message, StringComparison.Ordinal);

    [Fact]
    public void Wrong_lengths_of_products_and_directions_throw()
    {
        double[] theta = new double[16], values = new double[4];
        Assert.Throws<ArgumentException>("directions", () => Loss.HessianProducts(theta, new double[15], values, new double[16], new double[16]));
        Assert.Throws<ArgumentException>("products", () => Loss.HessianProducts(theta, new double[16], values, new double[16], new double[17]));
        Assert.Throws<ArgumentException>("theta", () => new Scalars().Values(new double[8], new double[2]));
    }
}
