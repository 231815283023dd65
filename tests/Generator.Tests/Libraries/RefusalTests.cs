using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Libraries;

/// <summary>Graphs that can't be read or written are told, at the call and at the method.</summary>
public class RefusalTests
{
    private const string Objective = "[Objective] public partial class S { [Loss] private double Loss(double x) => L.F(x); }";
    private const string Form = "public static partial class C { [Differentiable] public static double G(double x) { double y = x; while (y > 1) y = L.F(y); return y; } [GradientOf(nameof(G))] public static partial double D(double x, out double dx); }";

    private static MetadataReference Library(string text, int version = 1) => Harness.Run(string.Create(
        CultureInfo.InvariantCulture,
        $"[assembly: DifferentiableGraph({version}, \"M:L.F(System.Double)\", \"{text}\")] public static class L {{ public static double F(double x) => x / 2; }}")).AsReference("L");

    /// <summary>The attribute of a function of one number, as the generator writes it.</summary>
    private static string Text
    {
        get
        {
            string file = Harness.Run("public static class L { [Differentiable] public static double F(double x) => x / 2; }").Texts.Single();
            string[] parts = file.Split('"');
            Assert.Equal("M:L.F(System.Double)", parts[1]);
            return parts[3];
        }
    }

    [Theory]
    [InlineData(Objective)]
    [InlineData(Form)]
    public void A_graph_of_this_version_is_read(string source) => Harness.Run(source, Library(Text)).Accepted();

    [Theory]
    [InlineData(Objective, "L.F(x)")]
    [InlineData(Form, "L.F(y)")]
    public void A_newer_graph_is_refused_at_the_call(string source, string call)
    {
        Harness harness = Harness.Run(source, Library(Text, version: 2)).Expect(("CM2201", call));
        Assert.Contains("it is of version 2, and this generator reads version 1", harness.Diagnostics.Single().GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Objective, "L.F(x)")]
    [InlineData(Form, "L.F(y)")]
    public void A_damaged_graph_is_refused_at_the_call(string source, string call)
    {
        foreach (string damaged in (string[])["", "nonsense", Text[..^2], Text.Replace(" c ", " z ", StringComparison.Ordinal), Text.Replace(" c ", " c 9", StringComparison.Ordinal)])
        {
            Harness harness = Harness.Run(source, Library(damaged)).Expect(("CM2201", call));
            Assert.Contains("its text is damaged", harness.Diagnostics.Single().GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Objective, "L.F(x)")]
    [InlineData(Form, "L.F(y)")]
    public void A_method_without_a_graph_is_unknown(string source, string call) => Harness
        .Run(source, Harness.Run("public static class L { public static double F(double x) => x / 2; }").AsReference("L"))
        .Expect(("CM1004", call));

    [Theory]
    [InlineData("public readonly struct L(double rate) { [Differentiable] public double F(double x) => x * rate; }")]
    [InlineData("public static class L { [Differentiable] public static T F<T>(T x) where T : System.Numerics.INumber<T> => x * x; }")]
    [InlineData("public class L<T> { [Differentiable] public static double F(double x) => x * x; }")]
    [InlineData("public class L { [Differentiable] public virtual double F(double x) => x * x; }")]
    [InlineData("public static class L { private static double _rate = 2; public static void Set(double x) => _rate = x; [Differentiable] public static double F(double x) => x * _rate; }")]
    [InlineData("public static class L { [Differentiable] public static double F(double x) => Math.BitIncrement(x); }")]
    public void What_others_cannot_differentiate_is_told_at_the_method(string source) => Harness.Run(source).Expect(("CM2202", "F"));

    [Theory]
    [InlineData("internal static class L { [Differentiable] public static double F(double x) => Math.BitIncrement(x); }")]
    [InlineData("public static class L { [Differentiable] internal static double F(double x) => Math.BitIncrement(x); }")]
    [InlineData("public static class L { [Differentiable] private static T F<T>(T x) => x; }")]
    public void What_others_cannot_call_is_not_told(string source) => Assert.Empty(Harness.Run(source).Accepted().Texts);

    [Fact]
    public void What_a_derivative_tells_is_not_told_twice() => Harness
        .Run("public static partial class L { [Differentiable] public static double F(double x) => Math.BitIncrement(x); [GradientOf(nameof(F))] public static partial double G(double x, out double dx); }")
        .Expect(("CM1004", "Math.BitIncrement(x)"));

    [Fact]
    public void A_rule_that_gives_no_derivative_is_told() => Harness
        .Run("""
            public static partial class C
            {
                [DerivativeRule("", nameof(ByY))] public static double Opaque(double x, double y) => x + y;
                public static double ByY(double x, double y) => 1;
                [Differentiable] public static double F(double x) { double y = x; for (int i = 0; i < 3; i++) y = Opaque(x, y) * y; return y; }
                [HessianOf(nameof(F))] public static partial double Bend(double x, Span<double> gradient, Span<double> hessian);
            }
            """)
        .Expect(("CM1106", "Bend"));
}
