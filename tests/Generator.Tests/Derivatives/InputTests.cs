namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>What a user can do wrong, and numbers at the edge.</summary>
public class InputTests
{
    private static readonly MemoryLoss Loss = new(new MemoryTarget(new ExponentialSumTarget([1], [1])));

    [Fact]
    public void An_odd_length_for_two_blocks()
    {
        double[] theta = [1, 2, 3], out3 = new double[3], out9 = new double[9];
        foreach (Action call in new Action[]
        {
            () => Loss.Value(theta), () => Loss.Gradient(theta, out3), () => Loss.Hessian(theta, out3, out9),
            () => Loss.HessianProduct(theta, theta, out3, new double[3]), () => Loss.Violation(theta),
        })
            Refuses(call, "theta", "3", "(a, w)", "a multiple of 2");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(0)]
    public void A_span_of_another_length(int length)
    {
        double[] theta = [0.5, 0.25, 1, 2], four = new double[4], sixteen = new double[16], other = new double[length];
        Refuses(() => Loss.Gradient(theta, other), "gradient", $"{length}", "4");
        Refuses(() => Loss.Hessian(theta, other, sixteen), "gradient", $"{length}", "4");
        Refuses(() => Loss.Hessian(theta, four, other), "hessian", $"{length}", "16");
        Refuses(() => Loss.HessianProduct(theta, other, four, new double[4]), "direction", $"{length}", "4");
        Refuses(() => Loss.HessianProduct(theta, four, other, new double[4]), "gradient", $"{length}", "4");
        Refuses(() => Loss.HessianProduct(theta, theta, four, other), "product", $"{length}", "4");
    }

    [Fact]
    public void Too_few_elements_for_a_constant_position() =>
        Refuses(() => new Biexponential([1], [2]).Value([1, 2, 3]), "theta", "b", "3", "4");

    [Fact]
    public void Lengths_of_their_own()
    {
        TwoLengths loss = new(Again.Bump);
        foreach (int length in new[] { 0, 4, 6, 8 })
            Refuses(() => loss.Value(new double[length]), "theta", $"{length}", "5 plus a multiple of 2");
    }

    [Fact]
    public void Data_shorter_than_the_loop_that_reads_it()
    {
        Refuses(() => new Counted([1, 2]).Value([1, 1, 1, 2]), "weights", "2", "3");
        Refuses(() => new Counted([1, 2]).Hessian([1, 1, 1, 2], new double[4], new double[16]), "weights", "2", "3");
        Refuses(() => new Biexponential([1, 2, 3], [1]).Gradient([1, 2, 3, 4], new double[4]), "y", "1", "3");
        Refuses(() => new SummedIntegrals([1, 2], []).Value([1, 2]), "weights", "0", "2");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.0)]
    [InlineData(-1e-300)]
    [InlineData(-3)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_rate_that_is_not_positive(double rate)
    {
        foreach (int place in new[] { 6, 9, 11 })
        {
            double[] theta = [0.5, 0.25, 1, 2, -1, 0.5, 1, 2, 3, 4, 5, 6];
            theta[place] = rate;
            AllNaN(Loss, theta, $"w[{place - 6}]", FormattableString.Invariant($"{rate}"), double.IsFinite(rate) ? "> 0" : "not a finite number");
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void An_amplitude_that_is_not_finite(double a)
    {
        double[] theta = [0.5, a, 1, 2];
        Assert.Contains("a[1]", Loss.Violation(theta)!, StringComparison.Ordinal);
        Consistent(Loss, theta);
    }

    [Fact]
    public void An_infinite_rate()
    {
        double[] theta = [0.5, 0.25, 1, double.PositiveInfinity];
        Assert.Contains("w[1]", Loss.Violation(theta)!, StringComparison.Ordinal);
        Consistent(Loss, theta);
    }

    [Fact]
    public void NaN_in_every_place_of_every_objective()
    {
        (IObjective<double> Objective, int Length, string[] Blocks)[] objectives =
        [
            (Loss, 6, ["a", "w"]), (new CubedLoss(), 6, ["a", "w"]), (new FiniteLoss(2), 6, ["a", "w"]), (new DampedLoss(), 6, ["a", "theta", "w"]),
            (new Pairwise(), 6, ["x", "q"]), (new Rational(), 6, ["x", "y"]), (new Scalars(), 3, ["x", "y", "z"]),
        ];
        foreach ((IObjective<double> objective, int n, string[] blocks) in objectives)
        {
            for (int place = 0; place < n; place++)
            {
                double[] theta = [.. Enumerable.Range(0, n).Select(i => 0.5 + i)];
                theta[place] = double.NaN;
                AllNaN(objective, theta, blocks[place * blocks.Length / n], "NaN");
            }
        }
    }

    [Theory]
    [InlineData(1e200, 1)]
    [InlineData(1e-200, 1)]
    [InlineData(1, 1e200)]
    [InlineData(1, 1e-300)]
    [InlineData(1e200, 1e200)]
    [InlineData(1e-200, 1e-200)]
    [InlineData(1e300, 1e-300)]
    [InlineData(0, 1e-320)]
    public void Numbers_at_the_edge_are_consistent(double a, double w)
    {
        foreach (double[] theta in new double[][] { [a, w], [a, 0.5, w, 1], [a, -a, w, w], [0.5, -0.25, 1, a, 1, 2, 3, w] })
            Consistent(Loss, theta);
    }

    [Fact]
    public void Nothing_to_learn_is_an_empty_sum()
    {
        double[] none = [];
        Assert.Equal(0.5, Loss.Value(none));
        Assert.Equal(0.5, Loss.Gradient(none, none));
        Assert.Equal(0.5, Loss.Hessian(none, none, none));
        Assert.Equal(0.5, Loss.HessianProduct(none, none, none, none));
        Assert.Null(Loss.Violation(none));
        Assert.Equal(0, new Pairwise().Hessian(none, none, none));
        Assert.Equal(0, new Network([], []).Value([0.5]));
    }

    private static void Refuses(Action call, string argument, params string[] words)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(call);
        Assert.Equal(argument, exception.ParamName);
        foreach (string word in words)
            Assert.Contains(word, exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Outside the domain every method gives NaN, fills what it was given, and one sentence says why.</summary>
    private static void AllNaN(IObjective<double> objective, double[] theta, params string[] words)
    {
        foreach (double number in All(objective, theta))
            Assert.Equal(double.NaN, number);
        string? violation = objective.Violation(theta);
        Assert.NotNull(violation);
        foreach (string word in words)
            Assert.Contains(word, violation, StringComparison.Ordinal);
    }

    /// <summary>A value that is NaN has a violation and outputs that are all NaN; one that is not, is the same from every method but for rounding.</summary>
    private static void Consistent(IObjective<double> objective, double[] theta)
    {
        double value = objective.Value(theta);
        if (double.IsNaN(value))
            AllNaN(objective, theta);
        foreach (double other in Values(objective, theta))
            Assert.True(other.Equals(value) || Math.Abs(other - value) <= 1e-13 * Math.Abs(value) + 1e-14, $"{other:R} is not {value:R}.");
    }

    private static double[] Values(IObjective<double> objective, double[] theta)
    {
        int n = theta.Length;
        return [objective.Gradient(theta, new double[n]), objective.Hessian(theta, new double[n], new double[n * n]),
            objective.HessianProduct(theta, theta, new double[n], new double[n])];
    }

    private static double[] All(IObjective<double> objective, double[] theta)
    {
        int n = theta.Length;
        double[] first = new double[n], second = new double[n], third = new double[n], hessian = new double[n * n], product = new double[n];
        double[] direction = [.. Enumerable.Range(0, n).Select(i => i + 1.0)];
        return [objective.Value(theta), objective.Gradient(theta, first), objective.Hessian(theta, second, hessian),
            objective.HessianProduct(theta, direction, third, product), .. first, .. second, .. third, .. hessian, .. product];
    }
}
