namespace CurseOfMemory;

/// <summary>L-BFGS: a strong Wolfe search in the open, a projected one in a box, where the pairs are cut to the free components.</summary>
internal sealed class LbfgsMinimizer(CountedObjective objective, OptimizationOptions options, int pairs) : Minimizer(objective, options)
{
    /// <summary>So many steps in a row end the run that lower neither J, beyond its rounding, nor the gradient.</summary>
    private const int MaximumIdle = 20;

    private readonly LbfgsHistory history = new(objective.Parameters, pairs);
    private readonly WolfeSearch wolfe = new(objective);
    private readonly ProjectedSearch projected = new(objective, new Box(options.Lower, options.Upper, objective.Parameters), objective.Parameters);
    private readonly double[] direction = new double[objective.Parameters];
    private readonly bool[] free = new bool[objective.Parameters];
    private int idle;
    private double foundValue, lowestValue, lowestGradient;

    private protected override bool Begin()
    {
        history.Clear();
        bool finite = objective.TryGradient(theta, gradient, out double value);
        Value = value;
        (idle, lowestValue, lowestGradient) = (0, value, double.PositiveInfinity);
        return finite;
    }

    private protected override OptimizationOutcome? Advance()
    {
        SearchStatus status = Search();
        if (status is (SearchStatus.NoDecrease or SearchStatus.NotFinite) && !history.IsEmpty)
        {
            history.Clear();
            status = Search();
        }
        return status switch
        {
            SearchStatus.Found => Move(),
            SearchStatus.Unbounded => EndUnbounded(foundValue),
            SearchStatus.NotFinite => LeftDomain(),
            _ => EndWithoutDecrease(box.IsBounded ? projected.Contradicted : wolfe.Contradicted),
        };
    }

    private SearchStatus Search()
    {
        for (int i = 0; i < free.Length; i++)
            free[i] = !box.Blocks(i, theta[i], gradient[i]);
        history.Direction(gradient, free, direction);
        double slope = Vectors.Dot(gradient, direction);
        if (!(slope < 0))
        {
            history.Clear();
            history.Direction(gradient, free, direction);
            slope = Vectors.Dot(gradient, direction);
        }
        double length = history.IsEmpty ? FirstLength(slope) : 1;
        SearchStatus status = box.IsBounded
            ? projected.Run(theta, direction, gradient, Value, length, trial, trialGradient)
            : wolfe.Run(theta, direction, Value, slope, length, trial, trialGradient);
        foundValue = box.IsBounded ? projected.Value : wolfe.Value;
        return status;
    }

    /// <summary>The first step is as long as theta, or brings J to 0 if it were linear, whichever is shorter.</summary>
    private double FirstLength(double slope)
    {
        double norm = Vectors.Norm(direction), size = Vectors.Norm(theta);
        double length = (size > 0 ? size : 1) / norm, toZero = -Math.Abs(Value) / slope;
        return toZero > 0 ? Math.Min(length, toZero) : length;
    }

    private OptimizationOutcome? Move()
    {
        Vectors.Sum(trial, -1, theta, step);
        Vectors.Sum(trialGradient, -1, gradient, direction);
        history.Add(step, direction);
        double relativeStep = stop.RelativeStep(theta, step);
        Accept(foundValue);
        CountIdle();
        if (relativeStep <= stop.StepTolerance && !history.IsEmpty)
            return End(OptimizationReason.StepSmall, relativeStep, stop.StepTolerance);
        return idle == MaximumIdle ? End(OptimizationReason.PrecisionReached, Value) : null;
    }

    private void CountIdle()
    {
        double slope = stop.RelativeGradient(theta, gradient, Value);
        idle = Value < lowestValue - StopTests.RoundingOf(lowestValue) || slope < lowestGradient ? 0 : idle + 1;
        (lowestValue, lowestGradient) = (Math.Min(lowestValue, Value), Math.Min(lowestGradient, slope));
    }
}
