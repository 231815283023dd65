namespace CurseOfMemory;

/// <summary>The symmetry of losses whose parameters are blocks of equal length, one number a neuron: neurons may change places.</summary>
public static class ParameterSymmetry
{
    /// <summary>The groups of neurons that are equal in every block; the loss's flow never separates them.</summary>
    /// <param name="theta">The parameters, blocks of equal length.</param>
    /// <param name="blocks">The number of blocks, 2 for (a, w).</param>
    /// <param name="tolerance">The largest difference that counts as equal.</param>
    /// <returns>Groups of two or more, ascending.</returns>
    /// <exception cref="ArgumentException">theta's length is no multiple of the number of blocks.</exception>
    public static IReadOnlyList<IReadOnlyList<int>> EqualNeurons(ReadOnlySpan<double> theta, int blocks = 2, double tolerance = 0)
    {
        CheckBlocks(theta.Length, blocks);
        double[] values = theta.ToArray();
        int m = values.Length / blocks;
        List<List<int>> groups = [];
        for (int i = 0; i < m; i++)
        {
            List<int>? group = groups.Find(other => Enumerable.Range(0, blocks).All(b => Math.Abs(values[(b * m) + i] - values[(b * m) + other[0]]) <= tolerance));
            if (group is null)
                groups.Add([i]);
            else
                group.Add(i);
        }
        return [.. groups.Where(group => group.Count > 1)];
    }

    /// <summary>theta with two neurons' places exchanged.</summary>
    /// <inheritdoc cref="EqualNeurons"/>
    public static double[] Exchanged(ReadOnlySpan<double> theta, int first, int second, int blocks = 2)
    {
        CheckBlocks(theta.Length, blocks);
        double[] exchanged = theta.ToArray();
        int m = theta.Length / blocks;
        LandscapeChecks.Range(nameof(first), first, 0, m - 1);
        LandscapeChecks.Range(nameof(second), second, 0, m - 1);
        for (int start = 0; start + m <= theta.Length; start += m)
            (exchanged[start + first], exchanged[start + second]) = (exchanged[start + second], exchanged[start + first]);
        return exchanged;
    }

    private static void CheckBlocks(int length, int blocks)
    {
        LandscapeChecks.Range(nameof(blocks), blocks, 1, Math.Max(1, length));
        if (length % blocks != 0)
            throw new ArgumentException($"theta has length {length}, which is no multiple of {blocks} blocks.", "theta");
    }

    /// <summary>Two equal neurons of a loss that indeed doesn't tell them apart, or null.</summary>
    internal static (int First, int Second)? Twins(IObjective<double> loss, double[] theta, int blocks)
    {
        if (theta.Length % blocks != 0)
            return null;
        foreach (IReadOnlyList<int> group in EqualNeurons(theta, blocks))
        {
            double[] moved = [.. theta.Select((x, k) => x * (1 + 1e-3 * Math.Sin(k + 1)))];
            double value = loss.Value(moved), exchanged = loss.Value(Exchanged(moved, group[0], group[1], blocks));
            if (Math.Abs(value - exchanged) <= 1e-10 * Math.Abs(value))
                return (group[0], group[1]);
        }
        return null;
    }
}
