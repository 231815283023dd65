using System.Text.Json;
using CurseOfMemory.Generator.Tests.Oracle;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Objectives in extended precision, where double drowns in rounding errors; other tests compare all components to the oracle's.</summary>
public class ExtendedTests
{
    private static readonly Lazy<JsonElement> Hazards = new(() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "hazard.json"))).RootElement.GetProperty("points"));

    [Theory]
    [InlineData("dyadic_w1", 0.25, 0.75, 1)]
    [InlineData("w0.7_m2", 0.3, 0.7, 0.7)]
    [InlineData("w0.1_m2", 0.3, 0.7, 0.1)]
    public void Gradients_and_eigenvalues_on_the_manifold_are_right_where_those_of_double_are_noise(string name, double first, double second, double rate)
    {
        DoubleDouble[] theta = [first, second, rate, rate];
        int rows = 0;
        foreach (JsonElement row in Hazards.Value.GetProperty(name).EnumerateArray())
        {
            MemoryLoss loss = new(new MemoryTarget(new ExponentialSumTarget([1], [rate]), new GaussianTarget(1, row.GetProperty("mu").GetDouble(), 1)));
            DoubleDouble[] gradient = new DoubleDouble[4], hessian = new DoubleDouble[16];
            loss.Hessian(theta, gradient, hessian);
            Near(row, "grad_norm", Extended.Sqrt(gradient.Aggregate((Extended)0, (sum, g) => sum + (Extended)g * g)), 1e-32);
            Near(row, "eig_min", SymmetricEigenvalues.Of(hessian, 4).Min(value => (DoubleDouble)value.High + value.Low), 1e-30);
            rows++;
        }
        Assert.Equal(22, rows);
    }

    [Theory]
    [InlineData(true, typeof(MemoryLoss), typeof(Pairwise), typeof(Network), typeof(Nested), typeof(FiniteWave), typeof(Biexponential), typeof(Scalars))]
    [InlineData(false, typeof(RampLoss), typeof(FiniteTargetLoss))]
    public void An_objective_is_extended_where_all_that_it_calls_is(bool extended, params Type[] objectives) =>
        Assert.All(objectives, type => Assert.Equal(extended, typeof(IObjective<DoubleDouble>).IsAssignableFrom(type)));

    [Fact]
    public void Outside_the_domain_it_is_not_a_number_and_says_why()
    {
        MemoryLoss loss = new(Again.Bump);
        DoubleDouble[] theta = [1, 1, 1, (DoubleDouble)(-0.5) - 1e-20], gradient = new DoubleDouble[4];
        Assert.True(DoubleDouble.IsNaN(loss.Gradient(theta, gradient)));
        Assert.All(gradient, component => Assert.True(DoubleDouble.IsNaN(component)));
        Assert.Equal("w[1] = -0.50000000000000000001 is out of range: the integral converges only where w_k + w_j > 0.", loss.Violation(theta));
        theta[0] = DoubleDouble.NaN;
        Assert.Equal("a[0] = NaN is not a finite number.", loss.Violation(theta));
        Assert.Throws<ArgumentException>("theta", () => loss.Value(new DoubleDouble[3]));
        Assert.Throws<ArgumentException>("gradient", () => loss.Gradient(new DoubleDouble[4], new DoubleDouble[3]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(11)]
    public void What_it_puts_out_is_normalised_whatever_kernels_leave_unfinished(int m)
    {
        Random random = new(m);
        DoubleDouble[] theta = [.. Enumerable.Range(0, 2 * m).Select(_ => 0.5 + random.NextDouble() + (DoubleDouble)1e-17 * random.NextDouble())];
        DoubleDouble[] gradient = new DoubleDouble[2 * m], hessian = new DoubleDouble[4 * m * m], product = new DoubleDouble[2 * m];
        MemoryLoss loss = new(Again.Bump);
        DoubleDouble[] values = [loss.Value(theta), loss.Gradient(theta, gradient), .. gradient, loss.Hessian(theta, gradient, hessian), .. hessian, loss.HessianProduct(theta, theta, gradient, product), .. product];
        Assert.All(values, value => Assert.Equal(value.Hi, value.Hi + value.Lo));
    }

    private static void Near(JsonElement row, string name, Extended actual, double floor)
    {
        Extended expected = Extended.Parse(row.GetProperty(name).GetString()!);
        double error = Math.Abs((actual - expected).High), size = Math.Abs(expected.High);
        // the reference has 20 digits; the gradient's terms are of the order of 1, and so is the floor's unit
        Assert.True(error <= 1e-18 * size + floor, $"mu = {row.GetProperty("mu")}: {name} is {actual.High:R}, but should be {expected.High:R}.");
    }
}
