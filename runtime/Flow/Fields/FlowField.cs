namespace CurseOfMemory;

/// <summary>
/// The right-hand side d theta / d tau = f(theta), with the loss that falls along it. A point is the sum high + low of two doubles, high being the
/// one nearest to it: a field of doubles reads high alone.
/// </summary>
internal abstract class FlowField
{
    /// <summary>Whether the field reads the low halves: about 32 digits of the point instead of 16.</summary>
    public virtual bool IsExtended => false;

    /// <summary>Whether it is the gradient field of a loss, which then falls along it by the square of its length.</summary>
    public virtual bool HasLoss => true;

    public abstract double Loss(ReadOnlySpan<double> high, ReadOnlySpan<double> low);

    /// <summary>Writes f and returns the loss.</summary>
    public abstract double Derivative(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<double> derivative);

    /// <summary>Writes df/dtheta, row-major.</summary>
    public abstract void Jacobian(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<double> jacobian);

    /// <summary>Why the field isn't finite at a point; null if it doesn't know.</summary>
    public abstract string? Violation(ReadOnlySpan<double> high, ReadOnlySpan<double> low);
}

/// <summary>A field that knows its Jacobian beyond double precision as well.</summary>
internal abstract class ExtendedField : FlowField
{
    public sealed override bool IsExtended => true;

    /// <summary>Writes df/dtheta, row-major.</summary>
    public abstract void Jacobian(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<DoubleDouble> jacobian);
}
