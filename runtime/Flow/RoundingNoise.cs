namespace CurseOfMemory;

/// <summary>
/// The rounding errors of the field, from its differences along a line: those of order 6 of a smooth function vanish on points this close, and what is left
/// is noise (J. J. More and S. M. Wild, Estimating computational noise, SIAM J. Sci. Comput. 33 (2011) 1292).
/// </summary>
internal sealed class RoundingNoise(FlowSystem system, FlowOptions options)
{
    private const int Points = 10, Order = 6;
    private const double Spacing = 1.0 / (1 << 22), SmallestScale = 1e-3;

    // (k!)^2 / (2k)! at k = 6: the share of one value's variance in that of its k-th difference.
    private const double VarianceShare = 1.0 / 924;

    // Methods of several stages go on until the noise is a multiple of what is allowed, and Newton's iteration stops at a hundredth.
    private const double Limit = 1e-3;

    /// <summary>Whether the noise makes of a step what is no longer small beside the error that is allowed.</summary>
    public bool LimitsSteps()
    {
        if (system.Field.IsExtended)
            return false;
        int n = system.Dimension;
        double[] weights = new double[n], noise = new double[n], nothing = new double[n];
        new FlowTolerances(options, n).Weigh(system.Theta, nothing, weights);
        var values = new double[Points][];
        for (int j = 0; j < Points; j++)
            system.Field.Derivative(Point(j), nothing, values[j] = new double[n]);
        for (int i = 0; i < n; i++)
            noise[i] = Deviation([.. values.Select(v => v[i])]);
        return system.LastStep * FlowVectors.Norm(noise, weights) > Limit;
    }

    private double[] Point(int j)
    {
        double largest = FlowVectors.Largest(system.Theta);
        double[] point = system.Theta.ToArray();
        for (int i = 0; i < point.Length; i++)
            point[i] += j * Spacing * Math.Max(Math.Abs(system.Theta[i]), SmallestScale * largest) * (1 + 0.1 * (i % 7));
        return point;
    }

    private static double Deviation(double[] values)
    {
        int count = values.Length;
        for (int k = 0; k < Order; k++, count--)
            for (int j = 0; j + 1 < count; j++)
                values[j] = values[j + 1] - values[j];
        return Math.Sqrt(VarianceShare * values.Take(count).Average(d => d * d));
    }
}
