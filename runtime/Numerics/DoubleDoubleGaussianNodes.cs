namespace CurseOfMemory;

/// <summary>
/// <see cref="Special.GaussianMoment(int, DoubleDouble)"/> for 0 &lt;= h &lt; 8 by Taylor's series about the nearest of equidistant nodes, where a table,
/// filled on first use in a few milliseconds, holds the derivatives.
/// </summary>
internal static class DoubleDoubleGaussianNodes
{
    public const int HighestOrder = 12;
    public const double End = 8;
    private const double Spacing = 0.125;

    // Term 26 of the series is below 1e-34 of the first for |h - node| <= 1/16 and n <= 12, and term 14 below 1e-18
    private const int Terms = 26, InDouble = 14, Columns = HighestOrder + Terms;
    private static readonly DoubleDouble[] Table = Tabulate();

    public static DoubleDouble Moment(int n, DoubleDouble h)
    {
        int node = (int)(h.Hi / Spacing);
        ReadOnlySpan<DoubleDouble> moments = Table.AsSpan(node * Columns + n, Terms);
        // G_n(node + d) = sum_k (-d)^k / k! G_{n+k}(node), since G_n' = -G_{n+1}
        DoubleDouble distance = Place(node) - h;
        double tail = 0;
        for (int k = Terms - 1; k >= InDouble; k--)
            tail = Math.FusedMultiplyAdd(tail, distance.Hi / (k + 1), moments[k].Hi);
        DoubleDouble sum = tail;
        for (int k = InDouble - 1; k >= 0; k--)
            sum = sum * (distance / (k + 1)) + moments[k];
        return sum;
    }

    private static double Place(int node) => (node + 0.5) * Spacing;

    private static DoubleDouble[] Tabulate()
    {
        var table = new DoubleDouble[(int)(End / Spacing) * Columns];
        for (int node = 0; node * Columns < table.Length; node++)
            Fill(Place(node), table.AsSpan(node * Columns, Columns));
        return table;
    }

    private static void Fill(double h, Span<DoubleDouble> moments)
    {
        for (int n = Columns - 2; n < Columns; n++)
            moments[n] = Special.GaussianBackward(n, (DoubleDouble)h);
        for (int n = Columns - 2; n > 0; n--)
            moments[n - 1] = (moments[n + 1] + h * moments[n]) / n;
    }
}
