namespace CurseOfMemory.Generator.Tests.Reading;

/// <summary>Expressions and straight-line statements of a loss of two scalars.</summary>
public class ExpressionTests
{
    [Theory]
    [InlineData("x + y - 2 * x / (3 - y)")]
    [InlineData("-x * +y - -(x - 1)")]
    [InlineData("x - y - x / y / 2 - (x - (y - 1))")]
    [InlineData("1 / 2 + 7 / 2.0 + x * (5 % 3)")]
    [InlineData("Math.Exp(-x) + Math.Log(y) + Math.Sqrt(x * y) + Math.Cbrt(y)")]
    [InlineData("Math.Sin(x) * Math.Cos(y) + Math.Tan(x) + Math.Atan2(y, x)")]
    [InlineData("Math.Sinh(x) + Math.Cosh(y) + Math.Tanh(x) + Math.Asinh(y) + Math.Atanh(x / 2)")]
    [InlineData("Math.Pow(x, 3) + Math.Pow(y, 0.5) + Math.Pow(x, y) + Math.Abs(x - y)")]
    [InlineData("double.Exp(x) + double.ExpM1(y) + double.LogP1(x) + double.Hypot(x, y)")]
    [InlineData("Math.PI * x + Math.E * y + double.Tau + int.MaxValue * 1e-9")]
    [InlineData("(double)1 / 3 + (int)2.9 * x + 1f + 'a' * 0 + y * 2L")]
    [InlineData("x + (true ? y : Math.Round(x)) + (1 > 2 ? double.NaN : 3)")]
    [InlineData("Math.Log2(x) + Math.Log10(y) + Math.Asin(x) + Math.Acos(x) + Math.Acosh(1 + y) + Math.Atan(x)")]
    [InlineData("CurseOfMemory.Special.ExponentialMoment(2, x + y)")]
    public void An_expression_means_what_it_says(string expression) =>
        Agreement.Check(Sample($"return {expression};"), "new Sample()", [0.7], [1.3]);

    [Theory]
    [InlineData("double u = x; u += y; u *= 2; u -= 1; u /= x; return u;")]
    [InlineData("double u = x, v = u * y; u = v - u; return u * v;")]
    [InlineData("double u = x; u++; ++u; double v = u--; return u * v * y;")]
    [InlineData("int n = 3; n *= 2; n -= 1; n++; return n * x + y / n;")]
    [InlineData("var (u, v) = (y, x); (u, v) = (v - 1, u); return u / v;")]
    [InlineData("(double, double) pair = (x, y); double u; (u, _) = pair; return u + x * y;")]
    [InlineData("const double half = 0.5; const int two = 2; return half * x + two * y;")]
    [InlineData("double u; { u = x; } ; return u = y * u;")]
    [InlineData("x *= y; y -= x; return x + y;")]
    [InlineData("double u = x; u += u += y; u -= (u = x) * u; return u;")]
    [InlineData("double u = x; u += y; double v = u; u += v; return u * v;")]
    [InlineData("double u = 0; if (2 > 1) u = x; else u = Math.Floor(y); if (false) return 0; return u * y;")]
    [InlineData("bool up = true; return up && !false ? x / y : x;")]
    public void Statements_do_what_they_say(string body) =>
        Agreement.Check(Sample(body), "new Sample()", [0.7], [1.3]);

    [Theory]
    [InlineData("F(x) + F(y)", "static double F(double u) => u * u + 1;")]
    [InlineData("F(G(x), y: G(y))", "double F(double x, double y) => x / y; double G(double y) { y += 1; return y * y; }")]
    [InlineData("F(y: x, x: y)", "double F(double x, double y) => x / y;")]
    [InlineData("F(x) * y", "double F(double u, double v = 3) => u * v;")]
    [InlineData("Helper.F(x) * Helper.Inner.G(y)", "static class Helper { public static double F(double u) => u + 2; public static class Inner { internal static double G(double u) { return 1 / u; } } }")]
    [InlineData("F(x, y).Item1 - F(x, y).sum", "(double, double sum) F(double u, double v) => (u - v, u + v);")]
    [InlineData("Twice<double>(x) + y", "static double Twice<T>(double u) => 2 * u;")]
    [InlineData("Square(x) * y", "double Square(double u) { double Local(double v) => v * u; return Local(u) + u; }")]
    [InlineData(
        "Scaled<Cube>(x) * y + Scaled<Shift>(y)",
        """
        interface IMap { static abstract double Scale { get; } static abstract double Of(double u); static virtual double Two(double u) => 2 * u; }
        struct Cube : IMap { public static double Scale => 3; public static double Of(double u) => u * u * u; }
        struct Shift : IMap { public static double Scale { get; } = 5; public static double Of(double u) => u + 7; public static double Two(double u) => u / 2; }
        static double Scaled<T>(double u) where T : IMap { return T.Scale * Mapped(u); double Mapped(double v) => T.Of(v) + T.Two(v); }
        """)]
    public void A_call_is_its_body(string expression, string members) =>
        Agreement.Check(Sample($"return {expression};", members), "new Sample()", [0.7], [1.3]);

    [Fact]
    public void A_local_function_sees_and_changes_the_locals_around_it() => Agreement.Check(
        Sample("double u = x; void Grow(double by) { u += by; } Grow(y); Grow(2 * y); return Square(u); double Square(double v) => v * v + x;"),
        "new Sample()", [0.7], [1.3]);

    [Fact]
    public void A_parameter_that_a_method_changes_stays_what_it_was_outside() => Agreement.Check(
        Sample("return F(x) + x;", "static double F(double x) { x *= 10; return x; }"), "new Sample()", [0.7], [1.3]);

    private static string Sample(string body, string members = "") => $$"""
        [Objective]
        public partial class Sample
        {
            [Loss]
            private double Loss(double x, double y) { {{body}} }
            {{members}}
        }
        """;
}
