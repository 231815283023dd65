namespace CurseOfMemory;

/// <summary>
/// The curve of one step from a flat array of numbers, its segment: where the step starts and ends, the state at its start as high and low
/// halves, then whatever the method needs for the increment from there.
/// </summary>
internal abstract class FlowInterpolant
{
    private const int TausLength = 2;

    /// <summary>The numbers before the method's own.</summary>
    public static int HeaderLength(int dimension) => TausLength + 2 * dimension;

    /// <summary>Fills the header for the system's last step.</summary>
    public static void WriteHeader(FlowSystem system, Span<double> segment)
    {
        (segment[0], segment[1]) = (system.PreviousTau, system.Tau);
        system.PreviousTheta.CopyTo(segment[TausLength..]);
        system.PreviousCarry.CopyTo(segment[(TausLength + system.Dimension)..]);
    }

    /// <summary>The state at a tau of the step.</summary>
    public void Evaluate(ReadOnlySpan<double> segment, double tau, Span<double> high, Span<double> low)
    {
        int n = high.Length;
        if (tau == segment[0])
            high.Clear();
        else
            Increment(segment[HeaderLength(n)..], tau - segment[0], tau - segment[1], segment[1] - segment[0], high);
        for (int i = 0; i < n; i++)
            (high[i], low[i]) = FlowSystem.ExtendedSum(segment[TausLength + i], segment[TausLength + n + i], high[i]);
    }

    /// <summary>The increment from the start of the step, from the method's own numbers.</summary>
    /// <param name="numbers">What follows the header.</param>
    /// <param name="sinceStart">tau minus the start of the step.</param>
    /// <param name="sinceEnd">tau minus the end of the step.</param>
    /// <param name="step">The length of the step.</param>
    /// <param name="increment">Receives the increment.</param>
    protected abstract void Increment(ReadOnlySpan<double> numbers, double sinceStart, double sinceEnd, double step, Span<double> increment);
}
