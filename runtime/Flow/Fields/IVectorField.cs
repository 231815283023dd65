namespace CurseOfMemory;

/// <summary>The right-hand side of a system of ordinary differential equations dy/dt = f(y) with its Jacobian. No method may allocate where a flow must not.</summary>
public interface IVectorField
{
    /// <summary>f(y).</summary>
    /// <param name="y">The state, n numbers.</param>
    /// <param name="derivative">Receives dy/dt, n numbers; NaN outside the domain of f.</param>
    void Derivative(ReadOnlySpan<double> y, Span<double> derivative);

    /// <summary>df/dy: for implicit methods alone.</summary>
    /// <param name="y">The state, n numbers.</param>
    /// <param name="jacobian">Receives df_i/dy_j, n * n numbers, row-major.</param>
    void Jacobian(ReadOnlySpan<double> y, Span<double> jacobian);
}
