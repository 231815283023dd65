using CurseOfMemory;

namespace Paper.Training;

/// <summary>A loss that is trained by its gradient alone.</summary>
internal abstract class FirstOrderLoss : IObjective<double>
{
    public abstract double Value(ReadOnlySpan<double> theta);

    public abstract double Gradient(ReadOnlySpan<double> theta, Span<double> gradient);

    public double Hessian(ReadOnlySpan<double> theta, Span<double> gradient, Span<double> hessian) => throw Refusal();

    public double HessianProduct(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product) => throw Refusal();

    public string? Violation(ReadOnlySpan<double> theta) => double.IsFinite(Value(theta)) ? null : "the loss is not a finite number";

    private static NotSupportedException Refusal() => new("Training needs gradients alone; choose gradient descent, momentum or Adam.");
}

/// <summary>A loss whose sample paths are drawn anew for every gradient.</summary>
internal sealed class FreshLoss(Func<IObjective<double>> draw) : FirstOrderLoss
{
    public override double Value(ReadOnlySpan<double> theta) => draw().Value(theta);

    public override double Gradient(ReadOnlySpan<double> theta, Span<double> gradient) => draw().Gradient(theta, gradient);
}
