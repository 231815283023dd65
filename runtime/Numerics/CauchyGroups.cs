using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>
/// The pairs of <see cref="CauchyForms"/> in groups of four rows to a lane: the sum of four fractions c_j / (x_j + y) is one fraction n(y) / d(y), so
/// that a division serves four pairs. All x_j and y are positive, so that nothing cancels in d, and in n nothing beyond what the fractions do.
/// </summary>
internal static class CauchyGroups
{
    private const int Group = 4;

    /// <summary>sum_k sum_i c_k c_i / (x_k + x_i): each block of rows with itself, and twice with all after it.</summary>
    public static double Self<L>(ReadOnlySpan<double> x, ReadOnlySpan<double> c)
        where L : struct, ILanes<L, double>
    {
        int block = Group * L.Count, k = 0;
        double sum = 0;
        for (; k + block < x.Length; k += block)
        {
            ReadOnlySpan<double> rows = x.Slice(k, block), weights = c.Slice(k, block);
            sum += Block<L>(rows, weights, rows, weights) + (2 * Block<L>(rows, weights, x[(k + block)..], c[(k + block)..]));
        }
        return sum + Padded<L>(x[k..], c[k..], x[k..], c[k..]);
    }

    /// <summary>sum_k sum_i c_k d_i / (x_k + y_i).</summary>
    public static double Between<L>(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d)
        where L : struct, ILanes<L, double>
    {
        int block = Group * L.Count, k = 0;
        double sum = 0;
        for (; k + block <= x.Length; k += block)
            sum += Block<L>(x.Slice(k, block), c.Slice(k, block), y, d);
        if (k == x.Length)
            return sum;
        // what is left over takes fewer passes where y are the rows
        return sum + (y.Length < block ? Padded<L>(x[k..], c[k..], y, d) : Between<L>(y, d, x[k..], c[k..]));
    }

    /// <summary>The same for any numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Anywhere<L>(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d)
        where L : struct, ILanes<L, double>
    {
        L sum = L.Zero;
        for (int k = 0; k < x.Length; k += L.Count)
        {
            L xk = L.Load(x, k), s = L.Zero;
            for (int i = 0; i < y.Length; i++)
                s = L.MultiplyAdd(d[i], L.Reciprocal(xk + y[i]), s);
            sum += L.Keep(L.Load(c, k) * s, x.Length - k);
        }
        return L.Sum(sum);
    }

    /// <summary>The pairs of at most a block of rows, padded by rows without weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Padded<L>(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d)
        where L : struct, ILanes<L, double>
    {
        if (x.Length == Group * L.Count)
            return Block<L>(x, c, y, d);
        Span<double> rows = stackalloc double[Group * L.Count], weights = stackalloc double[Group * L.Count];
        for (int k = 0; k < rows.Length; k += L.Count)
        {
            L.Store(k < x.Length ? L.Load(x, k) : L.Broadcast(x[0]), rows, k);
            L.Store(k < x.Length ? L.Keep(L.Load(c, k), c.Length - k) : L.Zero, weights, k);
        }
        return Block<L>(rows, weights, y, d);
    }

    /// <summary>The pairs of the first block of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Block<L>(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d)
        where L : struct, ILanes<L, double>
    {
        L x0 = L.Load(x, 0), x1 = L.Load(x, L.Count), x2 = L.Load(x, 2 * L.Count), x3 = L.Load(x, 3 * L.Count);
        L c0 = L.Load(c, 0), c1 = L.Load(c, L.Count), c2 = L.Load(c, 2 * L.Count), c3 = L.Load(c, 3 * L.Count);
        // c_0/(y + x_0) + c_1/(y + x_1) = (u y + v)/(y^2 + s y + p), and the other two (u' y + v')/(y^2 + s' y + p')
        L s = x0 + x1, p = x0 * x1, u = c0 + c1, v = L.MultiplyAdd(c0, x1, c1 * x0);
        L s2 = x2 + x3, p2 = x2 * x3, u2 = c2 + c3, v2 = L.MultiplyAdd(c2, x3, c3 * x2);
        // d = y^4 + d_3 y^3 + d_2 y^2 + d_1 y + d_0, n = n_3 y^3 + n_2 y^2 + n_1 y + n_0
        L d3 = s + s2, d2 = L.MultiplyAdd(s, s2, p + p2), d1 = L.MultiplyAdd(s, p2, p * s2), d0 = p * p2;
        L n3 = u + u2, n2 = L.MultiplyAdd(u, s2, L.MultiplyAdd(u2, s, v + v2));
        L n1 = L.MultiplyAdd(u, p2, L.MultiplyAdd(v, s2, L.MultiplyAdd(u2, p, v2 * s))), n0 = L.MultiplyAdd(v, p2, v2 * p);
        L sum = L.Zero;
        for (int i = 0; i < y.Length; i++)
        {
            L yi = L.Broadcast(y[i]);
            L n = L.MultiplyAdd(L.MultiplyAdd(L.MultiplyAdd(n3, yi, n2), yi, n1), yi, n0);
            L denominator = L.MultiplyAdd(L.MultiplyAdd(L.MultiplyAdd(yi + d3, yi, d2), yi, d1), yi, d0);
            sum = L.MultiplyAdd(d[i], Divider.Quotient(n, denominator), sum);
        }
        return L.Sum(sum);
    }
}
