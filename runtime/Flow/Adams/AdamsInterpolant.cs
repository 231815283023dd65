namespace CurseOfMemory;

/// <summary>
/// The polynomial of degree k + 1 through the end of a step and the derivatives at its last k + 1 points (Shampine and Gordon 1975, INTRP),
/// plus a small cubic so that it meets the start as well: the pieces join with a continuous derivative. A segment holds the order k, theta at the end, the
/// mismatch at the start, psi_1..psi_k and the differences phi_1..phi_(k+1).
/// </summary>
internal sealed class AdamsInterpolant : FlowInterpolant
{
    private const int OrderAt = HeaderLength, VectorsAt = HeaderLength + 1;

    public static int Length(int order, int dimension) => VectorsAt + 2 * dimension + order + (order + 1) * dimension;

    public static Span<double> End(Span<double> segment, int n) => segment.Slice(VectorsAt, n);

    public static Span<double> Mismatch(Span<double> segment, int n) => segment.Slice(VectorsAt + n, n);

    public static Span<double> Psi(Span<double> segment, int n) => segment.Slice(VectorsAt + 2 * n, (int)segment[OrderAt]);

    public static Span<double> Differences(Span<double> segment, int n) => segment[(VectorsAt + 2 * n + (int)segment[OrderAt])..];

    public static void SetHeader(Span<double> segment, double start, double end, int order)
        => (segment[0], segment[1], segment[OrderAt]) = (start, end, order);

    public override void Evaluate(ReadOnlySpan<double> segment, double tau, Span<double> theta)
    {
        int n = theta.Length, k = (int)segment[OrderAt];
        ReadOnlySpan<double> psi = segment.Slice(VectorsAt + 2 * n, k), differences = segment[(VectorsAt + 2 * n + k)..];
        Span<double> g = stackalloc double[AdamsTable.HighestOrder + 1];
        double step = tau - segment[1];
        Weights(step, psi, g);
        segment.Slice(VectorsAt, n).CopyTo(theta);
        for (int i = k; i >= 0; i--)
            FlowVectors.AddScaled(theta, step * g[i], differences.Slice(i * n, n));
        double s = (tau - segment[0]) / (segment[1] - segment[0]);
        // (1 - s)^2 (1 + 2 s) is 1 at the start, 0 at the end, and flat at both.
        FlowVectors.AddScaled(theta, (1 - s) * (1 - s) * (1 + 2 * s), segment.Slice(VectorsAt + n, n));
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
