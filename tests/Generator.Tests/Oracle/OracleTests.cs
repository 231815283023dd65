using static CurseOfMemory.Generator.Tests.Oracle.HyperDual;

namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>The oracle itself, against digits known from elsewhere.</summary>
public class OracleTests
{
    [Theory]
    [InlineData("exp", "-12.25", "0.0000047851173921290090896097710194330476166327880522906")]
    [InlineData("log", "0.1", "-2.3025850929940456840179914546843642076011014886288")]
    [InlineData("sqrt", "2", "1.4142135623730950488016887242096980785696718753769")]
    [InlineData("sin", "10", "-0.54402111088936981340474766185137728168364301291622")]
    [InlineData("cos", "10", "-0.83907152907645245225886394782406483451993016513317")]
    [InlineData("tanh", "0.5", "0.46211715726000975850231848364367254873028928033011")]
    [InlineData("atan", "-3", "-1.2490457723982544258299170772810901230778294041299")]
    public void Functions_have_thirty_digits(string name, string argument, string digits)
    {
        Extended x = Extended.Parse(argument), expected = Extended.Parse(digits);
        HyperDual found = name switch
        {
            "exp" => Exp(x),
            "log" => Log(x),
            "sqrt" => Sqrt(x),
            "sin" => Sin(x),
            "cos" => Cos(x),
            "tanh" => Tanh(x),
            _ => Atan(x),
        };
        Assert.True(Math.Abs((found.F.Value / expected - 1).High) < 1e-28, $"{found.F.Value} is not {expected}.");
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void The_larger_or_smaller_of_a_number_and_none_is_none(double x, double y)
    {
        Assert.True(HyperMath.IsNaN(HyperMath.Max(x, y)));
        Assert.True(HyperMath.IsNaN(HyperMath.Min(x, y)));
    }

    [Fact]
    public void Derivatives_of_a_quotient()
    {
        // f = x^2 / y: f_x = 2x/y, f_y = -x^2/y^2, f_xy = -2x/y^2
        HyperDual x = (HyperDual)3 with { X = new(1, 1) }, y = (HyperDual)4 with { Y = new(1, 1) };
        HyperDual f = x * x / y;
        Assert.Equal([2.25, 1.5, -0.5625, -0.375], [f.F.Value.High, f.X.Value.High, f.Y.Value.High, f.XY.Value.High]);
    }

    [Fact]
    public void Quadrature_has_more_digits_than_double()
    {
        // Integrals of t^3 e^{-2t} over the half line, and of e^t over [-1, 2]
        Extended half = Quadrature.HalfLine(t => t * t * t * Exp(-2 * t)).F.Value, whole = Quadrature.Interval(t => Exp(t), -1, 2).F.Value;
        Assert.True(Math.Abs((half - 0.375).High) < 1e-22);
        Assert.True(Math.Abs((whole - Extended.Exp(2) + Extended.Exp(-1)).High) < 1e-22);
    }
}
