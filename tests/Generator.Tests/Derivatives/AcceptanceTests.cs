using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Every kind of output compiles in projects that are strict: warnings are errors, nullable is on, documentation is required, in C# 12, 13 and the latest.</summary>
public class AcceptanceTests
{
    private const string Head = "using System; using CurseOfMemory;\n";

    /// <summary>All forms of a scalar and a vector-valued function, in a place to be filled in.</summary>
    private const string Forms = """
        /// <summary>x y.</summary>
        [Differentiable] public static double F(ReadOnlySpan<double> @in, double @class, [Constant] double hessian) { double s = hessian; for (int i = 0; i < @in.Length; i++) s = s > 1 ? s * @in[i] : s + @class * @in[i]; return s; }
        /// <summary>Outputs.</summary>
        [Differentiable] public static void G(ReadOnlySpan<double> @in, double value, Span<double> @out) { for (int i = 0; i < @out.Length; i++) @out[i] = i < @in.Length ? value * @in[i] : Math.Sin(value); }
        /// <summary>D.</summary>
        [GradientOf(nameof(F))] public static partial double Gradient(ReadOnlySpan<double> @in, double @class, double hessian, Span<double> gradient);
        /// <summary>D.</summary>
        [GradientOf(nameof(F))] public static partial double Apart(ReadOnlySpan<double> @in, double @class, double hessian, Span<double> tape, out double @event);
        /// <summary>D.</summary>
        [HessianOf(nameof(F))] public static partial double Hessian(ReadOnlySpan<double> @in, double @class, double hessian, Span<double> gradient, Span<double> @base);
        /// <summary>D.</summary>
        [HessianProductOf(nameof(F))] public static partial double Product(ReadOnlySpan<double> @in, double @class, double hessian, ReadOnlySpan<double> @ref, Span<double> gradient, Span<double> product);
        /// <summary>D.</summary>
        [HessianDiagonalOf(nameof(F))] public static partial double Diagonal(ReadOnlySpan<double> @in, double @class, double hessian, Span<double> gradient, Span<double> diagonal);
        /// <summary>D.</summary>
        [TangentOf(nameof(F))] public static partial double Tangent(ReadOnlySpan<double> @in, double @class, double hessian, ReadOnlySpan<double> direction, out double tangent);
        /// <summary>D.</summary>
        [AdjointOf(nameof(F))] public static partial double Adjoint(ReadOnlySpan<double> @in, double @class, double hessian, double seed, Span<double> adjoint);
        /// <summary>D.</summary>
        [JacobianOf(nameof(G))] public static partial void Jacobian(ReadOnlySpan<double> @in, double value, Span<double> @out, Span<double> jacobian);
        /// <summary>D.</summary>
        [TangentOf(nameof(G))] public static partial void Forward(ReadOnlySpan<double> @in, double value, Span<double> @out, ReadOnlySpan<double> direction, Span<double> tangent);
        /// <summary>D.</summary>
        [AdjointOf(nameof(G))] public static partial void Backward(ReadOnlySpan<double> @in, double value, Span<double> @out, ReadOnlySpan<double> seed, Span<double> adjoint);
        """;

    private const string Members = """
        {
            private int Count => @checked.Length;
            {0}
        }
        """;

    private const string Formula = "[Loss] private double Loss([Integrated(0, double.PositiveInfinity)] double @void, ReadOnlySpan<double> @new, ReadOnlySpan<double> work) { double gradient = 0; for (int k = 0; k < @new.Length; k++) gradient += @new[k] * Math.Exp(-work[k] * @void); return gradient * gradient; }";
    private const string Residual = "[Residual] private double Residual([Summed(nameof(Count))] int n, double @params, ReadOnlySpan<double> hessian) => @params * Math.Exp(-hessian[0] * @checked[n]) - @checked[n];";
    private const string Program = "[Loss] private double Loss([Summed(nameof(Count))] int n, double value, ReadOnlySpan<double> theta) { double @do = value; for (int i = 0; i < theta.Length; i++) @do = @do > 1 ? Math.Sqrt(@do) : @do * theta[i] + @checked[n]; return @do; }";
    private const string ProgramResidual = "[Residual] private double Residual([Summed(nameof(Count))] int n, double value, ReadOnlySpan<double> theta) { double @do = value; for (int i = 0; i < theta.Length; i++) @do = @do > 1 ? Math.Sqrt(@do) : @do * theta[i] + @checked[n]; return @do; }";

    /// <summary>Where a type may stand: {0} stands for it, {1} for its keyword and name.</summary>
    private static readonly string[] Places =
    [
        "{0}",
        "namespace @namespace.Some.@int {{ {0} }}",
        "namespace N {{ /// <summary>Outer.</summary>\npublic partial class Outer<T> where T : struct {{ /// <summary>Inner.</summary>\npublic partial struct @enum<U> {{ {0} }} }} }}",
        "namespace N {{ /// <summary>Outer.</summary>\npublic partial interface IOuter {{ {0} }} }}",
        "namespace App.System {{ {0} }} namespace App.CurseOfMemory {{ /// <summary>Collides.</summary>\npublic static class Math; }}",
        "namespace Names {{ file class Local; /// <summary>Collides.</summary>\npublic static class Special; /// <summary>Collides.</summary>\npublic static class Lanes256; {0} }}",
    ];

    private static readonly string[] Types =
    [
        "/// <summary>A type.</summary>\npublic static partial class @public {{ " + "{0} }}",
        "/// <summary>A type.</summary>\n/// <typeparam name=\"TItem\">A type.</typeparam>\npublic partial class Generic<TItem> {{ {0} }}",
    ];

    private static readonly string[] Objectives =
    [
        "/// <summary>A type.</summary>\n/// <param name=\"checked\">Data.</param>\n[Objective] public readonly partial struct @struct(double[] @checked)",
        "/// <summary>A type.</summary>\n/// <param name=\"checked\">Data.</param>\n[Objective] public sealed partial class Class(double[] @checked)",
        "/// <summary>A type.</summary>\n/// <param name=\"checked\">Data.</param>\n/// <typeparam name=\"TData\">A type.</typeparam>\n[Objective] internal partial record @record<TData>(double[] @checked)",
    ];

    public static TheoryData<string, LanguageVersion> Sources
    {
        get
        {
            TheoryData<string, LanguageVersion> sources = [];
            LanguageVersion[] versions = [LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Latest];
            int number = 0;
            foreach (string place in Places)
            {
                foreach (string type in Types)
                    sources.Add(string.Format(null, place, string.Format(null, type, Forms)), versions[number++ % versions.Length]);
                foreach (string loss in (string[])[Formula, Residual, Program, ProgramResidual])
                    sources.Add(string.Format(null, place, Objectives[number % Objectives.Length] + Members.Replace("{0}", loss, StringComparison.Ordinal)), versions[number++ % versions.Length]);
            }
            return sources;
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_strict_project_accepts_the_output(string source, LanguageVersion version) => Project.Of(Head + source, version).Accepted();
}
