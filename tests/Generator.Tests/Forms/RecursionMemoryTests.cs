namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>A method that calls itself and makes arrays at each depth: derivatives rent them, and allocate nothing.</summary>
public class RecursionMemoryTests
{
    private static string Source(string members = "") => $$"""
        public static partial class C
        {
            {{members}}
            /// <summary>The determinant by minors of the first row.</summary>
            private static double Determinant(ReadOnlySpan<double> a, int n)
            {
                if (n == 1)
                    return a[0];
                double sum = 0, sign = 1;
                double[] minor = new double[(n - 1) * (n - 1)];
                for (int j = 0; j < n; j++)
                {
                    for (int row = 1; row < n; row++)
                    {
                        for (int column = 0, place = 0; column < n; column++)
                        {
                            if (column == j)
                                continue;
                            minor[(row - 1) * (n - 1) + place] = a[row * n + column];
                            place++;
                        }
                    }
                    sum += sign * a[j] * Determinant(minor, n - 1);
                    sign = -sign;
                }
                return sum;
            }

            [Differentiable] public static double F(ReadOnlySpan<double> a, int n) => Determinant(a, n);
            [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> a, int n, Span<double> gradient);
            [HessianProductOf(nameof(F))] public static partial double FHessianProduct(ReadOnlySpan<double> a, int n, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product);
        }
        """;

    private const string Allocated = """
        public static double Allocated(int n, int calls)
        {
            double[] a = new double[n * n], v = new double[n * n], gradient = new double[n * n], product = new double[n * n];
            for (int i = 0; i < a.Length; i++)
                (a[i], v[i]) = (Math.Cos(i), Math.Sin(i));
            long before = 0;
            for (int call = 0; call < 2 * calls; call++)
            {
                // the pool keeps what the first calls have rented
                if (call == calls)
                    before = GC.GetAllocatedBytesForCurrentThread();
                FGradient(a, n, gradient);
                FHessianProduct(a, n, v, gradient, product);
            }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        """;

    private static readonly Lazy<FormProject> Project = new(() => new(Source()));

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void Nothing_is_allocated(int n) => Assert.Equal(0.0, new FormProject(Source(Allocated)).Call("Allocated", n, 5));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public void Derivatives_are_those_of_dual_numbers(int n)
    {
        double[] a = [.. Enumerable.Range(0, n * n).Select(i => Math.Cos(1.3 * i * i) + 0.2)];
        Assert.Equal(2, FormCheck.Run(Project.Value, "F", a, n));
    }
}
