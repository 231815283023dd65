namespace CurseOfMemory;

/// <summary>f = -grad J computed in double-double and rounded once: exact to double's rounding even where the gradient's sums cancel to 1e-16 of their terms.</summary>
internal sealed class ExtendedGradientField<TObjective>(TObjective objective, int dimension) : ExtendedField
    where TObjective : IObjective<DoubleDouble>
{
#pragma warning disable IDE0044 // A readonly field would be copied at each call.
    private TObjective objective = objective;
#pragma warning restore IDE0044
    private readonly DoubleDouble[] point = new DoubleDouble[dimension], gradient = new DoubleDouble[dimension];
    private readonly DoubleDouble[] hessian = new DoubleDouble[dimension * dimension];

    public override double Loss(ReadOnlySpan<double> high, ReadOnlySpan<double> low) => objective.Value(Point(high, low)).Hi;

    public override double Derivative(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<double> derivative)
    {
        double loss = objective.Gradient(Point(high, low), gradient).Hi;
        for (int i = 0; i < gradient.Length; i++)
            derivative[i] = -gradient[i].Hi;
        return loss;
    }

    public override void Jacobian(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<double> jacobian)
    {
        objective.Hessian(Point(high, low), gradient, hessian);
        for (int i = 0; i < hessian.Length; i++)
            jacobian[i] = -hessian[i].Hi;
    }

    public override void Jacobian(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<DoubleDouble> jacobian)
    {
        objective.Hessian(Point(high, low), gradient, jacobian);
        foreach (ref DoubleDouble element in jacobian)
            element = -element;
    }

    public override string? Violation(ReadOnlySpan<double> high, ReadOnlySpan<double> low) => objective.Violation(Point(high, low));

    private DoubleDouble[] Point(ReadOnlySpan<double> high, ReadOnlySpan<double> low)
    {
        for (int i = 0; i < point.Length; i++)
            point[i] = new DoubleDouble(high[i], low[i]);
        return point;
    }
}
