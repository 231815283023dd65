namespace CurseOfMemory;

/// <summary>The sum sum_j e^{p_j} exp(-e^{q_j} t) through given values, by Newton's method in extended precision.</summary>
internal static class ExponentialInterpolation
{
    private const int MostCorrections = 20;
    private const double LongestCorrection = 2, Converged = 1e-12;

    /// <summary>The parameters (p, q) of the sum that equals the target at 2m times; null where Newton's method strays from the start.</summary>
    public static DoubleDouble[]? Through(IExtendedTarget target, DoubleDouble[] times, DoubleDouble[] start)
    {
        DoubleDouble[] parameters = [.. start];
        for (int k = 0; k < MostCorrections; k++)
        {
            (DoubleDouble[] matrix, DoubleDouble[] right) = Linearized(target, times, parameters);
            if (!DenseDoubleDouble.Solve(matrix, right, parameters.Length))
                return null;
            double size = right.Max(c => Math.Abs(c.Hi));
            if (!(size < LongestCorrection))
                return null;
            for (int j = 0; j < parameters.Length; j++)
                parameters[j] += right[j];
            if (size < Converged)
                return parameters;
        }
        return null;
    }

    /// <summary>The slopes of the sum's values at the times, by (p, q), and what the values lack of the target's.</summary>
    private static (DoubleDouble[] Matrix, DoubleDouble[] Right) Linearized(IExtendedTarget target, DoubleDouble[] times, DoubleDouble[] parameters)
    {
        int n = parameters.Length, m = n / 2;
        DoubleDouble[] matrix = new DoubleDouble[times.Length * n], right = [.. times.Select(target.At)];
        for (int i = 0; i < times.Length; i++)
        {
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
