namespace CurseOfMemory.Generator.Tests.Diagnostics;

/// <summary>What a definition may not contain is an error at its token, the only error, with a reason and a way out.</summary>
public class RefusalTests
{
    [Theory]
    // Branches.
    [InlineData("if ({|CM1001:x > 0|}) return x; return -x;")]
    [InlineData("return {|CM1001:x > y|} ? x : y;")]
    [InlineData("bool up = x > 0; double u = y; if ({|CM1001:up|}) u += x; return u;")]
    [InlineData("return {|CM1001:!(x > y || true)|} ? x : y;")]
    [InlineData("for (int i = 0; i < a.Length; i++) { if ({|CM1001:i == 0|}) continue; x += a[i]; } return x;")]
    // Loops.
    [InlineData("{|CM1002:for (int i = 1; i < a.Length; i++) x += a[i];|} return x;")]
    [InlineData("{|CM1002:for (int i = 0; i < a.Length - 1; i++) x += a[i];|} return x;")]
    [InlineData("{|CM1002:for (int i = 0; i < a.Length; i += 2) x += a[i];|} return x;")]
    [InlineData("{|CM1002:for (int i = a.Length - 1; i >= 0; i--) x += a[i];|} return x;")]
    [InlineData("{|CM1002:for (int i = 0; i < 99; i += 2) x += y;|} return x;")]
    [InlineData("{|CM1002:for (int i = 0; i < a.Length; i++) { x += a[i]; break; }|} return x;")]
    [InlineData("foreach (char c in {|CM1009:\"abc\"|}) x += y; return x;")]
    [InlineData("{|CM1002:foreach (int c in counts) x += c;|} return x;")]
    [InlineData("{|CM1002:for (int i = 0; i < n; i++) { x += y; n--; }|} return x;")]
    [InlineData("int m = a.Length; {|CM1002:for (int i = 0; i < m; i++) { x += y; m--; }|} return x;")]
    [InlineData("int i = 0; {|CM1002:for (; i < a.Length; i++) x += a[i];|} return x;")]
    [InlineData("{|CM1013:while (x < 1) x += y;|} return x;")]
    [InlineData("{|CM1013:do x += y; while (x < 1);|} return x;")]
    // What a loop carries.
    [InlineData("for (int i = 0; i < a.Length; i++) {|CM1003:x *= a[i]|}; return x;")]
    [InlineData("double h = 0; for (int i = 0; i < a.Length; i++) {|CM1003:h = 0.5 * h + a[i]|}; return h;")]
    [InlineData("double s = 0, p = 0; for (int i = 0; i < a.Length; i++) { s += a[i]; {|CM1003:p += s|}; } return p;")]
    [InlineData("double u = 0; for (int i = 0; i < a.Length; i++) u = a[i]; return {|CM1012:u|};")]
    // Calls.
    [InlineData("return {|CM1004:Math.IEEERemainder(x, y)|} + {|CM1004:Math.Round(x, 1)|};")]
    [InlineData("return {|CM1004:Math.ScaleB(x, 2)|};")]
    [InlineData("Func<double, double> f = {|CM1013:Math.Exp|}; return f(x);")]
    [InlineData("Func<double, double> f = {|CM1013:u => u|}; return f(x);")]
    [InlineData("return {|CM1005:field(x)|};")]
    [InlineData("return {|CM1005:model.Soft(x)|} + model.Hard(x);")]
    [InlineData("return {|CM1005:general.Plain(x)|};")]
    [InlineData("return Even(x); static double Even(double u) => Odd(u); static double Odd(double u) => {|CM1006:Even(u)|};")]
    // Indices.
    [InlineData("for (int i = 0; i < a.Length; i++) x += a[{|CM1007:i + 1|}]; return x;")]
    [InlineData("for (int i = 0; i < a.Length; i++) x += a[{|CM1007:2 * i|}]; return x;")]
    [InlineData("return a[{|CM1007:n|}] + a[{|CM1007:a.Length - 1|}];")]
    [InlineData("return {|CM1007:four[4]|} + four[3] + a[{|CM1007:-1|}];")]
    [InlineData("for (int i = 0; i < data.Length; i++) x += {|CM1008:a[i]|}; return x;")]
    [InlineData("for (int i = 0; i < n; i++) x += {|CM1008:a[i]|} * data[i]; return x;")]
    [InlineData("return {|CM1013:a[^1]|};")]
    // Types.
    [InlineData("return x + (double){|CM1009:money|};")]
    [InlineData("return (double){|CM1009:(float)x|};")]
    [InlineData("return {|CM1009:counts[0]|} * x;")]
    [InlineData("return {|CM1009:grid[0, 1]|} * x;")]
    // Assignments.
    [InlineData("{|CM1010:state|} = x; return x;")]
    [InlineData("{|CM1010:state|} += x; return x;")]
    [InlineData("{|CM1010:data[0]|} = x; return x;")]
    // Integers.
    [InlineData("for (int i = 0; i < a.Length; i++) x += {|CM1011:i / 2|}; return x;")]
    [InlineData("return {|CM1011:x % 2|} + {|CM1011:n % 2|};")]
    [InlineData("return {|CM1011:(int)x|};")]
    [InlineData("uint one = 1, two = 2; return x * ({|CM1009:one - two|});")]
    [InlineData("int k = 1; return x * ({|CM1013:k << 2|});")]
    [InlineData("int k = int.MaxValue; return x * ({|CM1013:k + 1|});")]
    // Everything else.
    [InlineData("return {|CM1013:x switch { > 0 => x, _ => y }|};")]
    [InlineData("{|CM1013:switch (n) { case 1: return x; default: return y; }|}")]
    [InlineData("{|CM1013:try { return x; } finally { }|}")]
    [InlineData("{|CM1013:throw new Exception();|}")]
    [InlineData("double[] u = {|CM1013:new double[3]|}; return x;")]
    [InlineData("ref double {|CM1013:u = ref x|}; return u;")]
    [InlineData("{|CM1013:Grow(ref x)|}; return x; static void Grow(ref double u) => u *= 2;")]
    [InlineData("string s = {|CM1013:$\"{x}\"|}; return x;")]
    [InlineData("return {|CM1013:a[1..]|}[0];")]
    [InlineData("return {|CM1013:new Pair(x, y)|}.First;")]
    public void A_construct_outside_formulas_is_refused_at_its_token(string body)
    {
        foreach (string message in Marked.Check(Sample(body)))
            Assert.Matches("^[^:;]+: [^;]+; .+[^.]$", message);
    }

    [Fact]
    public void Data_that_the_generated_half_can_t_read_is_refused_inside_the_helper() => Marked.Check("""
        public class Model { private double _secret = 2; public double Hidden(double u) => u * {|CM1014:_secret|}; }
        public readonly struct Point(double x) { public double Times(double u) => u * {|CM1014:x|}; }
        [Objective]
        public partial class Sample(Model model, Point point) { [Loss] private double Loss(double p) => model.Hidden(p) + point.Times(p); }
        """);

    [Fact]
    public void An_order_must_be_constant() => Marked.Check("""
        [Objective]
        public partial class Sample(int n) { [Loss] private double Loss(double p) => Special.ExponentialMoment({|CM1015:n|}, p) + Special.ExponentialMoment({|CM1015:-1|}, p); }
        """);

    [Fact]
    public void A_target_without_moments_says_which_are_missing()
    {
        string[] messages = Marked.Check("""
            public interface IKernel { double At(double t); double SquaredNorm { get; } }
            [Objective]
            public partial class Sample(IKernel kernel) { [Loss] private double Loss([Integrated(0, 1)] double t, double p) => p * {|CM1103:kernel.At(t)|}; }
            """);
        Assert.Equal(
            ["The target 'kernel' can't be integrated: its type has no 'double Moment(int, double)'; add that to the type, or use a target that has it"],
            messages);
    }

    [Fact]
    public void Each_mistake_is_told_once_however_often_it_is_inlined() => Marked.Check(Sample(
        "double u = F(x); double v = F(u) * u; return v + F(y); static double F(double z) => z + {|CM1004:Math.BitIncrement(z)|};"));

    [Fact]
    public void Every_mistake_is_told() => Marked.Check(Sample(
        "if ({|CM1001:x > 0|}) return x; double u = {|CM1004:Math.BitIncrement(x)|}; {|CM1010:state|} = {|CM1004:Math.BitDecrement(y)|}; return u * ({|CM1011:x % y|});"));

    [Fact]
    public void An_error_of_the_compiler_is_not_repeated()
    {
        Harness harness = Harness.Run(Sample("return Unheard(x) + y.Of + \"a\" * x + a[i];"));
        Assert.Equal([], harness.Diagnostics.Select(found => found.ToString()));
        Assert.Null(harness.Model.Definition);
    }

    private static string Sample(string body) => $$"""
        public class Model { public virtual double Soft(double u) => u; public double Hard(double u) => u; }
        public interface IGeneral { double Plain(double u); }
        public record Pair(double First, double Second);
        [Objective]
        public partial class Sample(double[] data, int[] counts, double[,] grid, decimal money, int n, Model model, IGeneral general, Func<double, double> field)
        {
            private double state;
            private double Unused => state + counts[0] + grid[0, 0] + (double)money + n + field(data[0]) + model.Hard(1) + general.Plain(1);
            [Loss]
            private double Loss([Integrated(0, 1)] double time, double x, double y, ReadOnlySpan<double> a, [Length(4)] ReadOnlySpan<double> four) { {{body}} }
        }
        """;
}
