namespace CurseOfMemory;

/// <summary>A first-order method on B problems: its rule works component by component, so one call steps them all.</summary>
internal sealed class FirstOrderBatch(CountedBatch objective, OptimizationOptions options, FirstOrderRule rule) : BatchMinimizer(objective, options)
{
    private protected override void Begin() => rule.Begin();

    private protected override void Propose()
    {
        rule.Step(theta, gradients, steps);
        Vectors.Sum(theta, 1, steps, trials);
    }

    private protected override OptimizationOutcome? Judge(int problem)
    {
        double value = trialValues[problem];
        if (StopTests.IsUnbounded(value))
        {
            Accept(problem);
            return Ended(OptimizationReason.Unbounded, value);
        }
        if (!IsFinite(value, trialGradients, problem))
            return LeftDomain(problem);
        double relative = RelativeStep(problem);
        Accept(problem);
        return relative <= StepTolerance ? Ended(OptimizationReason.StepSmall, relative, StepTolerance) : null;
    }
}
