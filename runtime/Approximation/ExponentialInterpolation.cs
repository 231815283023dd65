namespace CurseOfMemory;

/// <summary>
/// The sum sum_j e^{p_j} exp(-e^{q_j} t) through given values, or off them by one unknown level, by Newton's method in extended precision. The weakest
/// direction is so much weaker than the others that one linear step would leave the curve on which only the level changes.
/// </summary>
internal static class ExponentialInterpolation
{
    private const int MostCorrections = 12;
    private const double LongestCorrection = 2, Converged = 1e-12;

    /// <summary>The parameters (p, q) with sum(t_i) = value_i, for 2m times; null where Newton's method strays from the start.</summary>
    public static DoubleDouble[]? Through(DoubleDouble[] times, DoubleDouble[] values, DoubleDouble[] start) => Through(times, values, [], start);

    /// <summary>The parameters (p, q) with sum(t_i) = value_i + share_i E for some level E, for 2m + 1 times; null where Newton's method strays from the start.</summary>
    public static DoubleDouble[]? Through(DoubleDouble[] times, DoubleDouble[] values, double[] shares, DoubleDouble[] start)
    {
        DoubleDouble[] parameters = [.. start];
        DoubleDouble level = 0;
        for (int k = 0; k < MostCorrections; k++)
        {
            (DoubleDouble[] matrix, DoubleDouble[] change) = Linearized(times, values, shares, parameters, level);
            if (!DenseDoubleDouble.Solve(matrix, change, times.Length))
                return null;
            double size = change[..parameters.Length].Max(c => Math.Abs(c.Hi));
            if (!(size < LongestCorrection))
                return null;
            for (int j = 0; j < parameters.Length; j++)
                parameters[j] += change[j];
            if (size < Converged)
                return parameters;
            level += shares.Length > 0 ? change[^1] : 0;
        }
        return null;
    }

    /// <summary>The slopes of the sum's values at the times, by (p, q) and by the level, and what the values lack.</summary>
    private static (DoubleDouble[] Matrix, DoubleDouble[] Right) Linearized(DoubleDouble[] times, DoubleDouble[] values, double[] shares, DoubleDouble[] parameters, DoubleDouble level)
    {
        int n = times.Length, m = parameters.Length / 2;
        DoubleDouble[] matrix = new DoubleDouble[n * n], right = [.. values];
        for (int i = 0; i < n; i++)
        {
            if (shares.Length > 0)
            {
                matrix[(i * n) + n - 1] = -shares[i];
                right[i] += shares[i] * level;
            }
            for (int j = 0; j < m; j++)
            {
                DoubleDouble rate = DoubleDouble.Exp(parameters[m + j]), term = DoubleDouble.Exp(parameters[j] - rate * times[i]);
                (matrix[(i * n) + j], matrix[(i * n) + m + j]) = (term, -rate * times[i] * term);
                right[i] -= term;
            }
        }
        return (matrix, right);
    }
}
