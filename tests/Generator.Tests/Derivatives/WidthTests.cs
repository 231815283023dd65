using System.Reflection;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>
/// Each width of lanes adds up in an order of its own. Sums of m terms, each rounded at most 16 times, differ by at most 2 (m + 16) u S, where S is the sum of
/// the terms' sizes: the condition number times the result.
/// </summary>
public class WidthTests
{
    private const double U = 1.0 / (1L << 53);

    private static readonly double[] B = [1, -0.75], R = [1, 3];

    private static readonly MemoryLoss Loss = new(new MemoryTarget(new ExponentialSumTarget(B, R)));

    private delegate double GradientKernel(ReadOnlySpan<double> theta, Span<double> gradient, int from, double value);

    private delegate double ProductKernel(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product, int from, double value);

    public static TheoryData<Type> Widths => [typeof(Lanes128), typeof(Lanes256), typeof(Lanes512)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_width_gives_what_the_scalar_lane_gives(Type lanes)
    {
        GradientKernel gradient = Kernel<GradientKernel>("GradientKernel", lanes), plainGradient = Kernel<GradientKernel>("GradientKernel", typeof(Lane));
        ProductKernel product = Kernel<ProductKernel>("HessianProductKernel", lanes), plainProduct = Kernel<ProductKernel>("HessianProductKernel", typeof(Lane));
        int differences = 0;
        for (int m = 1; m <= 70; m++)
        {
            double[] theta = [.. Numbers(m, 3), .. Numbers(m, 5).Select(x => 2 + x)], direction = Numbers(2 * m, 7);
            double[] found = new double[4 * m + 1], expected = new double[4 * m + 1], alone = new double[2 * m];
            found[^1] = product(theta, direction, found.AsSpan(0, 2 * m), found.AsSpan(2 * m, 2 * m), 0, 0);
            expected[^1] = plainProduct(theta, direction, expected.AsSpan(0, 2 * m), expected.AsSpan(2 * m, 2 * m), 0, 0);
            differences += Near(expected, found, Sizes(m, theta, direction));
            found[^1] = gradient(theta, found.AsSpan(0, 2 * m), 0, 0);
            expected[^1] = plainGradient(theta, expected.AsSpan(0, 2 * m), 0, 0);
            differences += Near(expected, found, Sizes(m, theta, direction));
        }
        // the bound is no equality
        Assert.NotEqual(0, differences);
    }

    /// <summary>Many terms are summed by quadrature, whose errors are at most 18 u S, as gradients are; their own additions round less than the bound asks for.</summary>
    [Theory]
    [InlineData(600)]
    [InlineData(1003)]
    public void Products_of_many_terms_are_those_of_extended_precision(int m)
    {
        double[] theta = [.. Numbers(m, 3), .. Numbers(m, 5).Select(x => 2 + x)], direction = Numbers(2 * m, 7), found = new double[4 * m + 1];
        Assert.Equal(CauchySums.Pays(m), CauchySums.NodesPay(theta.AsSpan(m)));
        found[^1] = Loss.HessianProduct(theta, direction, found.AsSpan(0, 2 * m), found.AsSpan(2 * m, 2 * m)) - Loss.Value(new double[0]);
        DoubleDouble[] exact = new DoubleDouble[4 * m + 1];
        exact[^1] = Loss.HessianProduct([.. theta.Select(x => (DoubleDouble)x)], [.. direction.Select(x => (DoubleDouble)x)], exact.AsSpan(0, 2 * m), exact.AsSpan(2 * m, 2 * m)) - Loss.Value(new double[0]);
        double[] sizes = Sizes(m, theta, direction);
        for (int i = 0; i < found.Length; i++)
            Assert.True(Math.Abs((double)(exact[i] - found[i])) <= 64 * U * sizes[i], $"m = {m}, number {i}: {found[i]:G17} is not {exact[i]}.");
    }

    private static T Kernel<T>(string name, Type lanes) where T : Delegate =>
        typeof(MemoryLoss).GetMethods(BindingFlags.NonPublic | BindingFlags.Instance)
            .Single(method => method.Name == name && method.GetParameters()[0].ParameterType == typeof(ReadOnlySpan<double>))
            .MakeGenericMethod(lanes).CreateDelegate<T>(Loss);

    private static double[] Numbers(int count, int step) => [.. Enumerable.Range(1, count).Select(i => Math.Sin(step * i))];

    private static int Near(double[] expected, double[] found, double[] sizes)
    {
        int m = expected.Length / 4;
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - found[i]) <= 2 * (m + 16) * U * sizes[i], $"m = {m}, number {i}: {found[i]:G17}, the scalar lane {expected[i]:G17}.");
        return expected.Zip(found, (x, y) => x == y ? 0 : 1).Sum();
    }

    /// <summary>The sums of the sizes of the terms of the gradient, the product and J.</summary>
    private static double[] Sizes(int m, double[] theta, double[] direction)
    {
        double[] sizes = new double[4 * m + 1];
        for (int k = 0; k < m; k++)
        {
            double ak = Math.Abs(theta[k]), vak = Math.Abs(direction[k]), vwk = Math.Abs(direction[m + k]);
            // sum_i |x_i|/(w_k + w_i)^n, and the same for the target
            double Model(int n, Func<int, double> x) => Enumerable.Range(0, m).Sum(i => Math.Abs(x(i)) / Math.Pow(theta[m + k] + theta[m + i], n));
            double Target(int n) => B.Zip(R, (b, r) => Math.Abs(b) / Math.Pow(theta[m + k] + r, n)).Sum();
            double s1 = Model(1, i => theta[i]) + Target(1), s2 = Model(2, i => theta[i]) + Target(2);
            double Mixed(int n) => Model(n, i => theta[i] * (vwk + Math.Abs(direction[m + i])));
            sizes[k] = 2 * s1;
            sizes[m + k] = 2 * ak * s2;
            sizes[2 * m + k] = 2 * (Mixed(2) + Model(1, i => direction[i]) + vwk * Target(2));
            sizes[3 * m + k] = 2 * (vak * s2 + ak * (2 * vwk * Target(3) + Model(2, i => direction[i]) + 2 * Mixed(3)));
            sizes[4 * m] += 2 * ak * s1;
        }
        return sizes;
    }
}
