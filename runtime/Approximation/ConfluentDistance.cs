using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace CurseOfMemory;

/// <summary>
/// The squared distance of a target from sums of t^k e^{-v_c t}, k &lt; n_c: what sums of exponentials tend to where the rates of a cluster c of n_c run into each
/// other, as a function of the logarithms of the clusters' rates.
/// </summary>
internal sealed class ConfluentDistance(IInnerProduct product, int[] sizes)
{
    private const double Resolution = 1e-11;
    private const int MostSteps = 2000;

    private readonly (int Cluster, int Power)[] terms = [.. sizes.SelectMany((size, c) => Enumerable.Range(0, size).Select(k => (c, k)))];

    /// <summary>The least distance near given clusters.</summary>
    /// <param name="logRates">The logarithms of their rates.</param>
    public double Least(double[] logRates)
    {
        double scale = product.SquaredNorm.Hi;
        var distance = ObjectiveFunction.Value(l => At([.. l]) / scale);
        var steps = Vector<double>.Build.Dense(logRates.Length, SquaredDistanceDescent.Together);
        try
        {
            return scale * NelderMeadSimplex.Minimum(distance, Vector<double>.Build.DenseOfArray(logRates), steps, Resolution, MostSteps).FunctionInfoAtMinimum.Value;
        }
        catch (MaximumIterationsException)
        {
            return At(logRates);
        }
    }

    /// <summary>||rho||^2 - M' G^{-1} M with the moments M_k(v_c) and the Gram matrix K_{k+l}(v_c + v_e); infinite where it is lost in rounding.</summary>
    public double At(double[] logRates)
    {
        int d = terms.Length;
        DoubleDouble[] rates = [.. logRates.Select(l => DoubleDouble.Exp(l))], moments = new DoubleDouble[d], gram = new DoubleDouble[d * d];
        for (int i = 0; i < d; i++)
        {
            (int c, int k) = terms[i];
            moments[i] = Last(product.Moments, rates[c], k);
            for (int j = 0; j <= i; j++)
                gram[(i * d) + j] = gram[(j * d) + i] = Last(product.Kernel, rates[c] + rates[terms[j].Cluster], k + terms[j].Power);
        }
        var amplitudes = (DoubleDouble[])moments.Clone();
        if (!DenseDoubleDouble.Solve(gram, amplitudes, d))
            return double.PositiveInfinity;
        DoubleDouble value = product.SquaredNorm;
        for (int i = 0; i < d; i++)
            value -= amplitudes[i] * moments[i];
        return value.Hi >= 0 ? value.Hi : double.PositiveInfinity;
    }

    private static DoubleDouble Last(Integrals integrals, DoubleDouble s, int n)
    {
        var values = new DoubleDouble[n + 1];
        integrals(s, values);
        return values[n];
    }

    private delegate void Integrals(DoubleDouble s, Span<DoubleDouble> values);
}
