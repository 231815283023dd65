namespace CurseOfMemory;

/// <summary>How many singular values of a Hankel matrix are signal.</summary>
internal static class OrderSelection
{
    /// <summary>
    /// The order of least description length (M. Wax, T. Kailath, IEEE Trans. ASSP 33, 1985), singular values under rounding errors counting as noise.
    /// </summary>
    /// <param name="singularValues">Descending.</param>
    /// <param name="snapshots">The number of rows that they come from.</param>
    /// <param name="limit">The largest order.</param>
    public static int MinimumDescriptionLength(IReadOnlyList<double> singularValues, int snapshots, int limit)
    {
        int count = singularValues.Count;
        double floor = Math.Pow(1e-14 * count * singularValues[0], 2);
        double[] powers = [.. singularValues.Select(s => Math.Max(s * s, floor))];
        return Enumerable.Range(0, Math.Min(limit, count - 1) + 1).MinBy(k => Length(powers, k, snapshots));
    }

    // -(L - k) N log(geometric / arithmetic mean of the rest) + k (2L - k) log(N) / 2
    private static double Length(double[] powers, int k, int snapshots)
    {
        double[] rest = powers[k..];
        double ratio = rest.Average(Math.Log) - Math.Log(rest.Average());
        return -rest.Length * snapshots * ratio + 0.5 * k * (2 * powers.Length - k) * Math.Log(snapshots);
    }
}
