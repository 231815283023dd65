namespace CurseOfMemory;

/// <summary>
/// A polynomial through values and slopes in Newton's form, by divided differences with double nodes (Hermite): the curve of the implicit methods.
/// The numbers are the nodes x_1..x_d in shares of the step, then the coefficient vectors c_1..c_d; increment = c_1 (s - x_0) + c_2 (s - x_0)(s - x_1) + ...
/// with x_0 = 0.
/// </summary>
internal sealed class DividedDifferences : FlowInterpolant
{
    public static DividedDifferences Value { get; } = new();

    public static int Length(int degree, int dimension) => degree * (1 + dimension);

    protected override void Increment(ReadOnlySpan<double> numbers, double sinceStart, double sinceEnd, double step, Span<double> increment)
    {
        int n = increment.Length, degree = numbers.Length / (1 + n);
        double s = sinceStart / step;
        increment.Clear();
        for (int d = degree; d >= 1; d--)
        {
            double factor = s - (d == 1 ? 0 : numbers[d - 2]);
            ReadOnlySpan<double> coefficient = numbers.Slice(degree + (d - 1) * n, n);
            for (int i = 0; i < n; i++)
                increment[i] = factor * (coefficient[i] + increment[i]);
        }
    }
}
