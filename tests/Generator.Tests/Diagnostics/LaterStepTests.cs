using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Reading;
using CurseOfMemory.Generator.Steps;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Diagnostics;

/// <summary>What calculus and writing have to say appears at the token of the node that they name.</summary>
public class LaterStepTests
{
    [Theory]
    [InlineData("return {|CM1101:Math.Sqrt(1 + t)|} * Math.Exp(-w[0] * t);")]
    [InlineData("for (int i = 0; i < a.Length; i++) s += a[i] * {|CM1101:Math.Sqrt(w[i] + t)|} * Math.Exp(-t); return s;")]
    [InlineData("return F(t) * Math.Exp(-w[0] * t); double F(double u) => {|CM1101:Math.Log(1 + u)|};")]
    [InlineData("return a[0] * {|CM1101:target.At(2 * t)|};")]
    [InlineData("return a[0] * {|CM1101:target.At(t)|} * Math.Cos(w[0] * t);")]
    [InlineData("return a[0] * {|CM1101:target.At(t)|} * Math.Exp(-w[0] * t * t);")]
    [InlineData("return Math.Exp(-t) * ({|CM1101:1 / (w[0] + t)|});")]
    public void A_term_without_a_rule(string body) => Marked.Check(Sample(body));

    [Theory]
    [InlineData("Math.Cos(w[0] * t)", "since targets tell their moments at real rates alone")]
    [InlineData("Math.Exp(-w[0] * t * t)", "since targets tell their moments under exponentials alone")]
    public void A_target_times_what_its_moments_do_not_give(string factor, string why)
    {
        string message = Assert.Single(Marked.Check(Sample($"return a[0] * {{|CM1101:target.At(t)|}} * {factor};")));
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.EndsWith("or allow quadrature by [Integrated(..., Quadrature = 64)]", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private double {|CM1102:Loss|}([Integrated(0, double.PositiveInfinity)] double t, double a, double w) => Math.Exp(-w * t) + a;")]
    [InlineData("private double Loss([Integrated(0, double.PositiveInfinity)] double t, double a, double w) => a * {|CM1102:Math.Sin(w * t)|};")]
    public void A_divergent_integral(string loss) => Marked.Check($"[Objective] public partial class Sample {{ [Loss] {loss} }}");

    [Fact]
    public void A_target_without_finite_moments_under_a_finite_integral() => Marked.Check("""
        public class Bump { public double At(double t) => 1; public double Moment(int n, double s) => 1; public double SquaredNorm => 1; }
        [Objective]
        public partial class Sample(Bump bump) { [Loss] private double Loss([Integrated(0, 1)] double t, double a) => a * Math.Exp(-a * t) * {|CM1103:bump.At(t)|}; }
        """);

    [Fact]
    public void A_product_of_five_sums_is_a_warning_that_states_the_cost()
    {
        string[] messages = Marked.Check(Sample("for (int i = 0; i < a.Length; i++) s += a[i] * Math.Exp(-w[i] * t); return Math.Pow(s, 5);").Replace("Loss(", "{|CM1104:Loss|}("));
        Assert.StartsWith("The closed form sums over 5 indices at once: each evaluation costs of the order of n^5", Assert.Single(messages));
    }

    [Fact]
    public void A_target_without_moments_in_extended_precision()
    {
        string[] messages = Marked.Check("""
            public class Bump { public double At(double t) => 1; public double Moment(int n, double s) => 1; public double SquaredNorm => 1; }
            [Objective]
            public partial class Sample(Bump bump) { [Loss] private double {|CM1107:Loss|}([Integrated(0, double.PositiveInfinity)] double t, double a) => a * Math.Exp(-a * t) * bump.At(t); }
            """);
        Assert.Equal(
            "'Sample' is an IObjective<double> alone: the type of 'bump' has no DoubleDouble Moment(int, DoubleDouble); "
            + "add that to have IObjective<DoubleDouble> as well, or ignore this where double will do",
            Assert.Single(messages));
    }

    [Fact]
    public void A_warning_can_be_disabled_where_it_stands()
    {
        string source = Sample("for (int i = 0; i < a.Length; i++) s += a[i] * Math.Exp(-w[i] * t); return Math.Pow(s, 5);");
        Assert.Single(Harness.Run(source).Diagnostics, found => found is { Id: "CM1104", IsSuppressed: false });
        Assert.DoesNotContain(Harness.Run("#pragma warning disable CM1104\n" + source).Diagnostics, found => !found.IsSuppressed);
    }

    [Fact]
    public void An_exception_is_an_internal_error_at_the_loss_and_its_members_throw()
    {
        Harness harness = Harness.Run(Sample("return a[0] * Math.Exp(-w[0] * t);")).Accepted();
        Binding binding = harness.Outputs(StepNames.Bind).Cast<Binding>().Single();
        Derived derived = Derived.From(binding.Model! with { Definition = harness.Definition with { Root = 1000 } }, default);
        Assert.Equal("CM9001", Assert.Single(derived.Complaints).Id);
        Emitted emitted = Emitted.From(derived);
        Assert.Contains("NotSupportedException", emitted.Text);
        CalculusFailure complaint = Assert.Single(emitted.Complaints);
        Diagnostic diagnostic = binding.Report.Locate(complaint.Id, complaint.Node, complaint.Arguments).ToDiagnostic();
        Assert.Equal("Loss", Harness.Underlined(diagnostic));
        Assert.Contains("'Sample'", diagnostic.GetMessage());
        Assert.Contains(nameof(IndexOutOfRangeException), diagnostic.GetMessage());
    }

    [Fact]
    public void Calls_nested_too_deeply_for_the_stack_are_refused_in_time()
    {
        string chain = string.Concat(Enumerable.Range(0, 1000).Select(i => $"static double F{i}(double x) => 1 + F{i + 1}(x);\n"));
        string source = $"[Objective] public partial class Sample {{ [Loss] private double {{|CM1016:Loss|}}(double x) => F0(x);\n{chain} static double F1000(double x) => x; }}";
        Exception? failure = null;
        Thread small = new(() => failure = Record.Exception(() => Marked.Check(source)), maxStackSize: 768 * 1024);
        small.Start();
        small.Join();
        Assert.Null(failure);
    }

    [Fact]
    public void Loops_that_unroll_without_end_are_refused_in_time() => Marked.Check("""
        [Objective]
        public partial class Sample
        {
            [Loss]
            private double {|CM1017:Loss|}([Integrated(0, 1)] double time, double x)
            {
                for (int i = 0; i < 32; i++)
                    for (int j = 0; j < 32; j++)
                        for (int k = 0; k < 32; k++)
                            for (int l = 0; l < 32; l++)
                                x = x * x + 1;
                return x;
            }
        }
        """);

    private static string Sample(string body) => $$"""
        [Objective]
        public partial class Sample(MemoryTarget target)
        {
            private double Unused => target.SquaredNorm;
            [Loss]
            private double Loss([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w) { double s = 0; {{body}} }
        }
        """;
}
