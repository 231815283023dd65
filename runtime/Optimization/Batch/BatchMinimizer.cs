namespace CurseOfMemory;

/// <summary>
/// The workspace of runs from B starts at a time, one per lane, made by <see cref="Minimize.PrepareBatch"/>: <see cref="Run"/> allocates
/// nothing, unless it has to describe a failure. Vectors are structures of arrays: component i of problem b is number i * B + b.
/// </summary>
public abstract class BatchMinimizer
{
    private readonly OptimizationOptions options;
    private readonly OptimizationOutcome[] outcomes;
    private readonly bool[] running;
    private readonly double[] sizes;
    private readonly Box box;
    private protected readonly double[] theta, gradients, steps, trials, trialGradients, values, trialValues, measures;

    private protected BatchMinimizer(CountedBatch objective, OptimizationOptions options)
    {
        (Objective, this.options) = (objective, options);
        int problems = objective.Problems, length = objective.Parameters * problems;
        (outcomes, running) = (new OptimizationOutcome[problems], new bool[problems]);
        (theta, gradients, steps) = (new double[length], new double[length], new double[length]);
        (trials, trialGradients, sizes) = (new double[length], new double[length], new double[length]);
        (values, trialValues, measures) = (new double[problems], new double[problems], new double[problems]);
        box = new Box(options.Lower, options.Upper, objective.Parameters);
    }

    /// <summary>B, the number of problems.</summary>
    public int Problems => values.Length;

    /// <summary>m, the number of parameters of each.</summary>
    public int Parameters => theta.Length / values.Length;

    /// <summary>The last good points, m x B numbers.</summary>
    public ReadOnlySpan<double> Theta => theta;

    /// <summary>J at each point, B numbers.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Why each run ended, B outcomes.</summary>
    public ReadOnlySpan<OptimizationOutcome> Outcomes => outcomes;

    /// <summary>The steps of the longest run.</summary>
    public int Iterations { get; private set; }

    private protected CountedBatch Objective { get; }

    private protected ReadOnlySpan<double> Sizes => sizes;

    private protected double StepTolerance => options.StepTolerance;

    /// <summary>Minimises from B starts.</summary>
    /// <param name="starts">The starts, m x B finite numbers within the bounds and inside the domain.</param>
    /// <exception cref="ArgumentException">The starts are of another length, not finite, out of bounds or outside the domain.</exception>
    public void Run(ReadOnlySpan<double> starts)
    {
        CheckStarts(starts);
        starts.CopyTo(theta);
        FindSizes();
        Iterations = 0;
        Array.Fill(running, true);
        Objective.Evaluate(theta, values, gradients);
        for (int b = 0; b < Problems; b++)
            if (!IsFinite(values[b], gradients, b))
                throw new ArgumentException($"starts lies outside the domain of the objective at problem {b}: {Objective.Describe(theta, b)}", nameof(starts));
        Begin();
        for (int left = EndThoseAtRest(); left > 0; left = EndThoseAtRest())
        {
            Iterations++;
            Propose();
            Hold();
            Objective.Evaluate(trials, trialValues, trialGradients);
            for (int b = 0; b < Problems; b++)
                if (running[b] && Judge(b) is { } outcome)
                    End(b, outcome);
            AfterJudging();
        }
    }

    private protected abstract void Begin();

    /// <summary>Sets the trials of all problems.</summary>
    private protected abstract void Propose();

    /// <summary>Accepts or rejects the trial of a problem; an outcome if it was its last.</summary>
    private protected abstract OptimizationOutcome? Judge(int problem);

    private protected virtual void AfterJudging()
    {
    }

    /// <summary>What a point with a small gradient is.</summary>
    private protected virtual OptimizationOutcome AtSmallGradient(int problem)
        => Ended(OptimizationReason.GradientSmall, measures[problem], options.GradientTolerance);

    private protected OptimizationOutcome Ended(OptimizationReason reason, double measure, double limit = 0) => new(reason, Iterations, measure, limit);

    private protected OptimizationOutcome LeftDomain(int problem) => new(OptimizationReason.LeftDomain, Iterations, Detail: Objective.Describe(trials, problem));

    private protected bool IsFinite(double value, ReadOnlySpan<double> gradient, int problem)
    {
        bool finite = double.IsFinite(value);
        for (int at = problem; at < gradient.Length; at += Problems)
            finite &= double.IsFinite(gradient[at]);
        return finite;
    }

    private protected void Accept(int problem)
    {
        for (int at = problem; at < theta.Length; at += Problems)
            (theta[at], gradients[at]) = (trials[at], trialGradients[at]);
        values[problem] = trialValues[problem];
    }

    /// <summary>max_i |step_i| / |theta_i| of a problem.</summary>
    private protected double RelativeStep(int problem)
    {
        double largest = 0;
        for (int at = problem; at < theta.Length; at += Problems)
            largest = Math.Max(largest, Math.Abs(trials[at] - theta[at]) / Math.Max(Math.Abs(theta[at]), StopTests.Negligible * sizes[at]));
        return largest;
    }

    /// <summary>max_i |dJ/dtheta_i| max(|theta_i|, size_i) of each problem.</summary>
    private protected void MeasureGradients(ReadOnlySpan<double> at, ReadOnlySpan<double> slopes, Span<double> found)
    {
        found.Clear();
        for (int i = 0, start = 0; i < Parameters; i++, start += Problems)
            for (int b = 0; b < Problems; b++)
                if (!box.IsBounded || !box.Blocks(i, at[start + b], slopes[start + b]))
                    found[b] = Math.Max(found[b], Math.Abs(slopes[start + b]) * Math.Max(Math.Abs(at[start + b]), sizes[start + b]));
    }

    /// <summary>Ends the problems whose gradient is small, or all at the limit of iterations; returns how many still run.</summary>
    private int EndThoseAtRest()
    {
        int left = 0;
        MeasureGradients(theta, gradients, measures);
        for (int b = 0; b < Problems; b++)
        {
            measures[b] = measures[b] == 0 ? 0 : measures[b] / Math.Abs(values[b]);
            if (running[b] && measures[b] <= options.GradientTolerance)
                End(b, AtSmallGradient(b));
            else if (running[b] && Iterations == options.MaximumIterations)
                End(b, Ended(OptimizationReason.IterationLimit, measures[b], options.GradientTolerance));
            left += running[b] ? 1 : 0;
        }
        return left;
    }

    /// <summary>Keeps trials within the box, and those of finished problems where they are.</summary>
    private void Hold()
    {
        for (int i = 0, start = 0; i < Parameters; i++, start += Problems)
            for (int b = 0; b < Problems; b++)
                trials[start + b] = !running[b] ? theta[start + b] : box.IsBounded ? box.Clamp(i, trials[start + b]) : trials[start + b];
    }

    private void End(int problem, OptimizationOutcome outcome) => (outcomes[problem], running[problem]) = (outcome, false);

    private void CheckStarts(ReadOnlySpan<double> starts)
    {
        if (starts.Length != theta.Length)
            throw new ArgumentException($"starts has length {starts.Length}; expected {theta.Length}, {Parameters} parameters of {Problems} problems.", nameof(starts));
        for (int at = 0; at < starts.Length; at++)
        {
            int i = at / Problems;
            if (!double.IsFinite(starts[at]))
                throw new ArgumentException($"starts[{at}] = {FlowNumber.Text(starts[at])} must be finite.", nameof(starts));
            if (box.Clamp(i, starts[at]) != starts[at])
                throw new ArgumentException($"starts[{at}] = {FlowNumber.Text(starts[at])} must lie within its bounds [{FlowNumber.Text(box.Lower(i))}, {FlowNumber.Text(box.Upper(i))}].", nameof(starts));
        }
    }

    /// <summary>The usual sizes, as in a run of one problem.</summary>
    private void FindSizes()
    {
        for (int b = 0; b < Problems; b++)
        {
            double largest = 0;
            for (int at = b; at < theta.Length; at += Problems)
                largest = Math.Max(largest, Math.Abs(theta[at]));
            for (int at = b, i = 0; at < theta.Length; at += Problems, i++)
            {
                double own = theta[at] != 0 ? Math.Abs(theta[at]) : largest;
                sizes[at] = options.TypicalSizes?[i] ?? (own > 0 ? own : 1);
            }
        }
    }
}
