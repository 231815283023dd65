namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>The same numbers give the same bits, wherever spans begin, on whatever thread, and again.</summary>
public class DeterminismTests
{
    private static readonly MemoryLoss Loss = new(Again.Bump);

    // every width at once, tails, tiles, and sums by quadrature
    public static TheoryData<int> Lengths => [1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 15, 16, 17, 31, 64, 65, 130, 700];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Alignments_and_threads_leave_no_trace(int m)
    {
        long[] expected = Bits(m, 0);
        Parallel.For(1, 17, offset => Assert.Equal(expected, Bits(m, offset % 8)));
    }

    /// <summary>All numbers of all methods, from spans that begin so many numbers behind the begin of an array.</summary>
    private static long[] Bits(int m, int offset)
    {
        int n = 2 * m;
        Span<double> theta = new double[offset + n].AsSpan(offset), direction = new double[offset + n].AsSpan(offset), gradient = new double[offset + n].AsSpan(offset);
        Span<double> product = new double[offset + n].AsSpan(offset), hessian = new double[offset + n * n].AsSpan(offset);
        for (int i = 0; i < n; i++)
            (theta[i], direction[i]) = (i < m ? Math.Cos(3 * i) : 1.5 + Math.Sin(5 * i), Math.Sin(7 * i));
        List<double> found = [Loss.Value(theta), Loss.Gradient(theta, gradient), .. gradient];
        found.AddRange([Loss.HessianProduct(theta, direction, gradient, product), .. gradient, .. product]);
        if (m <= 130)
            found.AddRange([Loss.Hessian(theta, gradient, hessian), .. gradient, .. hessian]);
        Assert.All(found, number => Assert.True(double.IsFinite(number)));
        return [.. found.Select(BitConverter.DoubleToInt64Bits)];
    }
}
