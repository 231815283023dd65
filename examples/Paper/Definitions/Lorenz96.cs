using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The forced Lorenz-96 system of Figure 1(c): one resolved variable y, driven by x, and K unresolved ones z_k on a ring. The state is (y, z_1, ..., z_K).</summary>
/// <param name="x">The input, constant while it is integrated.</param>
public sealed partial class Lorenz96(double x) : IVectorField
{
    /// <summary>dy/dt = -y + x + sum_k z_k / K; dz_k/dt = 2 (z_{k+1} (z_{k-1} - z_{k+2}) - z_k + y).</summary>
    [Differentiable]
    public void Derivative(ReadOnlySpan<double> y, Span<double> derivative)
    {
        int count = y.Length - 1;
        double mean = 0;
        for (int k = 0; k < count; k++)
        {
            double before = y[1 + ((k + count - 1) % count)], after = y[1 + ((k + 1) % count)], second = y[1 + ((k + 2) % count)];
            derivative[1 + k] = 2 * ((after * (before - second)) - y[1 + k] + y[0]);
            mean += y[1 + k] / count;
        }
        derivative[0] = mean - y[0] + x;
    }

    /// <inheritdoc/>
    public void Jacobian(ReadOnlySpan<double> y, Span<double> jacobian)
    {
        Span<double> outputs = stackalloc double[y.Length];
        DerivativeJacobian(y, outputs, jacobian);
    }

    /// <summary>df/dy, compiled from <see cref="Derivative"/>.</summary>
    [JacobianOf(nameof(Derivative))]
    private partial void DerivativeJacobian(ReadOnlySpan<double> y, Span<double> outputs, Span<double> jacobian);
}
