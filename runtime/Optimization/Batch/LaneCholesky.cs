namespace CurseOfMemory;

/// <summary>
/// Solves small systems, one to a lane, in variables scaled by their sizes: S H S + mu with S = diag(size), as L D L^T (Golub and Van Loan 2013,
/// section 4.1).
/// </summary>
internal sealed class LaneCholesky(int n, int problems)
{
    private readonly double[] factor = new double[n * n * Lanes256.Count], solution = new double[n * Lanes256.Count];

    /// <summary>The steps p = S q with (S H S + mu) q = -S g.</summary>
    /// <param name="hessians">H, n x n x problems numbers.</param>
    /// <param name="gradients">g, n x problems numbers.</param>
    /// <param name="sizes">n x problems numbers.</param>
    /// <param name="damping">mu, one for each problem.</param>
    /// <param name="steps">Receives p, n x problems numbers; zero where the matrix is not positive.</param>
    /// <param name="promised">Receives -(g.p + p.H p / 2); NaN where the matrix is not positive.</param>
    public void Solve(ReadOnlySpan<double> hessians, ReadOnlySpan<double> gradients, ReadOnlySpan<double> sizes, ReadOnlySpan<double> damping, Span<double> steps, Span<double> promised)
    {
        for (int b = 0; b < problems; b += Lanes256.Count)
        {
            var mu = Lanes256.Load(damping, b);
            Lanes256 positive = Lanes256.GreaterThan(Factorize(hessians, sizes, mu, b), Lanes256.Zero);
            Substitute(gradients, sizes, b);
            Lanes256 slope = Lanes256.Zero, penalty = Lanes256.Zero;
            for (int i = 0; i < n; i++)
            {
                Lanes256 q = Lanes256.Select(positive, Solution(i), Lanes256.Zero), p = q * Block(sizes, i, b);
                slope = Lanes256.MultiplyAdd(p, Block(gradients, i, b), slope);
                penalty = Lanes256.MultiplyAdd(q, q, penalty);
                Lanes256.Store(p, steps.Slice(i * problems, problems), b);
            }
            // p.H p = -g.p - mu |q|^2, so -(g.p + p.H p / 2) = (mu |q|^2 - g.p) / 2.
            Lanes256 decrease = 0.5 * (mu * penalty - slope);
            Lanes256.Store(Lanes256.Select(positive, decrease, Lanes256.Broadcast(double.NaN)), promised, b);
        }
    }

    /// <summary>The lowest pivot of a problem's scaled Hessian: negative where a direction of negative curvature exists.</summary>
    public double LowestPivot(ReadOnlySpan<double> hessians, ReadOnlySpan<double> sizes, int problem)
    {
        int start = problem - problem % Lanes256.Count;
        return Lanes256.Extract(Factorize(hessians, sizes, Lanes256.Zero, start), problem - start);
    }

    /// <summary>The factors L and D of four problems, D on L's diagonal; returns their lowest pivots.</summary>
    private Lanes256 Factorize(ReadOnlySpan<double> hessians, ReadOnlySpan<double> sizes, Lanes256 mu, int b)
    {
        var lowest = Lanes256.Broadcast(double.PositiveInfinity);
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                Lanes256 element = Block(hessians, i * n + j, b) * (Block(sizes, i, b) * Block(sizes, j, b));
                element = i == j ? element + mu : element;
                for (int k = 0; k < j; k++)
                    element -= Factor(i, k) * Factor(k, k) * Factor(j, k);
                Lanes256.Store(i == j ? element : element / Factor(j, j), factor, (i * n + j) * Lanes256.Count);
            }
            lowest = Lanes256.Min(lowest, Factor(j, j));
        }
        return lowest;
    }

    /// <summary>L D L^T q = -S g.</summary>
    private void Substitute(ReadOnlySpan<double> gradients, ReadOnlySpan<double> sizes, int b)
    {
        for (int i = 0; i < n; i++)
        {
            Lanes256 sum = -(Block(gradients, i, b) * Block(sizes, i, b));
            for (int k = 0; k < i; k++)
                sum -= Factor(i, k) * Solution(k);
            Lanes256.Store(sum, solution, i * Lanes256.Count);
        }
        for (int i = n - 1; i >= 0; i--)
        {
            Lanes256 sum = Solution(i) / Factor(i, i);
            for (int k = i + 1; k < n; k++)
                sum -= Factor(k, i) * Solution(k);
            Lanes256.Store(sum, solution, i * Lanes256.Count);
        }
    }

    private Lanes256 Factor(int i, int j) => Lanes256.Load(factor, (i * n + j) * Lanes256.Count);

    private Lanes256 Solution(int i) => Lanes256.Load(solution, i * Lanes256.Count);

    private Lanes256 Block(ReadOnlySpan<double> rows, int row, int b) => Lanes256.Load(rows.Slice(row * problems, problems), b);
}
