using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The loss of a kernel rho over sample paths, (1/N) sum_n (dt sum_k (rho_k - target_k) x_nk)^2: equation (18) as it is trained.</summary>
/// <param name="inputs">The inputs, the last first: number k N + n is that of path n, k steps before the end.</param>
/// <param name="target">The kernel to be learned, at the same steps.</param>
/// <param name="paths">N.</param>
/// <param name="dt">The time step.</param>
[Objective]
public sealed partial class SampledKernelLoss(double[] inputs, double[] target, int paths, double dt)
{
    private int Paths => paths;

    /// <summary>The squared error of one path's output over N.</summary>
    [Loss]
    private double SquaredError([Summed(nameof(Paths))] int path, ReadOnlySpan<double> rho)
    {
        double error = 0;
        for (int k = 0; k < rho.Length; k++)
            error += (rho[k] - target[k]) * inputs[(k * paths) + path];
        return dt * dt * error * error / paths;
    }
}

/// <summary>The expectation of <see cref="SampledKernelLoss"/> for white noise of a given power, by Ito's isometry: power dt^2 sum_k (rho_k - target_k)^2.</summary>
/// <param name="target">The kernel to be learned, at each step.</param>
/// <param name="scale">power dt^2: dt for noise of unit intensity, N(0, 1/dt) at each step.</param>
[Objective]
public sealed partial class IsometricKernelLoss(double[] target, double scale)
{
    private int Steps => target.Length;

    /// <summary>The squared error of one step of the kernel.</summary>
    [Loss]
    private double SquaredError([Summed(nameof(Steps))] int k, ReadOnlySpan<double> rho)
    {
        double error = rho[k] - target[k];
        return scale * error * error;
    }
}
