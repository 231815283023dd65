namespace CurseOfMemory;

/// <summary>One gradient a step, a fixed rate, no search; with bounds, projected onto the box.</summary>
internal sealed class FirstOrderMinimizer(CountedObjective objective, OptimizationOptions options, FirstOrderRule rule) : Minimizer(objective, options)
{
    private protected override bool Begin()
    {
        rule.Begin();
        bool finite = objective.TryGradient(theta, gradient, out double value);
        Value = value;
        return finite;
    }

    private protected override OptimizationOutcome? Advance()
    {
        rule.Step(theta, gradient, step);
        Vectors.Sum(theta, 1, step, trial);
        box.Project(trial);
        Vectors.Sum(trial, -1, theta, step);
        bool finite = objective.TryGradient(trial, trialGradient, out double value);
        if (StopTests.IsUnbounded(value))
            return EndUnbounded(value);
        if (!finite)
            return LeftDomain();
        double relativeStep = stop.RelativeStep(theta, step);
        Accept(value);
        return relativeStep <= stop.StepTolerance ? End(OptimizationReason.StepSmall, relativeStep, stop.StepTolerance) : null;
    }
}
