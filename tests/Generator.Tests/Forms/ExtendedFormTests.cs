using System.Globalization;
using System.Reflection;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Derivatives declared over DoubleDouble: the same programs with 32 digits, beside those in double or alone.</summary>
public class ExtendedFormTests
{
    private const string Source = """
        public static partial class C
        {
            [Differentiable] public static double Chain(ReadOnlySpan<double> x, [Constant] double[] c)
            {
                double f = 0;
                for (int i = 0; i + 1 < x.Length; i++)
                {
                    double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
                    f += c[0] * u * u + v * v / 3;
                }
                return f;
            }

            [Differentiable] public static double Wave(ReadOnlySpan<double> doubled, double rate, int steps)
            {
                double h = doubled[0];
                for (int t = 0; t < steps; t++)
                    h = h > 0.2 ? Math.Tanh(h * rate + doubled[1]) : Math.Exp(-h) * rate;
                return h * h;
            }

            [Differentiable] public static void Map(ReadOnlySpan<double> x, Span<double> y) { y[0] = x[0] * x[1]; y[1] = Math.Sin(x[0]) / 3; y[2] = x[1]; }

            [GradientOf(nameof(Chain))] public static partial double ChainGradient(ReadOnlySpan<double> x, double[] c, Span<double> gradient);
            [GradientOf(nameof(Chain))] public static partial DoubleDouble ChainGradient(ReadOnlySpan<DoubleDouble> x, double[] c, Span<DoubleDouble> gradient);
            [HessianOf(nameof(Chain))] public static partial DoubleDouble ChainHessian(ReadOnlySpan<DoubleDouble> x, double[] c, Span<DoubleDouble> gradient, Span<DoubleDouble> hessian);
            [GradientOf(nameof(Wave))] public static partial DoubleDouble WaveGradient(ReadOnlySpan<DoubleDouble> doubled, DoubleDouble rate, int steps, Span<DoubleDouble> gradient);
            [GradientOf(nameof(Wave))] public static partial DoubleDouble WaveParts(ReadOnlySpan<DoubleDouble> doubled, DoubleDouble rate, int steps, Span<DoubleDouble> byDoubled, out DoubleDouble byRate);
            [GradientOf(nameof(Wave))] public static partial double WaveGradient(ReadOnlySpan<double> doubled, double rate, int steps, Span<double> gradient);
            [HessianProductOf(nameof(Wave))] public static partial DoubleDouble WaveProduct(ReadOnlySpan<DoubleDouble> doubled, DoubleDouble rate, int steps, ReadOnlySpan<DoubleDouble> direction, Span<DoubleDouble> gradient, Span<DoubleDouble> product);
            [JacobianOf(nameof(Map))] public static partial void MapJacobian(ReadOnlySpan<DoubleDouble> x, Span<DoubleDouble> y, Span<DoubleDouble> jacobian);
            [TangentOf(nameof(Map))] public static partial void MapTangent(ReadOnlySpan<DoubleDouble> x, Span<DoubleDouble> y, ReadOnlySpan<DoubleDouble> direction, Span<DoubleDouble> tangent);

            public static DoubleDouble[] ChainAll(DoubleDouble[] x)
            {
                DoubleDouble[] g = new DoubleDouble[x.Length], same = new DoubleDouble[x.Length], h = new DoubleDouble[x.Length * x.Length];
                return [ChainGradient(x, [100], g), .. g, ChainHessian(x, [100], same, h), .. same, .. h];
            }

            public static DoubleDouble[] WaveAll(DoubleDouble[] x, DoubleDouble[] direction)
            {
                DoubleDouble[] g = new DoubleDouble[3], parts = new DoubleDouble[2], same = new DoubleDouble[3], p = new DoubleDouble[3];
                DoubleDouble value = WaveParts(x.AsSpan(0, 2), x[2], 9, parts, out DoubleDouble rate);
                return [WaveGradient(x.AsSpan(0, 2), x[2], 9, g), .. g, value, .. parts, rate, WaveProduct(x.AsSpan(0, 2), x[2], 9, direction, same, p), .. same, .. p];
            }

            public static double[] InDouble(double[] x)
            {
                double[] g = new double[3];
                return [WaveGradient(x.AsSpan(0, 2), x[2], 9, g), .. g];
            }

            public static DoubleDouble[] MapAll(DoubleDouble[] x)
            {
                DoubleDouble[] y = new DoubleDouble[3], j = new DoubleDouble[6], t = new DoubleDouble[3];
                MapJacobian(x, y, j);
                MapTangent(x, y, [2, 3], t);
                return [.. y, .. j, .. t];
            }
        }
        """;

    private static readonly Lazy<Assembly> Loaded = new(() => Harness.Run(Source).Accepted().Load());

    private static T[] Run<T>(string method, params object[] arguments) => (T[])Loaded.Value.GetType("C")!.GetMethod(method)!.Invoke(null, arguments)!;

    private static void Near(DoubleDouble expected, DoubleDouble found, double tolerance)
    {
        double error = (double)DoubleDouble.Abs(found - expected), scale = 1 + Math.Abs((double)expected);
        Assert.True(error <= tolerance * scale, string.Create(CultureInfo.InvariantCulture, $"{found} and {expected}: {error:E1}"));
    }

    [Fact]
    public void A_chain_has_32_digits()
    {
        DoubleDouble[] x = [(DoubleDouble)1 / 3, (DoubleDouble)2 / 7, (DoubleDouble)(-4) / 9], all = Run<DoubleDouble>("ChainAll", x);
        DoubleDouble[] gradient = new DoubleDouble[3], hessian = new DoubleDouble[9];
        DoubleDouble value = 0;
        for (int i = 0; i < 2; i++)
        {
            // f = 100 u^2 + v^2/3 with u = y - x^2, v = 1 - x
            DoubleDouble u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
            value += 100 * u * u + v * v / 3;
            gradient[i] += -400 * x[i] * u - 2 * v / 3;
            gradient[i + 1] += 200 * u;
            hessian[i * 4] += -400 * u + 800 * x[i] * x[i] + (DoubleDouble)2 / 3;
            hessian[i * 4 + 4] += 200;
            hessian[i * 3 + i + 1] = hessian[i * 3 + 3 + i] = -400 * x[i];
        }
        DoubleDouble[] expected = [value, .. gradient, value, .. gradient, .. hessian];
        Assert.Equal(expected.Length, all.Length);
        for (int i = 0; i < expected.Length; i++)
            Near(expected[i], all[i], 1e-29);
    }

    private static DoubleDouble Wave(DoubleDouble[] x)
    {
        DoubleDouble h = x[0];
        for (int t = 0; t < 9; t++)
            h = h > 0.2 ? DoubleDouble.Tanh(h * x[2] + x[1]) : DoubleDouble.Exp(-h) * x[2];
        return h * h;
    }

    [Fact]
    public void A_recurrence_with_branches_and_tape_has_the_digits_that_differences_can_show()
    {
        DoubleDouble[] x = [0.7, -0.4, 0.9], direction = [1, -2, 0.5], all = Run<DoubleDouble>("WaveAll", x, direction);
        Assert.Equal(all[..4], all[4..8]);
        Assert.Equal(all[..4], all[8..12]);
        Near(Wave(x), all[0], 1e-30);
        for (int i = 0; i < 3; i++)
        {
            DoubleDouble[] unit = new DoubleDouble[3];
            unit[i] = 1;
            Near(Slope(x, unit, Wave), all[1 + i], 1e-21);
            Near(Slope(x, direction, at => Run<DoubleDouble>("WaveAll", at, direction)[1 + i]), all[12 + i], 1e-21);
        }
        double[] plain = Run<double>("InDouble", x.Select(one => (double)one).ToArray());
        for (int i = 0; i < 4; i++)
            Assert.Equal((double)all[i], plain[i], 1e-13);
    }

    /// <summary>Two central differences, extrapolated to step 0 (Richardson).</summary>
    private static DoubleDouble Slope(DoubleDouble[] x, DoubleDouble[] direction, Func<DoubleDouble[], DoubleDouble> value)
    {
        DoubleDouble At(double step) => value([.. x.Select((one, i) => one + step * direction[i])]);
        // of fourth order: 1e-28 from the step, 1e-24 from rounding
        const double H = 1e-7;
        return (8 * (At(H) - At(-H)) - (At(2 * H) - At(-2 * H))) / (12 * (DoubleDouble)H);
    }

    [Fact]
    public void A_vector_valued_function()
    {
        DoubleDouble a = (DoubleDouble)1 / 3, b = (DoubleDouble)2 / 7, sine = DoubleDouble.Sin(a) / 3, cosine = DoubleDouble.Cos(a) / 3;
        DoubleDouble[] expected = [a * b, sine, b, b, a, cosine, 0, 0, 1, 2 * b + 3 * a, 2 * cosine, 3], all = Run<DoubleDouble>("MapAll", new[] { a, b });
        for (int i = 0; i < expected.Length; i++)
            Near(expected[i], all[i], 1e-30);
    }

    [Theory]
    [InlineData("x[0] % x[1]", "the operation '%' has no form for DoubleDouble")]
    [InlineData("x[0] * Opaque(x[1])", "'C.Opaque' has no overload for DoubleDouble")]
    public void What_has_no_form_of_32_digits_is_told(string body, string why) => Assert.Equal(
        $"'G' can't be computed with DoubleDouble: {why}; declare it with 'double', or write the function without that",
        Assert.Single(Marked.Check($$"""
            public static partial class C
            {
                [DerivativeRule(nameof(Slope))] public static double Opaque(double x) => x;
                public static double Slope(double x) => 1;
                [Differentiable] public static double F(ReadOnlySpan<double> x) => {{body}};
                [GradientOf(nameof(F))] public static partial DoubleDouble {|CM1110:G|}(ReadOnlySpan<DoubleDouble> x, Span<DoubleDouble> gradient);
            }
            """)));

    [Fact]
    public void Precisions_are_not_mixed() => Assert.EndsWith(
        "'gradient' is 'Span<double>' where 'Span<DoubleDouble>' belongs; declare it as 'DoubleDouble G(ReadOnlySpan<DoubleDouble> x, Span<DoubleDouble> dx)'",
        Assert.Single(Marked.Check("""
            public static partial class C
            {
                [Differentiable] public static double F(ReadOnlySpan<double> x) => x[0] * x[0];
                [GradientOf(nameof(F))] public static partial DoubleDouble G(ReadOnlySpan<DoubleDouble> x, Span<double> {|CM2103:gradient|});
            }
            """)), StringComparison.Ordinal);
}
