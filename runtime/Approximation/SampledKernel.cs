using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;
using Complex = System.Numerics.Complex;

namespace CurseOfMemory;

/// <summary>Equidistant samples of a kernel, their Hankel matrices, and sums with given poles.</summary>
internal sealed class SampledKernel
{
    private readonly double[] samples;
    private readonly double step;

    public SampledKernel(ReadOnlySpan<double> samples, double step, int? terms)
    {
        ApproximationChecks.Positive(step, nameof(step), "distance of samples");
        int needed = 2 * Math.Max(1, terms ?? 1);
        if (terms is < 1)
            throw new ArgumentOutOfRangeException(nameof(terms), terms, $"The number of terms is {terms}, but must be positive.");
        if (samples.Length < needed)
            throw new ArgumentException(Invariant($"{samples.Length} samples can't determine {terms ?? 1} terms: {needed} are needed, twice the number of terms."), nameof(samples));
        for (int k = 0; k < samples.Length; k++)
        {
            if (!double.IsFinite(samples[k]))
                throw new ArgumentException(Invariant($"samples[{k}] = {samples[k]:R} must be a finite number."), nameof(samples));
        }
        (this.samples, this.step) = (samples.ToArray(), step);
    }

    public int Count => samples.Length;

    /// <summary>H_ij = y_{i+j}; beyond the last sample zero.</summary>
    public Matrix<double> Hankel(int rows, int columns)
        => Matrix<double>.Build.Dense(rows, columns, (i, j) => i + j < samples.Length ? samples[i + j] : 0);

    /// <summary>The best amplitudes for poles z_j, y_k = sum_j c_j z_j^k, and the sum itself.</summary>
    public ComplexExponentialSum Sum(IEnumerable<Complex> poles, IReadOnlyList<double> singularValues, string method)
    {
        Complex[] kept = [.. poles.Where(z => z.Magnitude > 1e-12 && Complex.Abs(Complex.Pow(z, samples.Length - 1)) < 1e12).OrderByDescending(z => z.Magnitude).ThenBy(z => z.Phase)];
        Vector<Complex> right = Vector<Complex>.Build.Dense(samples.Length, k => samples[k]);
        Matrix<Complex> powers = Matrix<Complex>.Build.Dense(samples.Length, kept.Length, (k, j) => Complex.Pow(kept[j], k));
        Vector<Complex> amplitudes = kept.Length == 0 ? Vector<Complex>.Build.Dense(1) : powers.Svd().Solve(right);
        double residual = kept.Length == 0 ? right.L2Norm() : (powers * amplitudes - right).L2Norm();
        double rms = residual / Math.Sqrt(samples.Length);
        return new()
        {
            Amplitudes = kept.Length == 0 ? [] : [.. amplitudes],
            Rates = [.. kept.Select(z => -Complex.Log(z) / step)],
            ResidualNorm = rms,
            SingularValues = singularValues,
            Sentence = Invariant($"{method} resolves {samples.Length} samples into {Counted.Text(kept.Length, "term")}, {kept.Count(z => z.Magnitude >= 1)} of them not decaying, off by {rms:G3} in the root of the mean square."),
        };
    }
}
