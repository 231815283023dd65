namespace CurseOfMemory;

/// <summary>Residuals whose evaluations are counted and checked.</summary>
internal abstract class CountedResiduals(int parameters, int count) : EvaluationLog(parameters)
{
    public int Count => count;

    /// <summary>The residuals; false where one is not finite.</summary>
    public bool TryResiduals(ReadOnlySpan<double> at, Span<double> residuals)
    {
        Evaluations++;
        EvaluateResiduals(at, residuals);
        return Check(at, 0, residuals);
    }

    public bool TryJacobian(ReadOnlySpan<double> at, Span<double> residuals, Span<double> jacobian)
    {
        Evaluations++;
        EvaluateJacobian(at, residuals, jacobian);
        return Check(at, 0, residuals, jacobian);
    }

    protected abstract void EvaluateResiduals(ReadOnlySpan<double> at, Span<double> residuals);

    protected abstract void EvaluateJacobian(ReadOnlySpan<double> at, Span<double> residuals, Span<double> jacobian);
}

/// <summary>The residuals of one problem, held by value so that a struct's calls are direct.</summary>
internal sealed class CountedResiduals<TResiduals>(TResiduals problem, int parameters) : CountedResiduals(parameters, problem.Count)
    where TResiduals : IResiduals
{
#pragma warning disable IDE0044 // A readonly field would be copied at each call.
    private TResiduals problem = problem;
#pragma warning restore IDE0044

    protected override void EvaluateResiduals(ReadOnlySpan<double> at, Span<double> residuals) => problem.Residuals(at, residuals);

    protected override void EvaluateJacobian(ReadOnlySpan<double> at, Span<double> residuals, Span<double> jacobian) => problem.Jacobian(at, residuals, jacobian);

    protected override string? Violation(ReadOnlySpan<double> at) => problem.Violation(at);
}
