namespace CurseOfMemory;

/// <summary>A right-hand side of the user's, without a loss.</summary>
internal sealed class VectorField<TField>(TField field) : FlowField
    where TField : IVectorField
{
#pragma warning disable IDE0044 // A readonly field would be copied at each call.
    private TField field = field;
#pragma warning restore IDE0044

    public override bool HasLoss => false;

    public override double Loss(ReadOnlySpan<double> high, ReadOnlySpan<double> low) => 0;

    public override double Derivative(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<double> derivative)
    {
        field.Derivative(high, derivative);
        return 0;
    }

    public override void Jacobian(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<double> jacobian) => field.Jacobian(high, jacobian);

    public override string? Violation(ReadOnlySpan<double> high, ReadOnlySpan<double> low) => null;
}
