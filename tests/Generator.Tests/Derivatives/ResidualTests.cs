using CurseOfMemory.Generator.Tests.Oracle;
using static CurseOfMemory.Generator.Tests.Derivatives.Again;
using static CurseOfMemory.Generator.Tests.Oracle.HyperDual;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Residuals and their Jacobians against hyper-dual numbers, and the sum of squares as a loss.</summary>
public class ResidualTests
{
    private sealed record Fit(
        string Name, Func<double[], double[], IObjective<double>> Make, Func<HyperDual[], double, double, int, HyperDual> Residual, Func<int, double[]> Theta)
    {
        public override string ToString() => Name;
    }

    private static readonly Fit[] Fits =
    [
        new("positions", (x, y) => new BiexponentialFit(x, y), (b, x, y, _) => b[0] * Exp(-b[1] * x) + b[2] * Exp(-b[3] * x) - y, _ => [0.5, 0.75, 1.25, 0.125]),
        new("blocks", (x, y) => new ExponentialFit(x, y), (theta, x, y, _) => theta.Shares(2) is [var a, var w] ? Exponentials(x, a, w) - y : default,
            _ => [0.5, -0.75, 0.25, 0.4, 1.5, 3.1]),
        new("diagonal", (x, y) => new OffsetFit(x, y), (theta, x, y, n) => theta[1..] is var offset
            ? theta[0] * x + Sin(offset[n]) * Sum(offset.Length, i => offset[i] / offset.Length) - y * (double)n : default,
            count => [0.75, .. Enumerable.Range(0, count).Select(i => 0.5 - 0.125 * i)]),
        new("both", (x, y) => new SeriesFit(x, y), (theta, x, y, _) => theta[..^1] is var b
            ? b[1] * Cos(b[0] * x) - y + Sum(b.Length, i => b[i] * Exp(-((i + 1) * x))) : default, _ => [0.5, -0.75, 0.25, 1.5, 9]),
        new("integral", (x, y) => new LaplaceFit(x, y), (theta, x, y, _) => theta.Shares(2) is [var a, var w] ? Sum(a.Length, i => a[i] / (w[i] + x)) - y : default,
            _ => [0.5, -0.75, 0.4, 1.5]),
        new("parts", (x, y) => new HarmonicFit(x, y), (b, x, y, _) => Sum(b.Length, i => Sum(24, q => b[i] * Sin((q + 1) * x + i))) - y,
            _ => [0.5, -0.75, 1.25]),
    ];

    public static TheoryData<string, int> Lengths
    {
        get
        {
            TheoryData<string, int> lengths = [];
            foreach (Fit fit in Fits)
            {
                foreach (int count in (int[])[0, 1, 2, 5, 8, 11])
                    lengths.Add(fit.Name, count);
            }
            return lengths;
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Residuals_and_Jacobian_agree_with_hyper_dual_numbers(string name, int count)
    {
        (Fit fit, double[] x, double[] y, double[] theta) = At(name, count);
        IResiduals system = (IResiduals)fit.Make(x, y);
        double[] residuals = [.. x.Select(_ => double.NaN)], again = [.. residuals], jacobian = new double[count * theta.Length];
        jacobian.AsSpan().Fill(-12345);
        Assert.Equal(count, system.Count);
        system.Residuals(theta, residuals);
        system.Jacobian(theta, again, jacobian);
        Assert.Equal(residuals, again);
        for (int n = 0; n < count; n++)
        {
            for (int j = 0; j < theta.Length; j++)
            {
                HyperDual expected = fit.Residual([.. theta.Select((value, k) => (HyperDual)value with { X = k == j ? new(1, 1) : default })], x[n], y[n], n);
                Near($"r[{n}]", expected.F, residuals[n]);
                Near($"dr[{n}]/d[{j}]", expected.X, jacobian[n * theta.Length + j]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_loss_is_the_sum_of_their_squares(string name, int count)
    {
        (Fit fit, double[] x, double[] y, double[] theta) = At(name, count);
        if (count < 11 && name != "diagonal")
            Agreement.Check(fit.Make(x, y), theta, Reference.Of(all => Sum(count, n => Square(fit.Residual(all, x[n], y[n], n))), theta), ofLargest: false);
    }

    [Fact]
    public void Outside_the_domain_all_is_NaN()
    {
        LaplaceFit fit = new([0.5, 1], [1, 2]);
        double[] residuals = new double[2], jacobian = new double[4];
        fit.Jacobian([1, -0.75], residuals, jacobian);
        Assert.All(residuals.Concat(jacobian), number => Assert.Equal(double.NaN, number));
        Assert.Contains("w[0] = -0.75", ((IResiduals)fit).Violation([1, -0.75]), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_lengths_throw()
    {
        BiexponentialFit fit = new([1, 2], [1, 2]);
        Assert.Throws<ArgumentException>("theta", () => fit.Residuals(new double[3], new double[2]));
        Assert.Throws<ArgumentException>("residuals", () => fit.Residuals(new double[4], new double[3]));
        Assert.Throws<ArgumentException>("jacobian", () => fit.Jacobian(new double[4], new double[2], new double[7]));
    }

    [Theory]
    [InlineData("positions")]
    [InlineData("blocks")]
    [InlineData("both")]
    public void Nothing_is_allocated(string name)
    {
        (Fit fit, double[] x, double[] y, double[] theta) = At(name, 11);
        IResiduals system = (IResiduals)fit.Make(x, y);
        double[] residuals = new double[11], jacobian = new double[11 * theta.Length];
        Assert.Equal(0, Allocation.Of(() => system.Residuals(theta, residuals)));
        Assert.Equal(0, Allocation.Of(() => system.Jacobian(theta, residuals, jacobian)));
    }

    private static (Fit Fit, double[] X, double[] Y, double[] Theta) At(string name, int count)
    {
        Fit fit = Fits.Single(one => one.Name == name);
        return (fit, [.. Enumerable.Range(0, count).Select(n => 0.375 * n)], [.. Enumerable.Range(0, count).Select(n => 1 - 0.25 * n)], fit.Theta(count));
    }

    private static void Near(string what, Part expected, double actual) => Assert.True(
        Math.Abs((expected.Value - actual).High) <= 1e-13 * expected.Magnitude, $"{what} is {actual:R}, but should be {expected.Value.High:R}.");
}
