using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>
/// The inverse of a 4 x 4 matrix whose diagonal will do for pivots, as that of s - J does where the flow is a gradient's: Gauss and Jordan in four registers.
/// </summary>
internal static class SmallInverse
{
    public const int Order = 4;

    private const double LeastPivot = 0.1;

    /// <summary>Replaces the matrix by its inverse; false, and nothing done, where a pivot is small beside what is below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryInvert(Span<Vector256<double>> rows)
    {
        Vector256<double> a = rows[0], b = rows[1], c = rows[2], d = rows[3];
        if (!Pivots(a[0], Math.Max(Math.Abs(b[0]), Math.Max(Math.Abs(c[0]), Math.Abs(d[0])))))
            return false;
        Eliminate(0, ref a, ref b, ref c, ref d);
        if (!Pivots(b[1], Math.Max(Math.Abs(c[1]), Math.Abs(d[1]))))
            return false;
        Eliminate(1, ref b, ref a, ref c, ref d);
        if (!Pivots(c[2], Math.Abs(d[2])))
            return false;
        Eliminate(2, ref c, ref a, ref b, ref d);
        if (!Pivots(d[3], 0))
            return false;
        Eliminate(3, ref d, ref a, ref b, ref c);
        (rows[0], rows[1], rows[2], rows[3]) = (a, b, c, d);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Pivots(double pivot, double largestBelow) => Math.Abs(pivot) > LeastPivot * largestBelow;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eliminate(int k, ref Vector256<double> pivotRow, ref Vector256<double> x, ref Vector256<double> y, ref Vector256<double> z)
    {
        pivotRow = pivotRow.WithElement(k, 1) * (1 / pivotRow[k]);
        x = Vector256.FusedMultiplyAdd(Vector256.Create(-x[k]), pivotRow, x.WithElement(k, 0));
        y = Vector256.FusedMultiplyAdd(Vector256.Create(-y[k]), pivotRow, y.WithElement(k, 0));
        z = Vector256.FusedMultiplyAdd(Vector256.Create(-z[k]), pivotRow, z.WithElement(k, 0));
    }
}
