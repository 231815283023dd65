namespace CurseOfMemory;

/// <summary>
/// The backward differences of the last equidistant points of a solution, the first of them of order 1, and what a change of the step makes of them
/// (Shampine and Reichelt 1997, section 2.2). Differences, not values: the state itself is with the system.
/// </summary>
internal sealed class BdfDifferences(int n)
{
    private const int Orders = BdfTable.HighestOrder + 2;

    private readonly double[] numbers = new double[Orders * n], rescaled = new double[Orders * n];
    private readonly double[] toNew = new double[BdfTable.HighestOrder * BdfTable.HighestOrder], toOld = new double[BdfTable.HighestOrder * BdfTable.HighestOrder];

    /// <summary>The difference of an order from 1 on.</summary>
    public Span<double> this[int order] => numbers.AsSpan((order - 1) * n, n);

    /// <summary>target += sum_(j=1..k) weight_j D_j.</summary>
    public void AddTo(Span<double> target, int k, double[]? weights, double factor)
    {
        for (int j = 1; j <= k; j++)
            FlowVectors.AddScaled(target, factor * (weights?[j] ?? 1), this[j]);
    }

    /// <summary>Takes the correction d of an accepted step of order k, which is the difference of order k + 1 at its end.</summary>
    public void Accept(int k, ReadOnlySpan<double> correction)
    {
        correction.CopyTo(this[k + 2]);
        FlowVectors.AddScaled(this[k + 2], -1, this[k + 1]);
        correction.CopyTo(this[k + 1]);
        for (int j = k; j >= 1; j--)
            FlowVectors.AddScaled(this[j], 1, this[j + 1]);
    }

    /// <summary>Turns the differences up to order k into those for another step: D = D R(factor) R(1).</summary>
    public void Rescale(int k, double factor)
    {
        FillRows(toNew, k, factor);
        FillRows(toOld, k, 1);
        rescaled.AsSpan().Clear();
        for (int i = 1; i <= k; i++)
            for (int j = 1; j <= k; j++)
                FlowVectors.AddScaled(rescaled.AsSpan((i - 1) * n, n), Product(k, j, i), this[j]);
        rescaled.AsSpan(0, k * n).CopyTo(numbers);
    }

    public void Transfer(FlowArchive archive) => archive.Transfer(numbers);

    // R_ij = prod_(l=1..i) (l - 1 - factor j) / l.
    private static void FillRows(double[] rows, int k, double factor)
    {
        for (int j = 1; j <= k; j++)
        {
            double product = 1;
            for (int i = 1; i <= k; i++)
                rows[(i - 1) * k + j - 1] = product *= (i - 1 - factor * j) / i;
        }
    }

    /// <summary>(R(factor) R(1))_ji.</summary>
    private double Product(int k, int j, int i)
    {
        double sum = 0;
        for (int l = 0; l < k; l++)
            sum += toNew[(j - 1) * k + l] * toOld[l * k + i - 1];
        return sum;
    }
}
