namespace CurseOfMemory;

/// <summary>Why an optimisation ended, as a type and as a sentence. In every case theta is the last good point.</summary>
/// <param name="Reason">The kind of end.</param>
/// <param name="Iterations">The iterations by then.</param>
/// <param name="Measure">What was measured: the relative gradient, the relative step, the curvature, or J.</param>
/// <param name="Limit">What it was compared to.</param>
/// <param name="Detail">What else there is to say, such as the objective's violation.</param>
public readonly record struct OptimizationOutcome(OptimizationReason Reason, int Iterations, double Measure = 0, double Limit = 0, string? Detail = null)
{
    /// <summary>Whether the end is a minimum as far as the tolerances can tell.</summary>
    public bool Converged => Reason is OptimizationReason.GradientSmall or OptimizationReason.StepSmall or OptimizationReason.PrecisionReached;

    /// <summary>The end in a sentence, such as "converged after 12 iterations: the relative gradient is 3e-12, at most 1e-10".</summary>
    public string Sentence => Reason switch
    {
        OptimizationReason.GradientSmall => $"converged after {Count}: the relative gradient is {Text(Measure)}, at most {Text(Limit)}",
        OptimizationReason.StepSmall => $"converged after {Count}: a full step changes no parameter by more than {Text(Measure)} of its size, at most {Text(Limit)}",
        OptimizationReason.PrecisionReached => $"converged after {Count}: what J = {Text(Measure)} can still decrease by is below its rounding",
        OptimizationReason.SaddlePoint => $"stopped after {Count} at a saddle point: the gradient vanishes, but the scaled Hessian has the eigenvalue {Text(Measure)}",
        OptimizationReason.IterationLimit => $"gave up after {Count}, all that MaximumIterations allows: the relative gradient is {Text(Measure)}, above {Text(Limit)}",
        OptimizationReason.Stalled => $"stuck after {Count} at J = {Text(Measure)}: no step decreases J, though its gradient says so; the gradient may disagree with the value",
        OptimizationReason.Requested => $"stopped by StopWhen after {Count} at J = {Text(Measure)}",
        OptimizationReason.LeftDomain => $"left the domain after {Count}: {Detail}",
        _ => $"stopped after {Count}: J falls without bound and has reached {Text(Measure)}",
    };

    private string Count => Counted.Text(Iterations, "iteration");

    /// <summary>The sentence.</summary>
    public override string ToString() => Sentence;

    private static string Text(double value) => FlowNumber.Text(value);
}
