using System.Globalization;
using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Libraries;

/// <summary>Definitions in a referenced assembly, without source, do what they do beside the definitions that call them.</summary>
public class LibraryTests
{
    private const string Loss = """
        [Objective]
        public readonly partial struct MemoryLoss(MemoryTarget target)
        {
            /// <summary>J(a, w) = integral over t in [0, inf) of (model - target)^2.</summary>
            [Loss]
            private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
            {
                double error = Models.ExponentialSum.At(t, a, w) - target.At(t);
                return error * error;
            }
        }
        """;

    /// <summary>Runs the generator over a library, and then over a source that refers to it.</summary>
    private static Harness Beside(string library, string source) => Harness.Run(source, Harness.Run(library).Accepted().AsReference("Models"));

    /// <summary>The generated files with the library as a reference, and with its source beside.</summary>
    private static (string[] Referred, string[] Together) Both(string library, string source)
    {
        Harness referred = Beside(library, source).Accepted();
        Assert.NotNull(referred.Model.Definition);
        Harness together = Harness.Run(("Sample.cs", source), ("Library.cs", library)).Accepted();
        return ([.. referred.Texts.Where(IsOfSource)], [.. together.Texts.Where(IsOfSource)]);
    }

    private static bool IsOfSource(string text) => !text.Contains("DifferentiableGraph", StringComparison.Ordinal);

    private static string In(string space, string source) => $"namespace {space}\n{{\n{source}\n}}";

    [Fact]
    public void The_papers_loss_of_a_referenced_kernel_has_the_same_kernels()
    {
        (string[] referred, string[] together) = Both(In("Models", Samples.Kernel), Loss);
        Assert.Equal(4, referred.Length);
        Assert.Equal(together, referred);
    }

    [Fact]
    public void The_runtimes_kernel_has_the_same_kernels_as_the_users()
    {
        string[] users = [.. Harness.Run(("Kernel.cs", Samples.Kernel), ("Loss.cs", Samples.Loss)).Accepted().Texts.Where(IsOfSource)];
        Assert.Equal(users, Harness.Run(Samples.Loss).Accepted().Texts);
    }

    [Theory]
    [InlineData("{0} {1}")]
    [InlineData("namespace App {{ {0} {1} }}")]
    [InlineData("{0} namespace App {{ {1} }}")]
    [InlineData("namespace App {{ {0} }} namespace App.Losses {{ {1} }}")]
    [InlineData("namespace CurseOfMemory.App {{ {0} {1} }}")]
    public void A_users_type_comes_before_the_runtimes(string layout)
    {
        string own = Samples.Kernel.Replace("a[i] *", "3 * a[i] *", StringComparison.Ordinal);
        Definition users = Harness.Read(string.Format(CultureInfo.InvariantCulture, layout, own, Samples.Loss));
        Assert.Contains(users.Nodes, node => node.Value == 3);
        Assert.DoesNotContain(Harness.Read(Samples.Loss).Nodes, node => node.Value == 3);
    }

    [Fact]
    public void Waves_of_the_runtime_are_integrated_in_closed_form()
    {
        Harness harness = Harness.Run("""
            [Objective]
            public readonly partial struct WaveLoss
            {
                [Loss] private double Loss(
                    [Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> w, ReadOnlySpan<double> f)
                    => Math.Pow(DampedWaveSum.At(t, a, b, w, f), 2) - 2 * DampedWaveSum.At(t, a, b, w, f) * Math.Exp(-t);
            }
            """).Accepted();
        IObjective<double> loss = (IObjective<double>)Activator.CreateInstance(harness.Load().GetType("WaveLoss")!)!;
        // a e^{-t}: a^2/2 - a, at a = 1
        Assert.Equal(-0.5, loss.Value((double[])[1, 0, 1, 0]), 1e-15);
    }

    public static TheoryData<string, string> Formulas => new()
    {
        { "double F(double x, double y) => Math.Max(x, y) * Math.Pow(x, 3) - Math.Clamp(y, -1, 2)", "F(p, q)" },
        { "double F(double x, double y) => Math.FusedMultiplyAdd(x, y, Math.Log(x, 2.5)) + Math.Abs(x - y)", "F(p, q)" },
        { "double F(double x, int n) { double s = 1; for (int i = 0; i < n; i++) s *= x; return s / (n + 1.0); }", "F(p, 3) * q" },
        { "double F(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += Math.Exp(-x * i); return s; }", "F(p, 12) * q" },
        { "double F(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += Math.Exp(-x * i); return s; }", "F(p, 100) * q" },
        { "double F(ReadOnlySpan<double> x, double[] c) { double s = 0; for (int i = 0; i < c.Length; i++) s += c[i] * c[i]; foreach (double y in x) s += Math.Sin(y); return s; }", "F(v, data) * p * q" },
        { "double F(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) { double inner = 0; for (int j = 0; j < x.Length; j++) inner += x[i] / (1 + x[j] * x[j]); s += inner * inner; } return s; }", "F(v) + p * q" },
        { "double F(double x, bool sine) => sine ? Math.Sin(x) : Math.Cos(x)", "F(p, true) * F(q, false)" },
        { "(double Real, double Imaginary) F(double x, double y) => (x * y, x - y)", "F(p, q).Real * F(q, p).Imaginary" },
        { "double F(double x, double y) => G(x) * G(y); private static double G(double x) => x * Math.Exp(-x * Rate); private const double Rate = 0.25; public static readonly double[] Table = [1, 2]", "F(p, q)" },
        { "double F(double x, double[] table) => x * table[1]", "F(p, data) * q" },
        { "double F(double x) => x * Scale; public static double Scale { get; set; } = 3", "F(p) * q" },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_formula_of_a_referenced_assembly_is_the_formula_of_the_source(string definition, string use)
    {
        string library = In("Models", $"public static class L {{ [Differentiable] public static {definition}{(definition.EndsWith('}') ? "" : ";")} }}");
        string source = $$"""
            namespace Use
            {
                using static Models.L;
                [Objective] public readonly partial struct S(double[] data)
                {
                    public double[] Data => data;
                    [Loss] private double Loss(double p, double q, ReadOnlySpan<double> v) => {{use}};
                }
            }
            """;
        (string[] referred, string[] together) = Both(library, source);
        Assert.Equal(together, referred);
    }
}
