using Paper.Verbs;

namespace Paper.Training;

/// <summary>Random parameters (W, U, c) of a network, packed.</summary>
internal static class NetworkStart
{
    /// <summary>W = -I + spread G / sqrt m, with G standard normal, and U, c of variance 1/m: the start of Figure 1.</summary>
    public static double[] Perturbed(int m, double spread, Random random)
    {
        double[] theta = Normal((m * m) + (2 * m), 1 / Math.Sqrt(m), random);
        for (int i = 0; i < m * m; i++)
            theta[i] = (spread * theta[i]) - (i % (m + 1) == 0 ? 1 : 0);
        return theta;
    }

    /// <summary>W = -I - Z^T Z, with entries of Z, U and c of variance 1/m: the start of Figure 4.</summary>
    public static double[] Negative(int m, Random random)
    {
        double[] z = Normal(m * m, 1 / Math.Sqrt(m), random), theta = new double[m * m];
        for (int i = 0; i < m * m; i++)
        {
            theta[i] = i % (m + 1) == 0 ? -1 : 0;
            for (int k = 0; k < m; k++)
                theta[i] -= z[(k * m) + (i / m)] * z[(k * m) + (i % m)];
        }
        return [.. theta, .. Normal(2 * m, 1 / Math.Sqrt(m), random)];
    }

    public static double[] Normal(int count, double deviation, Random random) => [.. Enumerable.Range(0, count).Select(_ => deviation * Noise.Gaussian(random))];
}
