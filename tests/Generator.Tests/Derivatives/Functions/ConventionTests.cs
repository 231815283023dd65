namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>What derivatives are at kinks and jumps, as generator/docs/conventions.md says.</summary>
public class ConventionTests
{
    private const double Inf = double.PositiveInfinity, NaN = double.NaN;

    [Theory]
    [InlineData("abs", 0, 0, 0, 0, 0)]
    [InlineData("abs", -2, 0, 2, -1, 0)]
    [InlineData("max", 1, 1, 1, 0.5, 0.5)]
    [InlineData("max", 1, 2, 2, 0, 1)]
    [InlineData("max", Inf, Inf, Inf, 0.5, 0.5)]
    [InlineData("min", 1, 1, 1, 0.5, 0.5)]
    [InlineData("min", 1, 2, 1, 1, 0)]
    [InlineData("clamp", 0.5, 1, 1, 0, 1)]
    [InlineData("clamp", 1, 1, 1, 0.5, 0.5)]
    [InlineData("clamp", 1.5, 1, 1.5, 1, 0)]
    [InlineData("clamp", 2, 1, 2, 0.5, 0)]
    [InlineData("clamp", 3, 1, 2, 0, 0)]
    [InlineData("clamp", 3, 4, 2, 0, 0)]
    [InlineData("copysign", -2, 3, 2, -1, 0)]
    [InlineData("copysign", 2, -3, -2, -1, 0)]
    [InlineData("copysign", 0, 1, 0, 0, 0)]
    [InlineData("sign", 0, 0, 0, 0, 0)]
    [InlineData("sign", -3, 0, -1, 0, 0)]
    [InlineData("floor", 2, 0, 2, 0, 0)]
    [InlineData("ceiling", 2, 0, 2, 0, 0)]
    [InlineData("round", 2.5, 0, 2, 0, 0)]
    [InlineData("truncate", -2.5, 0, -2, 0, 0)]
    [InlineData("hypot", 0, 0, 0, 0, 0)]
    [InlineData("hypot", 0, 2, 2, 0, 1)]
    public void At_a_kink(string function, double x, double y, double value, double dx, double dy)
    {
        string[] names = ["abs", "max", "min", "clamp", "copysign", "sign", "floor", "ceiling", "round", "truncate", "hypot"];
        if (double.IsInfinity(x))
            Check(new LargerOfTwo(), x, y, value, dx, dy);
        else
            Check(new KinkedFunctions([.. names.Select(name => name == function ? 1.0 : 0)]), x, y, value, dx, dy);
    }

    [Theory]
    [InlineData(0, 0, 1, 0, 0)]
    [InlineData(0, 0.5, 0, Inf, 0)]
    [InlineData(0, 1, 0, 1, 0)]
    [InlineData(0, 2, 0, 0, 0)]
    [InlineData(0, 1.5, 0, 0, 0)]
    [InlineData(-2, 3, -8, 12, NaN)]
    [InlineData(-2, 0, 1, 0, NaN)]
    [InlineData(2, 0, 1, 0, 0.6931471805599453)]
    public void Of_a_power(double x, double y, double value, double dx, double dy) => Check(new MovingPower(), x, y, value, dx, dy);

    [Fact]
    public void The_branch_not_taken_contributes_nothing_even_where_its_slope_is_infinite()
    {
        Check(new HiddenRoot(), 0, 1, 1, 0, 1);
        double[] gradient = new double[2], hessian = new double[4], product = new double[2];
        new HiddenRoot().Hessian([0, 1], gradient, hessian);
        Assert.Equal([0, 0, 0, 0], hessian);
        new HiddenRoot().HessianProduct([0, 1], [1, 1], gradient, product);
        Assert.Equal([0, 0], product);
    }

    [Fact]
    public void A_square_root_has_an_infinite_slope_at_0()
    {
        double[] gradient = new double[1];
        Assert.Equal(0, new BareRoot().Gradient([0], gradient));
        Assert.Equal(Inf, gradient[0]);
    }

    [Fact]
    public void A_NaN_operand_gives_NaN()
    {
        double[] gradient = new double[2];
        Assert.Equal(NaN, new HiddenRoot().Gradient([-1, 1], gradient));
        Assert.Equal([NaN, NaN], gradient);
    }

    [Fact]
    public void A_hinge_in_lanes_counts_the_data_on_its_slope()
    {
        double[] u = [.. Enumerable.Range(0, 21).Select(n => 0.25 * n - 2.5)], label = [.. u.Select(x => x > 0.6 ? 1.0 : -1)];
        double weight = 1, bias = -0.5, value = 0, dw = 0, db = 0;
        for (int n = 0; n < u.Length; n++)
        {
            double margin = 1 - label[n] * (weight * u[n] + bias), share = margin > 0 ? 1 : margin == 0 ? 0.5 : 0;
            value += Math.Max(0, margin);
            dw -= share * label[n] * u[n];
            db -= share * label[n];
        }
        Check(new HingeLoss(u, label), weight, bias, value, dw, db);
    }

    private static void Check(IObjective<double> objective, double x, double y, double value, double dx, double dy)
    {
        double[] gradient = new double[2];
        Assert.Equal(value, objective.Gradient([x, y], gradient));
        Assert.Equal([dx, dy], gradient);
        DoubleDouble[] extended = new DoubleDouble[2];
        Assert.Equal(value, ((IObjective<DoubleDouble>)objective).Gradient([x, y], extended).Hi);
        Assert.Equal([dx, dy], extended.Select(component => component.Hi));
    }
}
