namespace CurseOfMemory;

/// <summary>The state (theta, velocity) of theta'' = -friction theta' - grad J(theta).</summary>
internal sealed class MomentumField<TObjective>(TObjective objective, double friction, int dimension) : FlowField
    where TObjective : IObjective<double>
{
#pragma warning disable IDE0044 // A readonly field would be copied at each call.
    private TObjective objective = objective;
#pragma warning restore IDE0044
    private readonly double[] gradient = new double[dimension], hessian = new double[dimension * dimension];

    public override bool HasLoss => false;

    public override double Loss(ReadOnlySpan<double> high, ReadOnlySpan<double> low) => objective.Value(high[..dimension]);

    public override double Derivative(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<double> derivative)
    {
        ReadOnlySpan<double> velocity = high[dimension..];
        Span<double> acceleration = derivative[dimension..];
        double loss = objective.Gradient(high[..dimension], acceleration);
        FlowVectors.Negate(acceleration);
        FlowVectors.AddScaled(acceleration, -friction, velocity);
        velocity.CopyTo(derivative);
        return loss;
    }

    public override void Jacobian(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<double> jacobian)
    {
        int n = 2 * dimension;
        objective.Hessian(high[..dimension], gradient, hessian);
        jacobian.Clear();
        for (int i = 0; i < dimension; i++)
        {
            jacobian[i * n + dimension + i] = 1;
            jacobian[(dimension + i) * n + dimension + i] = -friction;
            for (int j = 0; j < dimension; j++)
                jacobian[(dimension + i) * n + j] = -hessian[i * dimension + j];
        }
    }

    public override string? Violation(ReadOnlySpan<double> high, ReadOnlySpan<double> low) => objective.Violation(high[..dimension]);
}
