namespace CurseOfMemory;

/// <summary>G_n(h) for 0 &lt;= h &lt; 8 by Taylor's series about the nearest of equidistant nodes, where a table holds the derivatives.</summary>
internal static class GaussianNodes
{
    public const int HighestOrder = 12;
    public const double End = 8;
    private const double Spacing = 0.25;

    // Term 17 of the series is below 1e-17 of the first for |h - node| <= 1/8 and n <= 12
    private const int Terms = 17, Columns = HighestOrder + Terms;
    private static readonly double[] Table = Tabulate();

    public static double Moment(int n, double h)
    {
        int node = (int)(h / Spacing);
        ReadOnlySpan<double> moments = Table.AsSpan(node * Columns + n, Terms);
        // G_n(node + d) = sum_k (-d)^k / k! G_{n+k}(node), since G_n' = -G_{n+1}
        double distance = Place(node) - h, sum = 0;
        for (int k = Terms - 1; k >= 0; k--)
            sum = Math.FusedMultiplyAdd(sum, distance / (k + 1), moments[k]);
        return sum;
    }

    private static double Place(int node) => (node + 0.5) * Spacing;

    private static double[] Tabulate()
    {
        var table = new double[(int)(End / Spacing) * Columns];
        for (int node = 0; node * Columns < table.Length; node++)
            Fill(Place(node), table.AsSpan(node * Columns, Columns));
        return table;
    }

    private static void Fill(double h, Span<double> moments)
    {
        for (int n = Columns - 2; n < Columns; n++)
            moments[n] = Special.GaussianBackward(n, h);
        for (int n = Columns - 2; n > 0; n--)
            moments[n - 1] = (moments[n + 1] + h * moments[n]) / n;
    }
}
