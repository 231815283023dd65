using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>What the generated text may not contain, and what is refused instead.</summary>
public class ClosedFormTests
{
    private static readonly Lazy<Project> Definitions = new(() => Project.Of(
        "#pragma warning disable CS1591, CM1104\nusing System; using CurseOfMemory;\nnamespace CurseOfMemory.Generator.Tests.Derivatives;\n" + string.Join("\n", Files())).Accepted());

    public static TheoryData<string> Integrals =>
    [
        nameof(MemoryLoss), nameof(DelayedLoss), nameof(WeightedLoss), nameof(WeightedTargetLoss), nameof(CubedLoss), nameof(LogRateLoss), nameof(DampedLoss),
        nameof(RampLoss), nameof(TwoProducts), nameof(GammaWeight), nameof(Hyperbolic), nameof(ThreeSums), nameof(FourthPower), nameof(PhasedLoss),
        nameof(DoubleIntegral), nameof(SummedIntegrals), nameof(TwoLengths), nameof(FiniteLoss), nameof(FiniteTargetLoss), nameof(FiniteWave), nameof(Growing),
    ];

    [Theory]
    [MemberData(nameof(Integrals))]
    public void An_integral_becomes_no_quadrature(string type)
    {
        string text = Definitions.Value.Text(type);
        string code = Regex.Replace(text, @"//.*", "");
        // no function value of a target, no table of nodes or weights, and no loop but over the elements of blocks and data
        Assert.DoesNotMatch(@"\.At\(", code);
        Assert.DoesNotMatch(@"\[\s*-?\d+\.\d+\s*,|new double\[\]|new\[\]|static readonly", code);
        string[] limits = [.. Regex.Matches(code, @"for \(int (\w+) = [^;]+; \1 < ([^;]+);").Select(loop => loop.Groups[2].Value).Distinct()];
        Assert.NotEmpty(limits);
        // lengths, a length of two, lanes, the end of a range of lanes, and the triangle below another loop's counter
        Assert.All(limits, limit => Assert.Matches(@"^(m\d*|count|end|2|L\.Count|[ijklp]|to)$", limit));
    }

    [Theory]
    [InlineData("Math.Sqrt(1 + t) * Math.Exp(-w * t)", "Math.Sqrt(1 + t)", "CM1101")]
    [InlineData("Math.Exp(-w * t * t * t)", "Math.Exp(-w * t * t * t)", "CM1101")]
    [InlineData("Math.Exp(-w * t) / (1 + t)", "Math.Exp(-w * t) / (1 + t)", "CM1101")]
    [InlineData("w * Math.Exp(-t) + Math.Tanh(w * t)", "Math.Tanh(w * t)", "CM1101")]
    [InlineData("w * Math.Cos(t)", "Math.Cos(t)", "CM1102")]
    [InlineData("w + Math.Exp(-t)", null, "CM1102")]
    [InlineData("Math.Exp(-t) * Math.Log(w * t)", "Math.Log(w * t)", "CM1101")]
    public void Without_a_rule_the_error_stands_at_its_token(string integrand, string? token, string id)
    {
        Project project = Project.Of($$"""
            #pragma warning disable CS1591
            using System; using CurseOfMemory;
            [Objective] public readonly partial struct Refused
            {
                [Loss] public double J([Integrated(0, double.PositiveInfinity)] double t, double w) => {{integrand}};
            }
            """);
        Diagnostic refusal = Assert.Single(project.Complaints);
        Assert.Equal(id, refusal.Id);
        if (token is not null)
            Assert.Equal(token, refusal.Location.SourceTree!.GetText().ToString(refusal.Location.SourceSpan));
    }

    private static IEnumerable<string> Files() => typeof(ClosedFormTests).Assembly.GetManifestResourceNames()
        .Where(name => name.Contains(".Derivatives.Definitions.", StringComparison.Ordinal))
        .Select(name => new StreamReader(typeof(ClosedFormTests).Assembly.GetManifestResourceStream(name)!).ReadToEnd().Replace("namespace CurseOfMemory.Generator.Tests.Derivatives;", "", StringComparison.Ordinal));
}
