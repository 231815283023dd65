namespace CurseOfMemory;

/// <summary>A squared distance int (sum_j b_j e^{-v_j t} - rho(t))^2 dmu(t), by the integrals that it needs.</summary>
internal interface IInnerProduct
{
    /// <summary>The integral of rho^2.</summary>
    DoubleDouble SquaredNorm { get; }

    /// <summary>K_n(s), the integral of t^n e^{-st}, for n = 0, 1, 2.</summary>
    void Kernel(DoubleDouble s, Span<DoubleDouble> kernel);

    /// <summary>M_n(s), the integral of t^n e^{-st} rho(t), for n = 0, 1, 2.</summary>
    void Moments(DoubleDouble s, Span<DoubleDouble> moments);
}

/// <summary>L2[0, inf).</summary>
internal sealed class HalfLineProduct(IExtendedTarget target) : IInnerProduct
{
    public DoubleDouble SquaredNorm { get; } = target.SquaredNormExtended;

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

    public void Kernel(DoubleDouble s, Span<DoubleDouble> kernel) => Sum(s, kernel, false);

    public void Moments(DoubleDouble s, Span<DoubleDouble> moments) => Sum(s, moments, true);

    private void Sum(DoubleDouble s, Span<DoubleDouble> sums, bool withValues)
    {
        sums.Clear();
        for (int k = 0; k < times.Length; k++)
        {
            DoubleDouble term = weights[k] * DoubleDouble.Exp(-s * times[k]);
            if (withValues)
                term *= values[k];
            for (int n = 0; n < sums.Length; n++, term *= times[k])
                sums[n] += term;
        }
    }
}
