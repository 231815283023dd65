using System.Globalization;
using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>Appendix E: leaving the saddle of J = (x1^2 - eps x2^2) / 2 from (delta, 1), by gradient flow and by momentum.</summary>
public class MomentumTests
{
    public static TheoryData<string, string, double, string, string> Rows()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "momentum.json")));
        var rows = new TheoryData<string, string, double, string, string>();
        foreach (JsonElement row in document.RootElement.GetProperty("rows").EnumerateArray())
        {
            rows.Add(row.GetProperty("eps").ToString(), row.GetProperty("delta").ToString(), Parse(row.GetProperty("delta0").ToString()),
                row.GetProperty("tau_gd").ToString(), row.GetProperty("tau_momentum").ToString());
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Escapes_from_a_saddle_agree_with_the_reference(string epsText, string deltaText, double delta0, string byGradient, string byMomentum)
    {
        double eps = Parse(epsText), delta = Parse(deltaText);
        var saddle = new Quadratic(1, -eps);
        double[] start = [delta, 1];
        FlowOptions options = FlowOptions.DormandPrince8 with
        {
            RelativeTolerance = 1e-11,
            AbsoluteTolerance = 1e-13,
            DenseOutput = false,
            MaximumSteps = 2_000_000,
            Events = [FlowEvent.When("escaped", s => s.Loss + delta0, Crossing.Falling)],
        };

        FlowResult slow = GradientFlow.Run(saddle, start, 1e9, options with { Method = FlowMethod.Radau, RelativeTolerance = 1e-13 });
        FlowResult fast = MomentumFlow.Run(saddle, start, [-delta, eps], 1e9, options);

        Close.Relative(Parse(byGradient), slow.Final.Tau, 1e-9);
        Close.Relative(Parse(byMomentum), fast.Final.Tau, 1e-9);
    }

    [Fact]
    public void Friction_damps_an_oscillator_as_the_formula_says()
    {
        // x'' + 0.2 x' + x = 0.
        FlowResult run = MomentumFlow.Run(new Quadratic(1.0), [1.0], [0.0], 20, FlowOptions.Radau, friction: 0.2);
        double w = Math.Sqrt(0.99);

        Close.Absolute(Math.Exp(-2) * (Math.Cos(20 * w) + 0.1 / w * Math.Sin(20 * w)), run.Final.Theta[0], 1e-8);
        Assert.StartsWith("velocity0 has length 2; expected 1", Assert.Throws<ArgumentException>(() => MomentumFlow.Run(new Quadratic(1.0), [1.0], [0, 0], 1, FlowOptions.Radau)).Message);
        Assert.StartsWith("friction = -1 must be", Assert.Throws<ArgumentException>(() => MomentumFlow.Run(new Quadratic(1.0), [1.0], [0], 1, FlowOptions.Radau, -1)).Message);
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
