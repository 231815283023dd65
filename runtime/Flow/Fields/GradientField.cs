namespace CurseOfMemory;

/// <summary>f = -grad J in double, of an objective held by value so that a struct's calls are direct.</summary>
internal sealed class GradientField<TObjective>(TObjective objective, int dimension) : FlowField
    where TObjective : IObjective<double>
{
#pragma warning disable IDE0044 // A readonly field would be copied at each call.
    private TObjective objective = objective;
#pragma warning restore IDE0044
    private readonly double[] gradient = new double[dimension];

    public override double Loss(ReadOnlySpan<double> high, ReadOnlySpan<double> low) => objective.Value(high);

    public override double Derivative(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<double> derivative)
    {
        double loss = objective.Gradient(high, derivative);
        FlowVectors.Negate(derivative);
        return loss;
    }

    public override void Jacobian(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<double> jacobian)
    {
        objective.Hessian(high, gradient, jacobian);
        FlowVectors.Negate(jacobian);
    }

    public override string? Violation(ReadOnlySpan<double> high, ReadOnlySpan<double> low) => objective.Violation(high);
}
