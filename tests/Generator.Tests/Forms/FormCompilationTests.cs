using CurseOfMemory.Generator.Tests.Derivatives;
using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Whatever surrounds a derivative method, its other part compiles without a warning where documentation is required and warnings are errors.</summary>
public class FormCompilationTests
{
    private const string Members = """
        {
            /// <summary>A recurrence.</summary>
            /// <param name="a">.</param>
            /// <param name="u">.</param>
            /// <returns>.</returns>
            [Differentiable] public STATIC double F(double a, ReadOnlySpan<double> u)
            {
                double h = 0, loss = 0;
                for (int t = 0; t < u.Length; t++)
                {
                    h = Math.Tanh(a * h + u[t]) * SCALE;
                    if (h > 0.5) loss += h * h; else loss -= h;
                }
                return loss;
            }
            /// <summary>A vector.</summary>
            /// <param name="x">.</param>
            /// <param name="y">.</param>
            [Differentiable] public STATIC void G(ReadOnlySpan<double> x, Span<double> y)
            {
                for (int i = 0; i < y.Length; i++)
                    y[i] = x[i % x.Length] * Math.Sin(x[0]);
            }
            [GradientOf(nameof(F))] public STATIC partial double FGradient(double a, ReadOnlySpan<double> u, out double da, Span<double> du);
            /// <summary>Documented by its user.</summary>
            [GradientOf(nameof(F))] internal STATIC partial double FPacked(double a, ReadOnlySpan<double> u, Span<double> gradient);
            [HessianOf(nameof(F))] public STATIC partial double FHessian(double a, ReadOnlySpan<double> u, Span<double> gradient, Span<double> hessian);
            [HessianProductOf(nameof(F))] public STATIC partial double FHessianProduct(double a, ReadOnlySpan<double> u, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product);
            [HessianDiagonalOf(nameof(F))] private STATIC partial double FHessianDiagonal(double a, ReadOnlySpan<double> u, Span<double> gradient, Span<double> diagonal);
            [TangentOf(nameof(F))] public STATIC partial double FTangent(double a, ReadOnlySpan<double> u, ReadOnlySpan<double> direction, out double tangent);
            [AdjointOf(nameof(F))] public STATIC partial double FAdjoint(double a, ReadOnlySpan<double> u, double seed, Span<double> adjoint);
            [JacobianOf(nameof(G))] public STATIC partial void GJacobian(ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian);
            [TangentOf(nameof(G))] public STATIC partial void GTangent(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> direction, Span<double> tangent);
            [AdjointOf(nameof(G))] public STATIC partial void GAdjoint(ReadOnlySpan<double> x, ReadOnlySpan<double> seed, Span<double> y, Span<double> adjoint);
        }
        """;

    private const string Doc = "/// <summary>.</summary>\n";

    public static TheoryData<string, string> Places => new()
    {
        { Doc + "public static partial class C", "" },
        { "namespace Some.Where;\n" + Doc + "public static partial class C", "" },
        { Doc + "public readonly partial struct C(double scale)", "scale" },
        { Doc + "public partial struct C(double scale)", "scale" },
        { Doc + "public sealed partial class C(double scale)", "scale" },
        { Doc + "/// <param name=\"Scale\">.</param>\npublic partial record C(double Scale)", "Scale" },
        { Doc + "/// <param name=\"Scale\">.</param>\npublic readonly partial record struct C(double Scale)", "this.Scale" },
        { "internal static partial class C", "" },
        { "namespace @class.@int;\n" + Doc + "public static partial class @namespace", "" },
        { "namespace Mine; internal class Span; internal class Math2; internal class FunctionArguments; " + Doc + "public static partial class C", "" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_type_in_any_place(string declaration, string scale)
    {
        string source = "using System; using CurseOfMemory;\n" + declaration + Members.Replace("STATIC ", scale.Length == 0 ? "static " : "").Replace("SCALE", scale.Length == 0 ? "1.5" : scale);
        foreach (LanguageVersion version in new[] { LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Latest })
            Project.Of(source, version).Accepted();
    }

    [Fact]
    public void Nested_generic_types() => Project.Of("using System; using CurseOfMemory;\nnamespace Some;\n" + Doc + "/// <typeparam name=\"T\">.</typeparam>\npublic partial class Outer<T> where T : class, new() { "
        + Doc + "public partial struct Middle {\n" + Doc + "/// <typeparam name=\"L\">.</typeparam>\npublic static partial class C<L> where L : struct" + Members.Replace("STATIC", "static").Replace("SCALE", "2") + "}}").Accepted();

    [Theory]
    [InlineData("gradient", "hessian")]
    [InlineData("n", "j")]
    [InlineData("row", "unit")]
    [InlineData("value", "rest")]
    [InlineData("workspace", "tape")]
    [InlineData("top", "length")]
    [InlineData("rented", "memory")]
    [InlineData("t", "u")]
    [InlineData("u1", "u2")]
    [InlineData("@event", "@class")]
    [InlineData("da", "va")]
    [InlineData("hBar", "hDot")]
    [InlineData("seed", "direction")]
    [InlineData("System", "global")]
    [InlineData("FGradient", "FGradientKernel")]
    [InlineData("k", "m")]
    [InlineData("i", "column")]
    public void Parameters_of_any_name(string a, string u)
    {
        Project project = Project.Of($$"""
            using System; using CurseOfMemory;
            /// <summary>.</summary>
            public static partial class C
            {
                /// <summary>.</summary>
                [Differentiable] public static double F(double {{a}}, ReadOnlySpan<double> {{u}})
                {
                    double h = 0, top2 = 0;
                    for (int s = 0; s < {{u}}.Length; s++)
                    {
                        h = Math.Tanh({{a}} * h + {{u}}[s]);
                        top2 += h * h;
                    }
                    return top2;
                }
                [GradientOf(nameof(F))] public static partial double Gradient(double {{a}}, ReadOnlySpan<double> {{u}}, Span<double> result1);
                [HessianOf(nameof(F))] public static partial double Hessian(double {{a}}, ReadOnlySpan<double> {{u}}, Span<double> result1, Span<double> result2);
                [TangentOf(nameof(F))] public static partial double Tangent(double other, ReadOnlySpan<double> names, ReadOnlySpan<double> than, out double before);
            }
            """);
        project.Accepted();
    }

    [Fact]
    public void Members_of_the_names_of_ours() => Project.Of("using System; using CurseOfMemory;\n" + Doc + "public static partial class C" + Members.Replace("STATIC", "static").Replace("SCALE", "h1")
        .Replace("[GradientOf(nameof(F))] public", "internal const double h1 = 2, h = 3, tape = 4, top = 5, FGradientKernel = 6, workspace = 7;\n[GradientOf(nameof(F))] public")).Accepted();
}
