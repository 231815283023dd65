namespace CurseOfMemory.Generator.Tests.Diagnostics;

/// <summary>What a function can't contain is an error at its token, the only error, with a reason and a way out.</summary>
public class ProgramRefusalTests
{
    [Theory]
    // Calls.
    [InlineData("return {|CM1004:Math.BitDecrement(x)|};")]
    [InlineData("return x * {|CM1004:Random.Shared.NextDouble()|};")]
    [InlineData("return {|CM1005:field(x)|};")]
    [InlineData("return {|CM1005:model.Soft(x)|} + model.Hard(y);")]
    [InlineData("return {|CM1005:general.Plain(x)|};")]
    [InlineData("Func<double, double> f = Math.Sin; if (x > 0) f = {|CM1019:Math.Cos|}; return f(x);")]
    [InlineData("return Grow(n)[0]; static double[] Grow(int k) => k == 0 ? [1] : {|CM1013:Grow(k - 1)|};")]
    // Storage.
    [InlineData("int m = (int)x; for (int i = 0; i < 3; i++) m += i; double[] u = {|CM1018:new double[m]|}; return u.Length * x;")]
    [InlineData("double[][] u = new double[n][]; int m = 0; for (int i = 0; i < n; i++) { m += i; u[i] = {|CM1018:new double[m]|}; } return x;")]
    [InlineData("double[][] u = new double[n][]; u[0] = new double[1]; for (int i = 1; i < n; i++) u[i] = {|CM1018:new double[u[i - 1].Length + 1]|}; return x;")]
    [InlineData("Span<double> u = stackalloc double[2], v = stackalloc double[2], w = a.Length > 2 ? u : {|CM1019:v|}; return w[0] + x;")]
    [InlineData("double[] u = new double[2]; double[] v = u; for (int i = 0; i < 3; i++) { u = {|CM1019:new double[2]|}; u[0] = x; v = u; v[1] = y; } return u[0] + v[1];")]
    [InlineData("double[][] q = new double[n][]; double s = x; for (int j = 0; j < n; j++) s += {|CM1018:q[j]|}[0]; return s;")]
    [InlineData("double[] u = [x, y]; double[][] rows = {|CM1019:[u, u]|}; u[0] = 3; return rows[0][0];")]
    [InlineData("double[][] rows = new double[n][]; double[] u = new double[2]; for (int i = 0; i < n; i++) { u[0] = x * i; rows[i] = {|CM1019:u|}; } return rows[0][0];")]
    [InlineData("double[][] rows = [[x], [y]]; rows[0] = rows[1]; rows[1] = {|CM1019:new double[1]|}; return rows[0][0];")]
    [InlineData("var list = {|CM1009:new System.Collections.Generic.HashSet<double>()|}; return x;")]
    [InlineData("var sorted = {|CM1013:System.Linq.Enumerable.Order(new[] { x, y })|}; double s = 0; foreach (double v in sorted) s += v; return s;")]
    [InlineData("static System.Collections.Generic.IEnumerable<double> Two(double v) { yield return v; yield return v * v; } double s = 0; foreach (double v in {|CM1013:Two(x)|}) s += v; return s;")]
    [InlineData("var stack = new System.Collections.Generic.Stack<double>(); while (x < 3) { {|CM1018:stack.Push(x)|}; x += 1; } return x;")]
    [InlineData("switch (n) { case 0: x += y; {|CM1013:goto case 1;|} case 1: x *= y; {|CM1013:goto case 0;|} } return x;")]
    [InlineData("Func<double, double>[] f = [Math.Sin, v => v * y]; return {|CM1019:f[n]|}(x);")]
    [InlineData("var list = new System.Collections.Generic.List<double>(); while (x < 3) { {|CM1018:list.Add(x)|}; x += 1; } return x;")]
    [InlineData("var list = new System.Collections.Generic.List<double> { x }; {|CM1004:list.RemoveAt(0)|}; return x;")]
    [InlineData("var z = System.Numerics.Complex.Exp(x); return {|CM1004:System.Numerics.Complex.Tan(z)|}.Real;")]
    // Assignments.
    [InlineData("{|CM1010:state|} = x; return x;")]
    [InlineData("{|CM1010:data[0]|} = x; return x;")]
    [InlineData("{|CM1010:data[0]|} += x; return x;")]
    // Types.
    [InlineData("decimal d = {|CM1009:(decimal)x|}; return x;")]
    [InlineData("ulong u = 3; u *= {|CM1009:1UL << 62|}; return x * u;")]
    [InlineData("decimal d = money; d += {|CM1009:1m|}; return x * (double)d;")]
    [InlineData("long seed = {|CM1009:6364136223846793005L|}; return x * (seed >> 60);")]
    [InlineData("foreach (var pair in {|CM1009:map|}) x += 1; return x;")]
    // Statements.
    [InlineData("{|CM1013:try { return x; } catch (Exception) { return y; }|}")]
    [InlineData("{|CM1013:again: y += 1;|} if (x < 3) {|CM1013:goto again;|} return x;")]
    [InlineData("using var reader = {|CM1009:new System.IO.StringReader(\"\")|}; return x;")]
    [InlineData("return {|CM1013:model is Special|} ? x : y;")]
    public void A_construct_outside_programs_is_refused_at_its_token(string body)
    {
        foreach (string message in Marked.Check(Sample(body)))
            Assert.Matches("^[^:;]+: [^;]+; .+[^.]$", message);
    }

    [Theory]
    [InlineData("double[] u = [x, y]; double[][] rows = {|CM1019:[u, u]|}; u[0] = 3; return rows[0][0];", "gets a second name")]
    [InlineData("Span<double> u = stackalloc double[2], v = stackalloc double[2], w = a.Length > 2 ? u : {|CM1019:v|}; return w[0] + x;", "known at run time alone")]
    public void An_array_with_two_names_is_told_from_a_name_of_two_arrays(string body, string why) =>
        Assert.Contains(why, Assert.Single(Marked.Check(Sample(body))), StringComparison.Ordinal);

    [Fact]
    public void Each_mistake_is_told_once_however_often_it_is_inlined() => Marked.Check(Sample(
        "double u = G(x); double v = G(u) * u; return v + G(y); static double G(double z) => z + {|CM1004:Math.BitIncrement(z)|};"));

    [Fact]
    public void Every_mistake_is_told() => Marked.Check(Sample(
        "if ({|CM1005:field(x)|} > 0) return x; double u = {|CM1004:Math.BitIncrement(x)|}; {|CM1010:state|} = u; for (int i = 0; i < 3; i++) { y += {|CM1005:general.Plain(y)|}; } return u;"));

    [Fact]
    public void Data_that_the_generated_part_can_t_read_is_refused_inside_the_helper() => Marked.Check("""
        public class Model { private double _secret = 2; public double Hidden(double u) => u * {|CM1014:_secret|}; }
        public static partial class Sample
        {
            [Differentiable] public static double F(double p, Model model) => model.Hidden(p);
            [GradientOf(nameof(F))] public static partial double FGradient(double p, Model model, out double dp);
        }
        """);

    [Fact]
    public void An_explosion_of_calls_is_refused() => Marked.Check($$"""
        public static partial class Sample
        {
            [Differentiable] public static double {|CM1020:F|}(double x) => G20(x);
            {{string.Join("\n", Enumerable.Range(1, 20).Select(i => $"static double G{i}(double x) => G{i - 1}(x) + G{i - 1}(2 * x);"))}}
            static double G0(double x) => x;
            [GradientOf(nameof(F))] public static partial double FGradient(double x, out double dx);
        }
        """);

    private static string Sample(string body) => $$"""
        public class Model { public virtual double Soft(double u) => u; public double Hard(double u) => u; }
        public sealed class Special : Model;
        public interface IGeneral { double Plain(double u); }
        public static partial class Sample
        {
            private static double state;
            [Differentiable]
            public static double F(
                double x, double y, ReadOnlySpan<double> a, double[] data, int n, Model model, IGeneral general, Func<double, double> field, decimal money,
                System.Collections.Generic.Dictionary<int, double> map)
            { {{body}} }

            [GradientOf(nameof(F))]
            public static partial double FGradient(
                double x, double y, ReadOnlySpan<double> a, double[] data, int n, Model model, IGeneral general, Func<double, double> field, decimal money,
                System.Collections.Generic.Dictionary<int, double> map, Span<double> gradient);

            private static double Unused => state;
        }
        """;
}
