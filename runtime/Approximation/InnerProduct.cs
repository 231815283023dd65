namespace CurseOfMemory;

/// <summary>A squared distance int (sum_j b_j e^{-v_j t} - rho(t))^2 dmu(t), by the integrals that it needs.</summary>
internal interface IInnerProduct
{
    /// <summary>The integral of rho^2.</summary>
    DoubleDouble SquaredNorm { get; }

    /// <summary>The relative rounding error of the moments.</summary>
    double Rounding { get; }

    /// <summary>K_n(s), the integral of t^n e^{-st}, for n = 0, 1, 2.</summary>
    void Kernel(DoubleDouble s, Span<DoubleDouble> kernel);

    /// <summary>M_n(s), the integral of t^n e^{-st} rho(t), for n = 0, 1, 2.</summary>
    void Moments(DoubleDouble s, Span<DoubleDouble> moments);

    /// <summary>K_n(v_k + v_j) for all pairs and M_n(v_k), n = 0, 1, 2 next to each other.</summary>
    void Tabulate(ReadOnlySpan<DoubleDouble> rates, Span<DoubleDouble> kernels, Span<DoubleDouble> moments)
    {
        int d = rates.Length;
        for (int k = 0; k < d; k++)
        {
            Moments(rates[k], moments.Slice(3 * k, 3));
            for (int j = 0; j < d; j++)
                Kernel(rates[k] + rates[j], kernels.Slice(3 * ((k * d) + j), 3));
        }
    }
}

/// <summary>L2[0, inf).</summary>
internal sealed class HalfLineProduct(IExtendedTarget target) : IInnerProduct
{
    public DoubleDouble SquaredNorm { get; } = target.SquaredNormExtended;

    public double Rounding { get; } = target is ExtendedTarget ? 1e-16 : 1e-30;

    public void Kernel(DoubleDouble s, Span<DoubleDouble> kernel)
    {
        for (int n = 0; n < kernel.Length; n++)
            kernel[n] = Special.LaplaceOfPower(n, s);
    }

    public void Moments(DoubleDouble s, Span<DoubleDouble> moments)
    {
        for (int n = 0; n < moments.Length; n++)
            moments[n] = target.Moment(n, s);
    }
}

/// <summary>A sum over samples (t_k, y_k) with weights.</summary>
internal sealed class SampledProduct : IInnerProduct
{
    private readonly DoubleDouble[] times, values;
    private readonly double[] weights;

    public SampledProduct(DoubleDouble[] times, DoubleDouble[] values, double[] weights)
    {
        (this.times, this.values, this.weights) = (times, values, weights);
        for (int k = 0; k < times.Length; k++)
            SquaredNorm += weights[k] * (values[k] * values[k]);
    }

    public DoubleDouble SquaredNorm { get; }

    public double Rounding => 1e-30;

    public void Kernel(DoubleDouble s, Span<DoubleDouble> kernel) => Sum(s, kernel, false);

    public void Moments(DoubleDouble s, Span<DoubleDouble> moments) => Sum(s, moments, true);

    // e^{-(v_k + v_j) t} as products of e^{-v_k t}
    public void Tabulate(ReadOnlySpan<DoubleDouble> rates, Span<DoubleDouble> kernels, Span<DoubleDouble> moments)
    {
        int d = rates.Length, count = times.Length;
        kernels.Clear();
        moments.Clear();
        var powers = new DoubleDouble[d];
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < d; k++)
            {
                powers[k] = DoubleDouble.Exp(-rates[k] * times[i]);
                DoubleDouble term = weights[i] * powers[k];
                Add(moments.Slice(3 * k, 3), term * values[i], times[i]);
                for (int j = 0; j <= k; j++)
                    Add(kernels.Slice(3 * ((k * d) + j), 3), term * powers[j], times[i]);
            }
        }
        for (int k = 0; k < d; k++)
        {
            for (int j = 0; j < k; j++)
                kernels.Slice(3 * ((k * d) + j), 3).CopyTo(kernels.Slice(3 * ((j * d) + k), 3));
        }
    }

    private static void Add(Span<DoubleDouble> sums, DoubleDouble term, DoubleDouble time)
    {
        for (int n = 0; n < sums.Length; n++, term *= time)
            sums[n] += term;
    }

    private void Sum(DoubleDouble s, Span<DoubleDouble> sums, bool withValues)
    {
        sums.Clear();
        for (int k = 0; k < times.Length; k++)
        {
            DoubleDouble term = weights[k] * DoubleDouble.Exp(-s * times[k]);
            if (withValues)
                term *= values[k];
            Add(sums, term, times[k]);
        }
    }
}
