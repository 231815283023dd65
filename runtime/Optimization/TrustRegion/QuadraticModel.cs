namespace CurseOfMemory;

/// <summary>J near a point: g.p + p.B p / 2, and how to minimise that in a scaled trust region.</summary>
internal abstract class QuadraticModel(EvaluationLog log)
{
    public EvaluationLog Log => log;

    /// <summary>The first radius, relative to the scaled start.</summary>
    public abstract double FirstRadius { get; }

    /// <summary>J; NaN where it is not below infinity.</summary>
    public abstract double Value(ReadOnlySpan<double> at);

    /// <summary>Builds the model at a point; false where something is not finite.</summary>
    public abstract bool TryLinearize(ReadOnlySpan<double> at, Span<double> gradient, out double value);

    /// <summary>Adapts the scales, whose quotient with the radius limits the change of each parameter; they start as 1 / size_i.</summary>
    public virtual void Rescale(Span<double> scale)
    {
    }

    /// <summary>B v.</summary>
    public abstract void Multiply(ReadOnlySpan<double> vector, Span<double> product);

    /// <summary>Minimises the model over the free components of a step, given the others, with |scale_i step_i| over the free ones at most the radius.</summary>
    public abstract void Solve(ReadOnlySpan<bool> free, ReadOnlySpan<double> gradient, ReadOnlySpan<double> scale, double radius, Span<double> step);

    /// <summary>The lowest eigenvalue of the scaled Hessian over the free components if it is negative beyond rounding, else 0.</summary>
    public virtual double NegativeCurvature(ReadOnlySpan<bool> free, ReadOnlySpan<double> scale) => 0;
}
