namespace CurseOfMemory;

/// <summary>
/// Newton's method on B problems in lanes: each solves (H + mu D) p = -g by Cholesky, D being 1 / size^2, with a damping mu of its own that
/// grows until H + mu D is positive and the step keeps what it promises (Levenberg 1944; Nocedal and Wright 2006, section 4.1).
/// </summary>
internal sealed class NewtonBatch : BatchMinimizer
{
    private const double Acceptable = 1e-4, Poor = 0.25, Good = 0.75, Rounding = 1e-10;

    private readonly double[] hessians, units, damping, growth, promised, startValues, trialMeasures;
    private readonly LaneCholesky cholesky;
    private bool measured;

    public NewtonBatch(CountedBatch objective, OptimizationOptions options) : base(objective, options)
    {
        (hessians, units) = (new double[Parameters * theta.Length], new double[theta.Length]);
        (damping, growth, promised) = (new double[Problems], new double[Problems], new double[Problems]);
        (startValues, trialMeasures) = (new double[Problems], new double[Problems]);
        cholesky = new LaneCholesky(Parameters, Problems);
    }

    private protected override void Begin()
    {
        values.CopyTo(startValues, 0);
        Linearize();
        for (int b = 0; b < Problems; b++)
            (damping[b], growth[b]) = (1e-3 * LargestCurvature(b), 2);
    }

    private protected override void Propose()
    {
        cholesky.Solve(hessians, gradients, Sizes, damping, steps, promised);
        Vectors.Sum(theta, 1, steps, trials);
        measured = false;
    }

    private protected override OptimizationOutcome? Judge(int problem)
    {
        double value = trialValues[problem], before = values[problem], rounding = StopTests.RoundingOf(before);
        if (StopTests.IsUnbounded(value))
        {
            Accept(problem);
            return Ended(OptimizationReason.Unbounded, value);
        }
        // A promise of NaN is that of a matrix that is not positive.
        bool finite = IsFinite(value, trialGradients, problem), positive = promised[problem] >= 0;
        double ratio = finite && positive ? (before - value + rounding) / (promised[problem] + rounding) : -1;
        double relative = RelativeStep(problem);
        if (positive && relative <= StepTolerance)
            return EndOfSteps(problem, finite, relative);
        if (positive && promised[problem] <= rounding && !(finite && TrialMeasure(problem) < 0.5 * measures[problem] * Math.Abs(before)))
            return Ended(OptimizationReason.PrecisionReached, before);
        Damp(problem, ratio);
        if (ratio >= Acceptable)
            Accept(problem);
        return null;
    }

    private protected override void AfterJudging() => Linearize();

    private protected override OptimizationOutcome AtSmallGradient(int problem)
    {
        double pivot = cholesky.LowestPivot(hessians, Sizes, problem);
        return pivot < -Rounding * LargestCurvature(problem) ? Ended(OptimizationReason.SaddlePoint, pivot) : base.AtSmallGradient(problem);
    }

    private OptimizationOutcome EndOfSteps(int problem, bool finite, double relative)
    {
        if (growth[problem] <= 2)
            return Ended(OptimizationReason.StepSmall, relative, StepTolerance);
        if (!finite)
            return LeftDomain(problem);
        bool vanished = StopTests.HasVanished(values[problem], startValues[problem]);
        return Ended(vanished || promised[problem] <= StopTests.RoundingOf(values[problem]) ? OptimizationReason.PrecisionReached : OptimizationReason.Stalled, values[problem]);
    }

    private void Damp(int problem, double ratio)
    {
        if (ratio < Poor)
            (damping[problem], growth[problem]) = (damping[problem] * growth[problem], 2 * growth[problem]);
        else if (ratio > Good)
            damping[problem] *= 0.1;
        if (ratio >= Poor)
            growth[problem] = 2;
    }

    /// <summary>The largest diagonal element of the scaled Hessian; 1 if all vanish.</summary>
    private double LargestCurvature(int problem)
    {
        double largest = 0;
        for (int i = 0; i < Parameters; i++)
        {
            double size = Sizes[i * Problems + problem];
            largest = Math.Max(largest, Math.Abs(hessians[(i * Parameters + i) * Problems + problem]) * size * size);
        }
        return largest > 0 ? largest : 1;
    }

    private double TrialMeasure(int problem)
    {
        if (!measured)
            MeasureGradients(trials, trialGradients, trialMeasures);
        measured = true;
        return trialMeasures[problem];
    }

    /// <summary>Column k of every Hessian is its product with the unit vector k.</summary>
    private void Linearize()
    {
        for (int k = 0; k < Parameters; k++)
        {
            Array.Clear(units);
            units.AsSpan(k * Problems, Problems).Fill(1);
            Objective.Product(theta, units, hessians.AsSpan(k * theta.Length, theta.Length));
        }
    }
}
