namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Derivative methods that can't be: each is told at its token, with the signature that it should have.</summary>
public class FormRefusalTests
{
    private const string F = "[Differentiable] public static double F(ReadOnlySpan<double> x, double s) => s * x[0];\n";
    private const string G = "[Differentiable] public static void G(ReadOnlySpan<double> x, Span<double> y) => y[0] = x[0];\n";

    private static string Check(string members, string type = "public static partial class C") => Assert.Single(Marked.Check(type + " {\n" + members + "\n}"));

    [Fact]
    public void A_name_without_a_method() => Assert.Equal(
        "'FGradient' can't be the gradient: 'C' has no method 'H' that it could be of; name one with 'nameof(...)'",
        Check("""[GradientOf({|CM2101:"H"|})] public static partial double FGradient(double x, out double d);"""));

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    public void Checkpoints_without_passes_between_them(string every) => Assert.Equal(
        $"A checkpoint every {every} passes can't be: there is at least 1 pass from one to the next; write a positive number, about the root of the number of passes",
        Check($$"""
            [Differentiable, Checkpoint({|CM2014:{{every}}|})] public static double F(double x, int n)
            {
                double y = x;
                for (int i = 0; i < n; i++)
                    y = y * y + x;
                return y;
            }
            [GradientOf(nameof(F))] public static partial double FGradient(double x, int n, out double d);
            """));

    [Fact]
    public void A_function_that_is_not_marked() => Assert.Equal(
        "'FGradient' can't be the gradient of 'F': 'F' is not marked as differentiable; put [Differentiable] on 'F'",
        Check("public static double F(double x) => x; [GradientOf({|CM2102:nameof(F)|})] public static partial double FGradient(double x, out double d);"));

    [Theory]
    [InlineData("GradientOf", "double D(ReadOnlySpan<double> x, double s, Span<double> dx, double {|CM2103:ds|})", "'ds' is 'double' where 'out double' belongs", "double D(ReadOnlySpan<double> x, double s, Span<double> dx, out double ds)")]
    [InlineData("GradientOf", "double D(ReadOnlySpan<double> x, double s, double[] {|CM2103:gradient|})", "'gradient' is 'double[]' where 'Span<double>' belongs", "double D(ReadOnlySpan<double> x, double s, Span<double> gradient)")]
    [InlineData("GradientOf", "double {|CM2103:D|}(ReadOnlySpan<double> x, double s)", "the parameter 'Span<double> gradient' is missing", "double D(ReadOnlySpan<double> x, double s, Span<double> gradient)")]
    [InlineData("GradientOf", "double D(Span<double> {|CM2103:x|}, double s, Span<double> gradient)", "'x' is 'Span<double>' where 'ReadOnlySpan<double>' belongs", "double D(ReadOnlySpan<double> x, double s, Span<double> gradient)")]
    [InlineData("GradientOf", "float {|CM2103:D|}(ReadOnlySpan<double> x, double s, Span<double> gradient)", "it returns 'float'", "double D(ReadOnlySpan<double> x, double s, Span<double> gradient)")]
    [InlineData("GradientOf", "double D(ReadOnlySpan<double> x, double s, Span<double> dx, out double ds, int {|CM2103:n|})", "'n' is one parameter too many", "double D(ReadOnlySpan<double> x, double s, Span<double> dx, out double ds)")]
    [InlineData("HessianOf", "double {|CM2103:D|}(ReadOnlySpan<double> x, double s, Span<double> gradient)", "the parameter 'Span<double> hessian' is missing", "double D(ReadOnlySpan<double> x, double s, Span<double> gradient, Span<double> hessian)")]
    [InlineData("HessianProductOf", "double D(ReadOnlySpan<double> x, double s, Span<double> {|CM2103:direction|}, Span<double> gradient, Span<double> product)", "'direction' is 'Span<double>' where 'ReadOnlySpan<double>' belongs", "double D(ReadOnlySpan<double> x, double s, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)")]
    [InlineData("HessianDiagonalOf", "double {|CM2103:D|}(ReadOnlySpan<double> x, double s, Span<double> gradient)", "the parameter 'Span<double> diagonal' is missing", "double D(ReadOnlySpan<double> x, double s, Span<double> gradient, Span<double> diagonal)")]
    [InlineData("TangentOf", "double D(ReadOnlySpan<double> x, double s, ReadOnlySpan<double> direction, Span<double> {|CM2103:tangent|})", "'tangent' is 'Span<double>' where 'out double' belongs", "double D(ReadOnlySpan<double> x, double s, ReadOnlySpan<double> direction, out double tangent)")]
    [InlineData("AdjointOf", "double D(ReadOnlySpan<double> x, double s, ReadOnlySpan<double> {|CM2103:seed|}, Span<double> adjoint)", "'seed' is 'ReadOnlySpan<double>' where 'double' belongs", "double D(ReadOnlySpan<double> x, double s, double seed, Span<double> adjoint)")]
    public void Another_signature(string attribute, string declaration, string why, string signature)
    {
        string message = Check($"{F}[{attribute}(nameof(F))] public static partial {declaration};");
        Assert.EndsWith($" of 'F': {why}; declare it as '{signature}'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JacobianOf", "void {|CM2103:D|}(ReadOnlySpan<double> x, Span<double> y)", "the parameter 'Span<double> jacobian' is missing")]
    [InlineData("JacobianOf", "double {|CM2103:D|}(ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)", "it returns 'double'")]
    [InlineData("TangentOf", "void D(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> direction, out double {|CM2103:tangent|})", "'tangent' is 'out double' where 'Span<double>' belongs")]
    [InlineData("AdjointOf", "void D(ReadOnlySpan<double> x, Span<double> y, double {|CM2103:seed|}, Span<double> adjoint)", "'seed' is 'double' where 'ReadOnlySpan<double>' belongs")]
    public void Another_signature_of_a_vector(string attribute, string declaration, string why) =>
        Assert.Contains($" of 'G': {why}; declare it as 'void D(", Check($"{G}[{attribute}(nameof(G))] public static partial {declaration};"), StringComparison.Ordinal);

    [Theory]
    [InlineData("GradientOf", "G", "double D(ReadOnlySpan<double> x, Span<double> gradient)", "it is vector-valued, and only a scalar function has one")]
    [InlineData("JacobianOf", "F", "double D(ReadOnlySpan<double> x, double s, Span<double> jacobian)", "it returns one number")]
    public void A_derivative_that_the_function_does_not_have(string attribute, string function, string declaration, string why) =>
        Assert.Contains(why, Check($"{F}{G}[{attribute}({{|CM2105:nameof({function})|}})] public static partial {declaration};"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[Differentiable] public static T F<T>(T x) => x;", "generic")]
    [InlineData("[Differentiable] public static int F(double x) => 1;", "neither 'double' nor")]
    [InlineData("[Differentiable] public static double F([Constant] double x, int n) => x;", "none of its parameters")]
    [InlineData("[Differentiable] public static void F(ReadOnlySpan<double> x, Span<double> y, Span<double> z) { }", "mark all spans but the output with [Work]")]
    public void A_function_that_has_no_derivative(string function, string why) =>
        Assert.Contains(why, Check($"{function}\n[GradientOf({{|CM2105:nameof(F)|}})] public static partial double D(double x, out double d);"), StringComparison.Ordinal);

    [Fact]
    public void An_instance_method_and_a_static_derivative() => Assert.Contains("declare both alike", Check(
        "[Differentiable] public double F(double x) => x; [GradientOf({|CM2105:nameof(F)|})] public static partial double D(double x, out double d);", "public partial class C"), StringComparison.Ordinal);

    [Fact]
    public void A_type_that_is_not_partial() => Assert.Contains("declare 'C' 'partial'", Harness.Run(
        $"public static class C {{ {F} [GradientOf(nameof(F))] public static double D(ReadOnlySpan<double> x, double s, Span<double> gradient) => 0; }}").Diagnostics.Single().GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void Two_derivatives_at_once() => Assert.Contains("keep one of the attributes", string.Join("\n", Harness.Run(
        $"public static partial class C {{ {F} [HessianDiagonalOf(nameof(F)), HessianOf(nameof(F))] public static partial double D(ReadOnlySpan<double> x, double s, Span<double> a, Span<double> b); }}")
        .Diagnostics.Select(found => found.GetMessage())), StringComparison.Ordinal);
}
