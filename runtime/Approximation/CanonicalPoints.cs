namespace CurseOfMemory;

/// <summary>
/// The zeros of Chebyshev's polynomial U_m on [0, 1], to whose sign pattern all polynomials of degree under m are orthogonal in L1, and interpolation there.
/// </summary>
internal sealed class CanonicalPoints
{
    private readonly int m;

    public CanonicalPoints(int m)
    {
        this.m = m;
        // s_k = cos^2(k pi / (2 (m + 1))), descending
        Points = [.. Enumerable.Range(1, m).Select(k => Cosine(k) * Cosine(k))];
    }

    /// <summary>The points, descending.</summary>
    public DoubleDouble[] Points { get; }

    /// <summary>The ends of the stretches of one sign: 1, the points, 0.</summary>
    public DoubleDouble[] Ends => [1, .. Points, 0];

    /// <summary>The interpolating polynomial of degree m - 1 at s, by the barycentric formula with weights (-1)^k sin^2(k pi / (m + 1)).</summary>
    public DoubleDouble Interpolate(ReadOnlySpan<DoubleDouble> values, DoubleDouble s)
    {
        DoubleDouble top = 0, bottom = 0;
        for (int k = 0; k < m; k++)
        {
            DoubleDouble distance = s - Points[k];
            if (distance.Hi == 0)
                return values[k];
            // sin^2(2x) = 4 cos^2(x) (1 - cos^2(x)) with x = k pi / (2 (m + 1))
            DoubleDouble weight = (k % 2 == 0 ? 4 : -4) * Points[k] * (1 - Points[k]) / distance;
            (top, bottom) = (top + weight * values[k], bottom + weight);
        }
        return top / bottom;
    }

    /// <summary>The coefficients of 1, s, ..., s^{m-1} of the interpolating polynomial, by Newton's divided differences.</summary>
    public DoubleDouble[] Coefficients(ReadOnlySpan<DoubleDouble> values)
    {
        DoubleDouble[] differences = values.ToArray(), sum = new DoubleDouble[m];
        for (int order = 1; order < m; order++)
        {
            for (int k = m - 1; k >= order; k--)
                differences[k] = (differences[k] - differences[k - 1]) / (Points[k] - Points[k - order]);
        }
        // Horner: sum <- sum (s - s_k) + d_k
        for (int k = m - 1; k >= 0; k--)
        {
            for (int power = m - 1; power >= 0; power--)
                sum[power] = (power > 0 ? sum[power - 1] : 0) - Points[k] * sum[power];
            sum[0] += differences[k];
        }
        return sum;
    }

    private DoubleDouble Cosine(int k) => DoubleDouble.Cos(k * DoubleDouble.Pi / (2 * (m + 1)));
}
