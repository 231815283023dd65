namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>An infinite entry that takes no part: exp(-inf) is a weight of 0, and so is what it hands on.</summary>
public class InfiniteBorderTests
{
    private const string Source = """
        using System.Linq;
        public static partial class C
        {
            private static double SoftMin(double a, double b, double c, double gamma)
            {
                double m = Math.Min(a, Math.Min(b, c));
                return m - gamma * Math.Log(Math.Exp((m - a) / gamma) + Math.Exp((m - b) / gamma) + Math.Exp((m - c) / gamma));
            }

            /// <summary>Soft dynamic time warping.</summary>
            [Differentiable]
            public static double Warping(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double gamma, [Constant] double border)
            {
                double[,] r = new double[x.Length + 1, y.Length + 1];
                for (int i = 0; i <= x.Length; i++)
                    for (int j = 0; j <= y.Length; j++)
                        r[i, j] = border;
                r[0, 0] = 0;
                for (int i = 1; i <= x.Length; i++)
                {
                    for (int j = 1; j <= y.Length; j++)
                    {
                        double d = x[i - 1] - y[j - 1];
                        r[i, j] = d * d + SoftMin(r[i - 1, j], r[i, j - 1], r[i - 1, j - 1], gamma);
                    }
                }
                return r[x.Length, y.Length];
            }

            [Differentiable]
            public static double Unshifted(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double gamma, [Constant] double border)
            {
                double[,] r = new double[x.Length + 1, y.Length + 1];
                for (int i = 1; i <= x.Length; i++)
                    r[i, 0] = border;
                for (int j = 1; j <= y.Length; j++)
                    r[0, j] = border;
                for (int i = 1; i <= x.Length; i++)
                    for (int j = 1; j <= y.Length; j++)
                        r[i, j] = Math.Pow(x[i - 1] - y[j - 1], 2) - gamma * Math.Log(Math.Exp(-r[i - 1, j] / gamma) + Math.Exp(-r[i, j - 1] / gamma) + Math.Exp(-r[i - 1, j - 1] / gamma));
                return r[x.Length, y.Length];
            }

            private static double LogAdd(double a, double b)
            {
                double m = Math.Max(a, b);
                return double.IsInfinity(m) ? m : m + Math.Log(Math.Exp(a - m) + Math.Exp(b - m));
            }

            /// <summary>The forward algorithm of a hidden Markov chain whose first state is known.</summary>
            [Differentiable]
            public static double Forward(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double stay, [Constant] double border)
            {
                double first = 0, second = -border;
                for (int t = 0; t < x.Length; t++)
                {
                    double one = LogAdd(first + Math.Log(stay), second + Math.Log(1 - stay)) - (x[t] - y[0]) * (x[t] - y[0]);
                    second = LogAdd(second + Math.Log(stay), first + Math.Log(1 - stay)) - (x[t] - y[1]) * (x[t] - y[1]);
                    first = one;
                }
                return LogAdd(first, second);
            }

        """;

    private static readonly string[] Names = ["Warping", "Unshifted", "Forward"], Numbers = ["double", "DoubleDouble"];

    private static readonly Lazy<Type> Definitions = new(() => Harness.Load(Harness.Run(Source + string.Concat(Names.SelectMany(name => Numbers.Select(number => Derivatives(name, number)))) + """
            public static double[] All(int kind, double border)
            {
                double[] x = [0.7, -1.2, 0.4], y = [0.1, 0.5, 0.4], g = new double[7], same = new double[7], third = new double[7], h = new double[49], product = new double[7];
                double[] direction = [1, 0, -0.5, 0.25, 0, 2, 0.75];
                double value = kind == 0 ? WarpingGradient(x, y, 0.8, border, g) : kind == 1 ? UnshiftedGradient(x, y, 0.8, border, g) : ForwardGradient(x, y, 0.8, border, g);
                _ = kind == 0 ? WarpingHessian(x, y, 0.8, border, same, h) : kind == 1 ? UnshiftedHessian(x, y, 0.8, border, same, h) : ForwardHessian(x, y, 0.8, border, same, h);
                _ = kind == 0 ? WarpingProduct(x, y, 0.8, border, direction, third, product) : kind == 1 ? UnshiftedProduct(x, y, 0.8, border, direction, third, product) : ForwardProduct(x, y, 0.8, border, direction, third, product);
                return [value, .. g, .. same, .. third, .. h, .. product];
            }

            public static double[] Extended(int kind, double border)
            {
                DoubleDouble[] x = [0.7, -1.2, 0.4], y = [0.1, 0.5, 0.4], g = new DoubleDouble[7], same = new DoubleDouble[7], third = new DoubleDouble[7], h = new DoubleDouble[49], product = new DoubleDouble[7];
                DoubleDouble[] direction = [1, 0, -0.5, 0.25, 0, 2, 0.75];
                DoubleDouble value = kind == 0 ? WarpingGradient(x, y, 0.8, border, g) : kind == 1 ? UnshiftedGradient(x, y, 0.8, border, g) : ForwardGradient(x, y, 0.8, border, g);
                _ = kind == 0 ? WarpingHessian(x, y, 0.8, border, same, h) : kind == 1 ? UnshiftedHessian(x, y, 0.8, border, same, h) : ForwardHessian(x, y, 0.8, border, same, h);
                _ = kind == 0 ? WarpingProduct(x, y, 0.8, border, direction, third, product) : kind == 1 ? UnshiftedProduct(x, y, 0.8, border, direction, third, product) : ForwardProduct(x, y, 0.8, border, direction, third, product);
                return [.. new[] { [value], g, same, third, h, product }.SelectMany(part => part).Select(number => (double)number)];
            }
        }
        """).Accepted().Completed).GetType("C")!);

    private static string Derivatives(string name, string number) => $"""
            [GradientOf(nameof({name}))] public static partial {number} {name}Gradient(ReadOnlySpan<{number}> x, ReadOnlySpan<{number}> y, {number} p, {number} border, Span<{number}> gradient);
            [HessianOf(nameof({name}))] public static partial {number} {name}Hessian(ReadOnlySpan<{number}> x, ReadOnlySpan<{number}> y, {number} p, {number} border, Span<{number}> gradient, Span<{number}> hessian);
            [HessianProductOf(nameof({name}))] public static partial {number} {name}Product(ReadOnlySpan<{number}> x, ReadOnlySpan<{number}> y, {number} p, {number} border, ReadOnlySpan<{number}> direction, Span<{number}> gradient, Span<{number}> product);

        """;

    private static double[] Call(string numbers, int kind, double border) => (double[])Definitions.Value.GetMethod(numbers)!.Invoke(null, [kind, border])!;

    [Theory]
    [InlineData("All", 0)]
    [InlineData("All", 1)]
    [InlineData("All", 2)]
    [InlineData("Extended", 0)]
    [InlineData("Extended", 1)]
    [InlineData("Extended", 2)]
    public void An_infinite_border_is_as_one_that_is_far_away(string numbers, int kind)
    {
        double[] near = Call(numbers, kind, 1e4), infinite = Call(numbers, kind, double.PositiveInfinity);
        Assert.Equal(1 + 3 * 7 + 49 + 7, infinite.Length);
        Assert.True(near.Max(Math.Abs) > 0.1);
        Assert.All(near.Zip(infinite), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }
}
