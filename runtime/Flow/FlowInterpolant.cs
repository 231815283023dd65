namespace CurseOfMemory;

/// <summary>
/// The curve of one step from a flat array of numbers, its segment: where the step starts and ends, then whatever the method needs.
/// </summary>
internal abstract class FlowInterpolant
{
    /// <summary>The numbers before the method's own: the start and the end of the step.</summary>
    public const int HeaderLength = 2;

    public abstract void Evaluate(ReadOnlySpan<double> segment, double tau, Span<double> theta);
}
