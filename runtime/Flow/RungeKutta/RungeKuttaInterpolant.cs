namespace CurseOfMemory;

/// <summary>
/// Dense output in the nested form of Hairer's codes: with s the share of the step and r = 1 - s,
/// theta = y + s (F_0 + r (F_1 + s (F_2 + r (F_3 + ...)))). The numbers are F_0, F_1, ...
/// </summary>
internal sealed class RungeKuttaInterpolant : FlowInterpolant
{
    public static RungeKuttaInterpolant Value { get; } = new();

    protected override void Increment(ReadOnlySpan<double> numbers, double sinceStart, double sinceEnd, double step, Span<double> increment)
    {
        double s = sinceStart / step, r = -sinceEnd / step;
        int n = increment.Length;
        increment.Clear();
        for (int c = numbers.Length / n - 1; c >= 0; c--)
        {
            ReadOnlySpan<double> coefficient = numbers.Slice(c * n, n);
            double share = c % 2 == 0 ? s : r;
            for (int i = 0; i < n; i++)
                increment[i] = share * (coefficient[i] + increment[i]);
        }
    }
}
