namespace CurseOfMemory;

/// <summary>
/// The workspace of an optimisation, made by <see cref="Minimize.Prepare"/>: everything is allocated there, and <see cref="Run"/> allocates
/// nothing, unless it has to describe a failure. Not for use by several threads at once.
/// </summary>
public abstract class Minimizer
{
    private readonly EvaluationLog log;
    private readonly int maximumIterations;
    private readonly Func<int, double, bool>? stopWhen;
    private double startValue;
    private protected readonly double[] theta, gradient, step, trial, trialGradient;
    private protected readonly Box box;
    private protected readonly StopTests stop;

    private protected Minimizer(EvaluationLog log, OptimizationOptions options)
    {
        this.log = log;
        int parameters = log.Parameters;
        (maximumIterations, stopWhen) = (options.MaximumIterations, options.StopWhen);
        (theta, gradient, step) = (new double[parameters], new double[parameters], new double[parameters]);
        (trial, trialGradient) = (new double[parameters], new double[parameters]);
        box = new Box(options.Lower, options.Upper, parameters);
        stop = new StopTests(options, box, parameters);
    }

    /// <summary>The last good point.</summary>
    public ReadOnlySpan<double> Theta => theta;

    /// <summary>J there.</summary>
    public double Value { get; private protected set; }

    /// <summary>dJ/dtheta there.</summary>
    public ReadOnlySpan<double> Gradient => gradient;

    /// <summary>The Euclidean norm of the gradient, without the components that press against a bound.</summary>
    public double GradientNorm
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < theta.Length; i++)
                sum += box.Blocks(i, theta[i], gradient[i]) ? 0 : gradient[i] * gradient[i];
            return Math.Sqrt(sum);
        }
    }

    /// <summary>The iterations of the last run.</summary>
    public int Iterations { get; private set; }

    /// <summary>The evaluations of J in the last run, with or without derivatives.</summary>
    public int Evaluations => log.Evaluations;

    /// <summary>The products of the Hessian with a vector in the last run.</summary>
    public int HessianProducts => log.HessianProducts;

    /// <summary>Minimises from a start.</summary>
    /// <param name="start">The start, as many finite numbers as the workspace was prepared for, within the bounds and inside the domain of J.</param>
    /// <returns>Why the run ended; where, is in the properties.</returns>
    /// <exception cref="ArgumentException">The start is of another length, not finite, out of bounds or outside the domain.</exception>
    public OptimizationOutcome Run(ReadOnlySpan<double> start)
    {
        OptimizationChecks.Start(start, theta.Length);
        box.CheckStart(start);
        start.CopyTo(theta);
        stop.Begin(start);
        log.Reset();
        Iterations = 0;
        if (!Begin())
            throw new ArgumentException($"start lies outside the domain of the objective: {log.DescribeFailure()}", nameof(start));
        startValue = Value;
        return Iterate();
    }

    /// <summary>Evaluates what the method needs at the start; false where it is not finite.</summary>
    private protected abstract bool Begin();

    /// <summary>One iteration; an outcome if it is the last.</summary>
    private protected abstract OptimizationOutcome? Advance();

    /// <summary>What a point with a small gradient is.</summary>
    private protected virtual OptimizationOutcome? AtSmallGradient(double relativeGradient)
        => End(OptimizationReason.GradientSmall, relativeGradient, stop.GradientTolerance);

    private protected OptimizationOutcome End(OptimizationReason reason, double measure, double limit = 0) => new(reason, Iterations, measure, limit);

    private protected OptimizationOutcome LeftDomain() => new(OptimizationReason.LeftDomain, Iterations, Detail: log.DescribeFailure());

    /// <summary>J decreases no more: by rounding, unless the gradient was contradicted while J still had digits.</summary>
    private protected OptimizationOutcome EndWithoutDecrease(bool contradicted)
        => End(contradicted && !StopTests.HasVanished(Value, startValue) ? OptimizationReason.Stalled : OptimizationReason.PrecisionReached, Value);

    /// <summary>Makes the trial point the current one.</summary>
    private protected void Accept(double trialValue)
    {
        trial.CopyTo(theta, 0);
        trialGradient.CopyTo(gradient, 0);
        Value = trialValue;
    }

    private protected OptimizationOutcome EndUnbounded(double trialValue)
    {
        trial.CopyTo(theta, 0);
        Value = trialValue;
        return End(OptimizationReason.Unbounded, trialValue);
    }

    private OptimizationOutcome Iterate()
    {
        while (true)
        {
            if (stopWhen is not null && stopWhen(Iterations, Value))
                return End(OptimizationReason.Requested, Value);
            double relative = stop.RelativeGradient(theta, gradient, Value);
            if (relative <= stop.GradientTolerance && AtSmallGradient(relative) is { } stationary)
                return stationary;
            if (Iterations == maximumIterations)
                return End(OptimizationReason.IterationLimit, relative, stop.GradientTolerance);
            Iterations++;
            if (Advance() is { } outcome)
                return outcome;
        }
    }
}
