namespace CurseOfMemory;

/// <summary>The Gram matrix of exponentials in L2[0, inf), a Cauchy matrix 1 / (w_i + w_j), by which they are told to be linearly independent (Lemma C.2).</summary>
public static class CauchyGram
{
    /// <summary>Its determinant, prod_{i &lt; j} (w_i - w_j)^2 / prod_{i, j} (w_i + w_j) (Cauchy): positive unless two rates coincide.</summary>
    /// <param name="rates">w, positive.</param>
    /// <exception cref="ArgumentException">A rate isn't positive.</exception>
    public static DoubleDouble Determinant(IReadOnlyList<DoubleDouble> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        DoubleDouble determinant = 1;
        for (int i = 0; i < rates.Count; i++)
        {
            if (!IsRate(rates[i]))
                throw new ArgumentException($"rates[{i}] = {rates[i].Hi} must be positive and finite.", nameof(rates));
            determinant /= 2 * rates[i];
            for (int j = 0; j < i; j++)
                determinant *= DoubleDouble.Pow((rates[i] - rates[j]) / (rates[i] + rates[j]), 2);
        }
        return determinant;
    }

    /// <summary>The squared distance of e^{-wt} from the span of the others, 1/(2w) prod_j ((w - w_j) / (w + w_j))^2: zero where it is one of them.</summary>
    /// <param name="rate">w, positive.</param>
    /// <param name="others">w_j, positive.</param>
    /// <exception cref="ArgumentException">A rate isn't positive.</exception>
    public static DoubleDouble SquaredDistance(DoubleDouble rate, IReadOnlyList<DoubleDouble> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (!IsRate(rate) || !others.All(IsRate))
            throw new ArgumentException($"The rate {rate.Hi} and all others must be positive and finite.", nameof(rate));
        return others.Aggregate(0.5 / rate, (distance, w) => distance * DoubleDouble.Pow((rate - w) / (rate + w), 2));
    }

    private static bool IsRate(DoubleDouble rate) => rate.Hi > 0 && DoubleDouble.IsFinite(rate);
}
