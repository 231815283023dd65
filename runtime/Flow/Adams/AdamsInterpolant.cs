namespace CurseOfMemory;

/// <summary>
/// The polynomial of degree k + 1 through the end of a step and the derivatives at its last k + 1 points (Shampine and Gordon 1975, INTRP),
/// plus a small cubic so that it meets the start as well: the pieces join with a continuous derivative. The numbers are the order k, the increment
/// over the step, the mismatch at the start, psi_1..psi_k and the differences phi_1..phi_(k+1).
/// </summary>
internal sealed class AdamsInterpolant : FlowInterpolant
{
    public static AdamsInterpolant Value { get; } = new();

    public static int Length(int order, int dimension) => 1 + 2 * dimension + order + (order + 1) * dimension;

    public static Span<double> Whole(Span<double> numbers, int n) => numbers.Slice(1, n);

    public static Span<double> Mismatch(Span<double> numbers, int n) => numbers.Slice(1 + n, n);

    public static Span<double> Psi(Span<double> numbers, int n) => numbers.Slice(1 + 2 * n, (int)numbers[0]);

    public static Span<double> Differences(Span<double> numbers, int n) => numbers[(1 + 2 * n + (int)numbers[0])..];

    protected override void Increment(ReadOnlySpan<double> numbers, double sinceStart, double sinceEnd, double step, Span<double> increment)
    {
        int n = increment.Length;
        numbers.Slice(1, n).CopyTo(increment);
        AddFromEnd(numbers, sinceEnd, increment);
        double s = sinceStart / step;
        // (1 - s)^2 (1 + 2 s) is 1 at the start, 0 at the end, and flat at both.
        FlowVectors.AddScaled(increment, (1 - s) * (1 - s) * (1 + 2 * s), numbers.Slice(1 + n, n));
    }

    /// <summary>Adds the polynomial's increment from the end of the step.</summary>
    public static void AddFromEnd(ReadOnlySpan<double> numbers, double sinceEnd, Span<double> increment)
    {
        int n = increment.Length, k = (int)numbers[0];
        ReadOnlySpan<double> psi = numbers.Slice(1 + 2 * n, k), differences = numbers[(1 + 2 * n + k)..];
        Span<double> g = stackalloc double[AdamsTable.HighestOrder + 1];
        Weights(sinceEnd, psi, g);
        for (int i = k; i >= 0; i--)
            FlowVectors.AddScaled(increment, sinceEnd * g[i], differences.Slice(i * n, n));
    }

    /// <summary>The weights g_1..g_(k+1) of the differences for a step from the end, in the recursion of <see cref="AdamsCoefficients"/> with factors gamma_j and eta_j.</summary>
    private static void Weights(double step, ReadOnlySpan<double> psi, Span<double> g)
    {
        Span<double> w = stackalloc double[AdamsTable.HighestOrder + 1];
        for (int q = 0; q <= psi.Length; q++)
            w[q] = 1.0 / (q + 1);
        g[0] = 1;
        for (int j = 0; j < psi.Length; j++)
        {
            double gamma = (step + (j == 0 ? 0 : psi[j - 1])) / psi[j], eta = step / psi[j];
            for (int q = 0; q < psi.Length - j; q++)
                w[q] = gamma * w[q] - eta * w[q + 1];
            g[j + 1] = w[0];
        }
    }
}
