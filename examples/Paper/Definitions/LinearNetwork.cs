using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>A linear RNN with a full recurrent matrix, h_{k+1} = h_k + dt (W h_k + U x_k), y = c h (equation (6) by Euler's method: a residual RNN), known by its kernel.</summary>
public static partial class LinearNetwork
{
    /// <summary>rho_k = c (I + dt W)^k U, by which y_n = dt sum_k rho_k x_{n-1-k}.</summary>
    /// <param name="w">W, row by row, m x m.</param>
    /// <param name="u">U, of length m.</param>
    /// <param name="c">c, of length m.</param>
    /// <param name="dt">The time step.</param>
    /// <param name="state">Scratch of length 2 m.</param>
    /// <param name="rho">Receives the kernel at as many steps as it is long.</param>
    [Differentiable]
    public static void Kernel(ReadOnlySpan<double> w, ReadOnlySpan<double> u, ReadOnlySpan<double> c, [Constant] double dt, [Work] Span<double> state, Span<double> rho)
    {
        int m = u.Length;
        Span<double> h = state[..m], next = state[m..];
        for (int i = 0; i < m; i++)
            h[i] = u[i];
        for (int k = 0; k < rho.Length; k++)
        {
            double y = 0;
            for (int i = 0; i < m; i++)
                y += c[i] * h[i];
            rho[k] = y;
            for (int i = 0; i < m; i++)
            {
                double slope = 0;
                for (int j = 0; j < m; j++)
                    slope += w[(i * m) + j] * h[j];
                next[i] = h[i] + (dt * slope);
            }
            for (int i = 0; i < m; i++)
                h[i] = next[i];
        }
    }

    /// <summary>The derivatives of seed . rho by W, U and c, packed: backpropagation through all steps of the kernel.</summary>
    [AdjointOf(nameof(Kernel))]
    public static partial void KernelAdjoint(ReadOnlySpan<double> w, ReadOnlySpan<double> u, ReadOnlySpan<double> c, double dt, Span<double> state, Span<double> rho, ReadOnlySpan<double> seed, Span<double> gradient);
}
