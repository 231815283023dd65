using CurseOfMemory;
using Paper.Definitions;

namespace Paper.Training;

/// <summary>The loss of a linear network as a function of its packed (W, U, c): a loss of kernels, and backpropagation through the kernel alone. Not for use by several threads at once.</summary>
internal sealed class KernelTraining(int width, int steps, double dt, IObjective<double> kernelLoss) : FirstOrderLoss
{
    private readonly double[] _kernel = new double[steps], _seed = new double[steps], _state = new double[2 * width];

    /// <summary>The kernel at which the loss was last evaluated.</summary>
    public ReadOnlySpan<double> LastKernel => _kernel;

    public override double Value(ReadOnlySpan<double> theta)
    {
        LinearNetwork.Kernel(W(theta), U(theta), C(theta), dt, _state, _kernel);
        return kernelLoss.Value(_kernel);
    }

    public override double Gradient(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        LinearNetwork.Kernel(W(theta), U(theta), C(theta), dt, _state, _kernel);
        double value = kernelLoss.Gradient(_kernel, _seed);
        LinearNetwork.KernelAdjoint(W(theta), U(theta), C(theta), dt, _state, _kernel, _seed, gradient);
        return value;
    }

    private ReadOnlySpan<double> W(ReadOnlySpan<double> theta) => theta[..(width * width)];

    private ReadOnlySpan<double> U(ReadOnlySpan<double> theta) => theta.Slice(width * width, width);

    private ReadOnlySpan<double> C(ReadOnlySpan<double> theta) => theta[(width * (width + 1))..];
}
