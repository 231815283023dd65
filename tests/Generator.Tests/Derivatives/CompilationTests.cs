using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Whatever surrounds a definition, its other half compiles without a warning and computes the same.</summary>
public class CompilationTests
{
    private const string Kernel = """
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * Math.Exp(-w[i] * t);
        double error = sum - target.At(t);
        return error * error;
        """;

    private const string Parameters = "[Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w";

    private const string Members = $$"""
        {
            /// <summary>J.</summary>
            [Loss] public double J({{Parameters}})
            {
                {{Kernel}}
            }
        }
        """;

    public static TheoryData<string, string, string> Places => new()
    {
        { "global namespace", "/// <summary>.</summary>\n[Objective] public readonly partial struct Loss(MemoryTarget target)" + Members, "Loss" },
        { "namespace", "namespace Some.Where { /// <summary>.</summary>\n[Objective] public readonly partial struct Loss(MemoryTarget target)" + Members + "}", "Some.Where.Loss" },
        { "class", "/// <summary>.</summary>\n[Objective] public sealed partial class Loss(MemoryTarget target)" + Members, "Loss" },
        { "abstract-free base", "/// <summary>.</summary>\npublic class Base(MemoryTarget target) { /// <summary>.</summary>\nprotected readonly MemoryTarget target = target; }\n/// <summary>.</summary>\n[Objective] public partial class Loss(MemoryTarget other) : Base(other)" + Members, "Loss" },
        { "record", "/// <summary>.</summary><param name=\"target\">.</param>\n[Objective] public partial record Loss(MemoryTarget target)" + Members, "Loss" },
        { "record struct", "/// <summary>.</summary><param name=\"target\">.</param>\n[Objective] public readonly partial record struct Loss(MemoryTarget target)" + Members, "Loss" },
        { "mutable struct", "/// <summary>.</summary>\n[Objective] public partial struct Loss(MemoryTarget target)" + Members, "Loss" },
        { "internal", "[Objective] internal readonly partial struct Loss(MemoryTarget target)" + Members, "Loss" },
        { "field", "/// <summary>.</summary>\n[Objective] public readonly partial struct Loss { private readonly MemoryTarget target; /// <summary>.</summary>\npublic Loss(MemoryTarget given) => target = given;" + Members[1..], "Loss" },
        { "property", "/// <summary>.</summary>\n[Objective] public partial class Loss(MemoryTarget given) { private MemoryTarget target { get; } = given;" + Members[1..], "Loss" },
        { "field of a block's name", "/// <summary>.</summary>\n[Objective] public partial class Loss(MemoryTarget given) { private readonly MemoryTarget target = given; internal int a = 1, w = 2, theta = 3, gradient = 4;" + Members[1..], "Loss" },
        { "nested", "/// <summary>.</summary>\npublic static partial class Outer { /// <summary>.</summary>\npublic partial struct Middle { /// <summary>.</summary>\n[Objective] public readonly partial struct Loss(MemoryTarget target)" + Members + "}}", "Outer+Middle+Loss" },
        { "private nested", "/// <summary>.</summary>\npublic partial class Outer { /// <summary>.</summary>\npublic static object Make(MemoryTarget target) => new Loss(target); [Objective] private sealed partial class Loss(MemoryTarget target)" + Members + "}", "Outer+Loss" },
        { "@event", "namespace @class.@int { /// <summary>.</summary>\npublic partial struct @namespace { /// <summary>.</summary>\n[Objective] public readonly partial struct @event(MemoryTarget target)" + Members + "}}", "class.int.namespace+event" },
        { "lanes of the user", "namespace Mine { internal class Lane; internal class Lanes512; internal class Special; internal class Span; internal class ILanes; internal class L; internal class IObjective; internal class ParameterBlocks; internal class HessianBlocks; /// <summary>.</summary>\n[Objective] public readonly partial struct Loss(MemoryTarget target)" + Members + "}", "Mine.Loss" },
        { "system of the user", "namespace Mine.System { internal class Math2; /// <summary>.</summary>\n[Objective] public readonly partial struct Loss(MemoryTarget target)" + Members.Replace("Math.", "global::System.Math.") + "}", "Mine.System.Loss" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_type_in_any_place(string place, string source, string type)
    {
        Assert.NotEmpty(place);
        foreach (LanguageVersion version in new[] { LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Latest })
            Project.Of("using System; using CurseOfMemory;\n" + source, version).Accepted();
        Same(Project.Of("using System; using CurseOfMemory;\n" + source).Create(type, Again.Bump));
    }

    [Theory]
    [InlineData("theta", "gradient")]
    [InlineData("gradient", "theta")]
    [InlineData("k", "i")]
    [InlineData("m", "n")]
    [InlineData("L", "value")]
    [InlineData("s", "r")]
    [InlineData("J", "hessian")]
    [InlineData("work", "sum2")]
    [InlineData("column", "rented")]
    [InlineData("direction", "product")]
    [InlineData("a", "da")]
    [InlineData("va", "a")]
    [InlineData("j", "pa")]
    [InlineData("@event", "@class")]
    [InlineData("@double", "global")]
    [InlineData("Value", "Gradient")]
    [InlineData("smallest", "at")]
    [InlineData("x", "converges")]
    [InlineData("System", "CurseOfMemory")]
    [InlineData("workLength", "lane")]
    [InlineData("ak", "wk")]
    [InlineData("a_", "_")]
    [InlineData("notFinite0", "notFinite1")]
    [InlineData("ω", "θ")]
    [InlineData("theta_", "t1")]
    public void Blocks_of_any_name(string a, string w) => Same(Project.Of($$"""
        using System; using CurseOfMemory;
        /// <summary>.</summary>
        [Objective] public readonly partial struct Loss(MemoryTarget target)
        {
            /// <summary>J.</summary>
            [Loss] public double Error([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> {{a}}, ReadOnlySpan<double> {{w}})
            {
                double error = 0 - target.At(t);
                for (int counter = 0; counter < {{a}}.Length; counter++)
                    error += {{a}}[counter] * Math.Exp(-{{w}}[counter] * t);
                return error * error;
            }
        }
        """).Create("Loss", Again.Bump));

    [Theory]
    [InlineData("theta", "weights")]
    [InlineData("k", "m")]
    [InlineData("x", "xValues")]
    [InlineData("work", "value")]
    [InlineData("@event", "@int")]
    [InlineData("column", "count")]
    [InlineData("i", "j")]
    [InlineData("y", "value")]
    [InlineData("y", "k")]
    public void Data_and_blocks_of_any_name(string x, string data) => CheckData(x, data);

    [Theory]
    [InlineData("L", "n")]
    [InlineData("y", "theta")]
    [InlineData("y", "gradient")]
    [InlineData("y", "hessian")]
    [InlineData("y", "work")]
    public void Data_that_a_parameter_of_ours_hides(string x, string data) => CheckData(x, data);

    private static void CheckData(string x, string data)
    {
        // with columns, a triple loop, data and a scalar
        Project project = Project.Of($$"""
            using System; using CurseOfMemory;
            /// <summary>.</summary>
            [Objective] public readonly partial struct Loss(double[] {{data}}, double scale)
            {
                private int Count => {{data}}.Length;
                /// <summary>J.</summary>
                [Loss] public double Error([Summed(nameof(Count))] int number, ReadOnlySpan<double> {{x}}, double bias)
                {
                    double total = 0;
                    for (int counter = 0; counter < {{x}}.Length; counter++)
                        total += Math.Tanh({{x}}[counter] * {{data}}[number] + bias);
                    return scale * total * total;
                }
            }
            """);
        IObjective<double> loss = project.Create("Loss", new[] { 1.0, 2, 3 }, 0.5);
        double expected = 0;
        foreach (double number in new[] { 1.0, 2, 3 })
            expected += 0.5 * Math.Pow(Math.Tanh(0.5 * number - 0.75) + Math.Tanh(0.25 * number - 0.75), 2);
        Assert.Equal(expected, loss.Value([0.5, 0.25, -0.75]), 1e-14);
        Assert.Equal(expected, loss.Hessian([0.5, 0.25, -0.75], new double[3], new double[9]), 1e-14);
    }

    [Theory]
    [InlineData("k", "m")]
    [InlineData("s", "t2")]
    [InlineData("value", "length")]
    public void Numbers_and_targets_of_any_name(string scale, string target) => CheckTarget(scale, target);

    [Theory]
    [InlineData("n", "length")]
    [InlineData("theta", "value")]
    [InlineData("gradient", "hessian")]
    [InlineData("L", "work")]
    [InlineData("direction", "product")]
    public void Numbers_and_targets_that_a_parameter_of_ours_hides(string scale, string target) => CheckTarget(scale, target);

    private static void CheckTarget(string scale, string target)
    {
        IObjective<double> loss = Project.Of($$"""
            using System; using CurseOfMemory;
            /// <summary>.</summary>
            [Objective] public readonly partial struct Loss(double {{scale}}, MemoryTarget {{target}})
            {
                /// <summary>J.</summary>
                [Loss] public double Error([Integrated(0, double.PositiveInfinity)] double time, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
                {
                    double error = 0 - {{target}}.At(time);
                    for (int counter = 0; counter < a.Length; counter++)
                        error += {{scale}} * a[counter] * Math.Exp(-w[counter] * time);
                    return error * error;
                }
            }
            """).Create("Loss", 1.0, Again.Bump);
        Same(loss);
    }

    [Fact]
    public void Members_of_the_names_of_ours() => Same(Project.Of("using System; using CurseOfMemory;\n" + """
        /// <summary>.</summary>
        [Objective] public partial class Loss(MemoryTarget target)
        {
            internal int Converges = 1, ValueKernel = 1, _targetSquaredNorm = 1, value = 1, m = 1, n = 1, k = 1, j = 1, s = 1, r = 1;
            internal static double L = 1;
            internal static int GradientKernel() => 1;
        """ + Members[1..]).Create("Loss", Again.Bump));

    [Fact]
    public void A_generic_type_and_generic_containers() => Same(Project.Of("""
        using System; using CurseOfMemory;
        namespace Some;
        /// <summary>.</summary>
        /// <typeparam name="T">.</typeparam>
        public partial class Outer<T> where T : class, new()
        {
            /// <summary>.</summary>
            /// <typeparam name="L">.</typeparam>
            [Objective] public readonly partial struct Loss<L>(MemoryTarget target) where L : struct
            {
                /// <summary>J.</summary>
                [Loss] public double J([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
                {
                    double error = -target.At(t);
                    for (int i = 0; i < a.Length; i++)
                        error += a[i] * Math.Exp(-w[i] * t);
                    return error * error;
                }
            }
        }
        /// <summary>.</summary>
        public static class Factory
        {
            /// <summary>.</summary>
            public static IObjective<double> Make(MemoryTarget target) => new Outer<object>.Loss<int>(target);
        }
        """).Load().GetType("Some.Factory")!.GetMethod("Make")!.Invoke(null, [Again.Bump]) as IObjective<double>);

    private static void Same(IObjective<double>? loss)
    {
        Assert.NotNull(loss);
        MemoryLoss expected = new(Again.Bump);
        double[] theta = [0.5, -0.75, 0.25, 0.4, 1.5, 3.1], gradient = new double[6], hessian = new double[36];
        Assert.Equal(expected.Value(theta), loss.Value(theta), 1e-14);
        Assert.Equal(expected.Value(theta), loss.Gradient(theta, gradient), 1e-14);
        Assert.Equal(expected.Value(theta), loss.HessianProduct(theta, theta, gradient, new double[6]), 1e-14);
        Assert.Equal(expected.Value(theta), loss.Hessian(theta, new double[6], hessian), 1e-14);
        double[] same = new double[6];
        expected.Gradient(theta, same);
        Assert.All(same.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        Assert.Contains("= NaN", loss.Violation([1, double.NaN, 1, 1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_below_zero_is_negated_in_parentheses()
    {
        Project project = Project.Of("""
            using System; using CurseOfMemory;
            /// <summary>.</summary>
            [Objective] public readonly partial struct Bumps
            {
                /// <summary>.</summary>
                [Loss] public double F([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w, double c)
                {
                    double sum = -a[0] * Math.Exp(-0.5 * (t - c) * (t - c) * w[0]);
                    for (int i = 0; i < a.Length; i++)
                        sum += a[i] * Math.Exp(-0.5 * (t - c) * (t - c) * w[i]);
                    return sum;
                }
            }
            """);
        Assert.True(double.IsFinite(project.Create("Bumps").Value([0.5, 0.3, 1, 2, 0.7])));
    }
}
