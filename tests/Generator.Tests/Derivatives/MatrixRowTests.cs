using System.Reflection;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Hessians that are written past the caches are those that are written through them, wherever they begin, and nothing else is written.</summary>
public class MatrixRowTests
{
    private const double Untouched = 7;

    private static readonly MemoryLoss Loss = new(new MemoryTarget(new ExponentialSumTarget([1, -0.75], [1, 3])));

    private delegate double HessianKernel(ReadOnlySpan<double> theta, Span<double> gradient, Span<double> hessian);

    [Fact]
    public void Rows_past_the_caches_have_the_same_bits()
    {
        HessianKernel cached = Kernel(typeof(CachedRow<Lanes512>)), streamed = Kernel(typeof(StreamedRow));
        for (int m = 1; m <= 35; m++)
        {
            double[] expected = Found(cached, m, 0);
            for (int offset = 0; offset < 8; offset++)
                Assert.Equal(expected, Found(streamed, m, offset));
        }
    }

    [Fact]
    public void A_Hessian_that_leaves_the_caches_is_complete_and_symmetric()
    {
        const int M = 731, N = 2 * M;
        Assert.Equal(Lanes512.IsSupported, MatrixRows.LeaveCaches(N * N));
        double[] theta = Theta(M), hessian = new double[N * N];
        double value = Loss.Hessian(theta, new double[N], hessian);
        Assert.Equal(Loss.Value(theta), value, 1e-13 * Math.Abs(value));
        for (int k = 0; k < N; k++)
        {
            for (int j = 0; j <= k; j++)
                Assert.True(hessian[(k * N) + j] == hessian[(j * N) + k], $"elements ({k}, {j}) and ({j}, {k}) differ");
        }
        // d2J/da_k da_j = 2/(w_k + w_j)
        for (int k = 0; k < M; k++)
            Assert.Equal(2 / (theta[M + k] + theta[M + 5]), hessian[(k * N) + 5], 1e-15);
    }

    private static HessianKernel Kernel(Type row) => typeof(MemoryLoss).GetMethods(BindingFlags.NonPublic | BindingFlags.Instance)
        .Single(method => method.Name == "HessianKernel" && method.GetParameters()[0].ParameterType == typeof(ReadOnlySpan<double>))
        .MakeGenericMethod(typeof(Lanes512), row).CreateDelegate<HessianKernel>(Loss);

    /// <summary>The value, the gradient and the Hessian, which begins so many numbers behind a line of the cache.</summary>
    private static double[] Found(HessianKernel kernel, int m, int offset)
    {
        int n = 2 * m;
        double[] memory = GC.AllocateArray<double>(offset + (n * n) + 16, pinned: true), gradient = new double[n];
        Array.Fill(memory, Untouched);
        double value = kernel(Theta(m), gradient, memory.AsSpan(offset, n * n));
        Assert.All(memory[..offset].Concat(memory[(offset + (n * n))..]), number => Assert.Equal(Untouched, number));
        return [value, .. gradient, .. memory.AsSpan(offset, n * n)];
    }

    private static double[] Theta(int m) => [.. Enumerable.Range(0, m).Select(k => Math.Cos(3 * k)), .. Enumerable.Range(0, m).Select(k => 1.5 + Math.Sin(5 * k))];
}
