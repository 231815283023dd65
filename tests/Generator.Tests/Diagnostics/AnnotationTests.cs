namespace CurseOfMemory.Generator.Tests.Diagnostics;

/// <summary>Annotations that don't fit are errors at the name or argument to blame.</summary>
public class AnnotationTests
{
    private const string Body = "{ [Loss] private double Loss(double x) => x; }";

    [Theory]
    [InlineData("[Objective] public class {|CM2001:Sample|} " + Body)]
    [InlineData("[Objective] public record struct {|CM2001:Sample|}(double P) " + Body)]
    [InlineData("[Objective] public partial class {|CM2002:Sample|} { private double Loss(double x) => x; }")]
    [InlineData("[Objective] public partial class Sample { [Loss] double F(double x) => x; [Loss] double {|CM2003:G|}(double x) => x; [Loss] double {|CM2003:H|}(double x) => x; }")]
    [InlineData("public class Outer { [Objective] public partial class {|CM2005:Sample|} " + Body + " }")]
    [InlineData("public class Outer { public partial struct Middle { [Objective] public partial class {|CM2005:Sample|} " + Body + " } }")]
    [InlineData("public partial class Sample { [Loss] private double {|CM2013:Loss|}(double x) => x; }")]
    [InlineData("public partial class Sample { [Residual] private double {|CM2013:Loss|}(double x) => x; }")]
    [InlineData("[Objective] public partial class Sample { [Residual] private double {|CM2004:Loss|}(double x) => x; }")]
    [InlineData("[Objective] public partial class Sample(int count) { [Residual] private double {|CM2004:Loss|}([Summed(nameof(count))] int n, [Summed(nameof(count))] int m, double x) => x + count; }")]
    [InlineData("[Objective] public partial class Sample(int count) { [Loss] private double Loss(double x) => x; [Residual] private double {|CM2003:Second|}([Summed(nameof(count))] int n, double x) => x + count; }")]
    [InlineData("[Objective] file partial class {|CM2010:Sample|} " + Body)]
    public void Of_a_type(string source) => Marked.Check(source);

    [Theory]
    [InlineData("double {|CM2004:Loss|}<T>(double x) => x;")]
    [InlineData("float {|CM2004:Loss|}(double x) => 1;")]
    [InlineData("void {|CM2004:Loss|}(double x) { }")]
    [InlineData("ref double {|CM2004:Loss|}(double x) => ref Place; private double Place;")]
    [InlineData("double {|CM2004:Loss|}(ref double x) => x;")]
    [InlineData("double {|CM2004:Loss|}(double x, out double y) => y = x;")]
    [InlineData("static extern double {|CM2004:Loss|}(double x);")]
    [InlineData("double {|CM2011:Loss|}() => 1;")]
    [InlineData("double {|CM2011:Loss|}([Integrated(0, 1)] double t) => t;")]
    public void Of_a_method(string loss)
    {
        foreach (string message in Marked.Check($"[Objective] public partial class Sample {{ [Loss] private {loss} }}"))
            Assert.Matches("^'Loss' [^:;]+: [^;]+; .+[^.]$", message);
    }

    [Theory]
    [InlineData("[Integrated(0, {|CM2006:\"Nowhere\"|})] double t")]
    [InlineData("[Integrated({|CM2007:nameof(Method)|}, to: 1)] double t")]
    [InlineData("[Integrated(0, {|CM2007:nameof(Name)|})] double t")]
    [InlineData("[Integrated(0, 1)] float {|CM2009:t|}")]
    [InlineData("[Integrated(0, 1)] ReadOnlySpan<double> {|CM2009:t|}")]
    [InlineData("[Integrated(0, 1), Summed(nameof(Count))] double {|CM2009:t|}")]
    [InlineData("[Summed({|CM2006:\"Nowhere\"|})] int t")]
    [InlineData("[Summed({|CM2007:nameof(Horizon)|})] int t")]
    [InlineData("[Summed({|CM2007:nameof(Hidden)|})] int t")]
    [InlineData("[Summed(nameof(Count))] double {|CM2009:t|}")]
    [InlineData("[Length({|CM2012:-1|})] ReadOnlySpan<double> t")]
    [InlineData("[Length({|CM2006:\"\"|})] ReadOnlySpan<double> t")]
    [InlineData("[Length(2)] double {|CM2009:t|}")]
    [InlineData("[Constant] double {|CM2008:t|}")]
    [InlineData("int {|CM2008:t|}")]
    [InlineData("double[] {|CM2008:t|}")]
    [InlineData("Span<double> {|CM2008:t|}")]
    [InlineData("ReadOnlySpan<float> {|CM2008:t|}")]
    public void Of_a_parameter(string parameter)
    {
        string[] messages = Marked.Check($$"""
            [Objective]
            public partial class Sample(int count)
            {
                private const double Horizon = 3;
                private string Name => "";
                private int Hidden { set { } }
                private int Count => count;
                private double Method() => 1;
                [Loss]
                private double Loss(double x, {{parameter}}) => x;
            }
            """);
        foreach (string message in messages)
            Assert.Matches("^[^:;]+: [^;]+; .+[^.]$", message);
    }

    [Fact]
    public void A_refused_loss_leaves_the_members_in_place()
    {
        Harness harness = Harness.Run("""
            namespace Deep
            {
                public partial class Outer<T> where T : class
                {
                    [Objective] public partial struct Sample<U> { [Loss] private double Loss(double x) => Math.IEEERemainder(x, 2); }
                }
                public static class User
                {
                    public static double Use(IObjective<double> objective, Span<double> gradient) => objective.Gradient(default, gradient);
                    public static double Use() => Use(new Outer<string>.Sample<int>(), default) + new Outer<string>.Sample<int>().Value(new double[1]);
                }
            }
            """);
        harness.Expect(("CM1004", "Math.IEEERemainder(x, 2)"));
        Type user = harness.Load().GetType("Deep.User")!;
        Assert.IsType<NotSupportedException>(Assert.ThrowsAny<Exception>(() => user.GetMethod("Use", [])!.Invoke(null, null)).InnerException);
    }

    [Fact]
    public void Types_whose_names_differ_in_case_alone_have_files_of_their_own() => Assert.Equal(
        ["SAMPLE.g.cs", "Sample-2.g.cs"],
        Harness.Run($"[Objective] public partial class Sample {Body} [Objective] public partial class SAMPLE {Body}").Accepted().HintNames.Order(StringComparer.Ordinal));
}
