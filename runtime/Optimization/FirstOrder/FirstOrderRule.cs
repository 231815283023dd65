namespace CurseOfMemory;

/// <summary>How a first-order method makes steps of gradients, component by component.</summary>
internal abstract class FirstOrderRule
{
    /// <summary>Forgets earlier steps.</summary>
    public abstract void Begin();

    /// <summary>The next step.</summary>
    public abstract void Step(ReadOnlySpan<double> theta, ReadOnlySpan<double> gradient, Span<double> step);
}
