namespace CurseOfMemory;

/// <summary>
/// J(v) = min over b of the squared distance of sum_j b_j e^{-v_j t} from a target, as a function of the logarithms of the rates
/// (variable projection: G. Golub, V. Pereyra, SIAM J. Numer. Anal. 10, 1973): value, gradient and Hessian at one point.
/// </summary>
internal sealed class SquaredDistance
{
    private const int Orders = 3;
    private readonly int d;
    private readonly DoubleDouble[] moments, kernels;

    private SquaredDistance(ReadOnlySpan<DoubleDouble> logRates, IInnerProduct product)
    {
        d = logRates.Length;
        (LogRates, Rates) = (logRates.ToArray(), new DoubleDouble[d]);
        (moments, kernels) = (new DoubleDouble[d * Orders], new DoubleDouble[d * d * Orders]);
        for (int k = 0; k < d; k++)
            Rates[k] = DoubleDouble.Exp(logRates[k]);
        product.Tabulate(Rates, kernels, moments);
        (Amplitudes, Gradient, Hessian) = (new DoubleDouble[d], new DoubleDouble[d], new DoubleDouble[d * d]);
    }

    public DoubleDouble[] LogRates { get; }

    public DoubleDouble[] Rates { get; }

    public DoubleDouble[] Amplitudes { get; }

    public DoubleDouble Value { get; private set; }

    /// <summary>dJ/d log v_k, the interpolation conditions at order one times 2 b_k v_k.</summary>
    public DoubleDouble[] Gradient { get; }

    /// <summary>d2J/d log v_k d log v_j with b eliminated, d * d numbers.</summary>
    public DoubleDouble[] Hessian { get; }

    /// <summary>J and its derivatives, or null where rates coincide.</summary>
    public static SquaredDistance? At(IInnerProduct product, ReadOnlySpan<DoubleDouble> logRates)
    {
        var point = new SquaredDistance(logRates, product);
        return point.Eliminate(product.SquaredNorm) && point.IsAboveRounding(product) ? point : null;
    }

    /// <summary>K_n(v_k + v_j).</summary>
    public DoubleDouble Kernel(int n, int k, int j) => kernels[(((k * d) + j) * Orders) + n];

    private DoubleDouble Moment(int n, int k) => moments[(k * Orders) + n];

    // Solves for the best amplitudes: sum_j b_j K_0(v_k + v_j) = M_0(v_k)
    private bool Eliminate(DoubleDouble squaredNorm)
    {
        for (int k = 0; k < d; k++)
            Amplitudes[k] = Moment(0, k);
        if (!DenseDoubleDouble.Solve(Gram(1), Amplitudes, d))
            return false;
        Value = squaredNorm;
        for (int k = 0; k < d; k++)
            Value -= Amplitudes[k] * Moment(0, k);
        return Differentiate() && !DoubleDouble.IsNaN(Value);
    }

    // Amplitudes that are huge and cancel leave nothing of J but rounding errors
    private bool IsAboveRounding(IInnerProduct product)
    {
        double size = 0;
        for (int k = 0; k < d; k++)
            size += Math.Abs(Amplitudes[k].Hi * Moment(0, k).Hi);
        return size * product.Rounding < 1e-6 * product.SquaredNorm.Hi;
    }

    private DoubleDouble[] Gram(int scale)
    {
        var gram = new DoubleDouble[d * d];
        for (int k = 0; k < d * d; k++)
            gram[k] = scale * Kernel(0, k / d, k % d);
        return gram;
    }

    // sum_i b_i K_n(v_k + v_i)
    private DoubleDouble Sum(int n, int k)
    {
        DoubleDouble sum = 0;
        for (int i = 0; i < d; i++)
            sum += Amplitudes[i] * Kernel(n, k, i);
        return sum;
    }

    private bool Differentiate()
    {
        var mixed = new DoubleDouble[d * d];
        for (int k = 0; k < d; k++)
        {
            // dJ/dv_k = 2 b_k (M_1(v_k) - sum_i b_i K_1(v_k + v_i))
            DoubleDouble slope = 2 * (Moment(1, k) - Sum(1, k));
            Gradient[k] = Amplitudes[k] * Rates[k] * slope;
            for (int j = 0; j < d; j++)
                Fill(k, j, slope, mixed);
        }
        // The Schur complement: d2J/dv2 - (d2J/dv db) (d2J/db2)^{-1} (d2J/db dv)
        var solved = (DoubleDouble[])mixed.Clone();
        if (!DenseDoubleDouble.Solve(Gram(2), solved, d))
            return false;
        for (int k = 0; k < d * d * d; k++)
            Hessian[k / d] -= mixed[(k % d * d) + (k / d / d)] * solved[(k % d * d) + (k / d % d)];
        return true;
    }

    private void Fill(int k, int j, DoubleDouble slope, DoubleDouble[] mixed)
    {
        // d2J/db_k dv_j = -2 b_j K_1(v_k + v_j), d2J/dv_k dv_j = 2 b_k b_j K_2(v_k + v_j), and more where k = j
        DoubleDouble cross = -2 * Amplitudes[j] * Kernel(1, k, j), second = 2 * Amplitudes[k] * Amplitudes[j] * Kernel(2, k, j);
        if (k == j)
        {
            cross += slope;
            second += 2 * Amplitudes[k] * (Sum(2, k) - Moment(2, k));
        }
        mixed[(k * d) + j] = cross * Rates[j];
        Hessian[(k * d) + j] = second * Rates[k] * Rates[j] + (k == j ? Gradient[k] : 0);
    }
}
