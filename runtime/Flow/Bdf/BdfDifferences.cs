using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>
/// The backward differences of the last equidistant points of a solution, the first of them of order 1, and what a change of the step makes of them
/// (Shampine and Reichelt 1997, section 2.2). Differences, not values: the state itself is with the system.
/// </summary>
internal sealed class BdfDifferences(int n)
{
    private const int Highest = BdfTable.HighestOrder;

    private readonly int blocks = FlowBlocks.Count(n);
    private readonly Vector256<double>[] numbers = new Vector256<double>[(Highest + 2) * FlowBlocks.Count(n)];
    private readonly double[] toNew = new double[Highest * Highest];

    private static readonly double[] Reciprocals = [0, 1, 1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 5];

    // R(1) of the highest order, which holds those of the lower ones.
    private static readonly double[] ToOld = FilledRows(1);

    /// <summary>The difference of an order from 1 on.</summary>
    public Span<Vector256<double>> this[int order] => numbers.AsSpan((order - 1) * blocks, blocks);

    /// <summary>The first difference of a solution whose differences are all zero.</summary>
    public void Begin(double step, ReadOnlySpan<double> derivative)
    {
        Span<double> first = FlowBlocks.Numbers(this[1], n);
        for (int i = 0; i < n; i++)
            first[i] = step * derivative[i];
    }

    /// <summary>prediction = sum_(j=1..k) D_j, history = sum_(j=1..k) gamma_j D_j / h.</summary>
    public void Predict(int k, double step, Span<Vector256<double>> prediction, Span<Vector256<double>> history)
    {
        double[] gamma = BdfTable.Gamma;
        for (int b = 0; b < prediction.Length; b++)
        {
            Vector256<double> sum = default, weighted = default;
            for (int j = 1, at = b; j <= k; j++, at += blocks)
            {
                sum += numbers[at];
                weighted = Vector256.FusedMultiplyAdd(Vector256.Create(gamma[j]), numbers[at], weighted);
            }
            prediction[b] = sum;
            history[b] = weighted / step;
        }
    }

    /// <summary>Takes the correction d of an accepted step of order k, which is the difference of order k + 1 at its end.</summary>
    public void Accept(int k, ReadOnlySpan<Vector256<double>> correction)
    {
        for (int b = 0; b < correction.Length; b++)
        {
            Vector256<double> difference = correction[b];
            int at = k * blocks + b;
            numbers[at + blocks] = difference - numbers[at];
            numbers[at] = difference;
            for (at -= blocks; at >= 0; at -= blocks)
                numbers[at] = difference += numbers[at];
        }
    }

    /// <summary>Turns the differences up to order k into those for another step: D = D R(factor) R(1).</summary>
    public void Rescale(int k, double factor)
    {
        FillRows(toNew, k, factor);
        Span<Vector256<double>> old = stackalloc Vector256<double>[Highest], between = stackalloc Vector256<double>[Highest];
        old = old[..k];
        between = between[..k];
        for (int b = 0; b < blocks; b++)
        {
            for (int j = 0; j < k; j++)
                old[j] = numbers[j * blocks + b];
            Multiply(old, toNew, between);
            Multiply(between, ToOld, old);
            for (int j = 0; j < k; j++)
                numbers[j * blocks + b] = old[j];
        }
    }

    public void Transfer(FlowArchive archive)
    {
        for (int order = 1; order <= Highest + 2; order++)
            archive.Transfer(FlowBlocks.Numbers(this[order], n));
    }

    /// <summary>product_i = sum_j vector_j R_ji.</summary>
    private static void Multiply(ReadOnlySpan<Vector256<double>> vector, double[] rows, Span<Vector256<double>> product)
    {
        for (int i = 0; i < product.Length; i++)
        {
            Vector256<double> sum = default;
            for (int j = 0; j < vector.Length; j++)
                sum = Vector256.FusedMultiplyAdd(Vector256.Create(rows[j * Highest + i]), vector[j], sum);
            product[i] = sum;
        }
    }

    private static double[] FilledRows(double factor)
    {
        double[] rows = new double[Highest * Highest];
        FillRows(rows, Highest, factor);
        return rows;
    }

    // R_ij = prod_(l=1..i) (l - 1 - factor j) / l.
    private static void FillRows(double[] rows, int k, double factor)
    {
        for (int j = 1; j <= k; j++)
        {
            double product = 1;
            for (int i = 1; i <= k; i++)
                rows[(i - 1) * Highest + j - 1] = product *= (i - 1 - factor * j) * Reciprocals[i];
        }
    }
}
