namespace CurseOfMemory;

/// <summary>
/// The trust region around whatever model: steps that the model promises much of and J keeps little of shrink it, good ones widen it
/// (Conn, Gould and Toint 2000, algorithm 6.1.1). With bounds, the step is the better of a projected model step and the Cauchy point.
/// </summary>
internal sealed class TrustRegionMinimizer : Minimizer
{
    private const double Acceptable = 1e-4, Poor = 0.25, Good = 0.75, Shrink = 0.25, Widen = 2;

    private readonly QuadraticModel model;
    private readonly OptimizationOptions options;
    private readonly bool escapeSaddles;
    private readonly double[] scale, product;
    private readonly bool[] free;
    private readonly CauchyPoint cauchy;
    private double radius;
    private bool lastTrialFailed, contradicted;

    public TrustRegionMinimizer(QuadraticModel model, OptimizationOptions options, bool escapeSaddles) : base(model.Log, options)
    {
        (this.model, this.options, this.escapeSaddles) = (model, options, escapeSaddles);
        (scale, product, free) = (new double[theta.Length], new double[theta.Length], new bool[theta.Length]);
        cauchy = new CauchyPoint(model, box, theta.Length);
    }

    private protected override bool Begin()
    {
        for (int i = 0; i < scale.Length; i++)
            scale[i] = 1 / stop.Size(i);
        if (!model.TryLinearize(theta, gradient, out double value))
            return false;
        Value = value;
        (lastTrialFailed, contradicted) = (false, false);
        model.Rescale(scale);
        double size = ScaledNorm(theta);
        radius = (options.InitialRadius ?? model.FirstRadius) * (size > 0 ? size : 1);
        return true;
    }

    private protected override OptimizationOutcome? AtSmallGradient(double relativeGradient)
    {
        FindFree();
        double curvature = model.NegativeCurvature(free, scale);
        if (curvature == 0)
            return base.AtSmallGradient(relativeGradient);
        return escapeSaddles ? null : End(OptimizationReason.SaddlePoint, curvature);
    }

    private protected override OptimizationOutcome? Advance()
    {
        double predicted = Propose(), norm = ScaledNorm(step), rounding = StopTests.RoundingOf(Value);
        double relativeStep = stop.RelativeStep(theta, step);
        bool full = norm < 0.9 * radius, negligible = relativeStep <= stop.StepTolerance;
        if (full && negligible)
            return End(OptimizationReason.StepSmall, relativeStep, stop.StepTolerance);
        if (!full && (negligible || predicted <= rounding))
            return EndOfSteps();
        for (int i = 0; i < theta.Length; i++)
            trial[i] = box.Clamp(i, theta[i] + step[i]);
        if (predicted <= rounding)
            return TryPolish() ? null : End(OptimizationReason.PrecisionReached, Value);
        double trialValue = model.Value(trial);
        if (StopTests.IsUnbounded(trialValue))
            return EndUnbounded(trialValue);
        lastTrialFailed = double.IsNaN(trialValue);
        double ratio = lastTrialFailed ? -1 : (Value - trialValue + rounding) / (predicted + rounding);
        if (ratio >= Acceptable && !TryAccept())
            (ratio, lastTrialFailed) = (-1, true);
        if (ratio < Acceptable && full && StopTests.AreClose(Value, trialValue) && TryPolish())
            return null;
        contradicted = ratio < Acceptable && (contradicted || StopTests.Contradicts(Value, trialValue, predicted));
        if (ratio < Poor)
            radius = Shrink * Math.Min(radius, norm);
        else if (ratio > Good)
            radius = Math.Max(radius, Widen * norm);
        return null;
    }

    /// <summary>Sets the step, and returns by how much the model decreases along it.</summary>
    private double Propose()
    {
        Solve();
        if (!box.IsBounded)
            return Predicted(step);
        Confine();
        double predicted = Predicted(step);
        if (escapeSaddles && predicted <= StopTests.RoundingOf(Value))
            predicted = Reversed();
        return cauchy.ReplaceIfBetter(theta, gradient, scale, radius, step, predicted);
    }

    private void Solve()
    {
        FindFree();
        step.AsSpan().Clear();
        model.Solve(free, gradient, scale, radius, step);
    }

    /// <summary>Where the gradient vanishes the model falls to both sides of a saddle: if the box is in the way of one, the other may be open.</summary>
    private double Reversed()
    {
        Solve();
        for (int i = 0; i < step.Length; i++)
            step[i] = -step[i];
        Confine();
        return Predicted(step);
    }

    private void FindFree()
    {
        for (int i = 0; i < free.Length; i++)
            free[i] = !box.Blocks(i, theta[i], gradient[i]);
    }

    /// <summary>Components that would leave the box are put onto it, and the others solved for anew.</summary>
    private void Confine()
    {
        while (FixLeaving())
        {
            double used = 0;
            for (int i = 0; i < step.Length; i++)
            {
                used += free[i] ? 0 : scale[i] * step[i] * (scale[i] * step[i]);
                step[i] = free[i] ? 0 : step[i];
            }
            model.Solve(free, gradient, scale, Math.Sqrt(Math.Max(radius * radius - used, 0.01 * radius * radius)), step);
        }
    }

    private bool FixLeaving()
    {
        bool any = false;
        for (int i = 0; i < step.Length; i++)
        {
            double inside = box.Clamp(i, theta[i] + step[i]) - theta[i];
            if (!free[i] || Math.Abs(inside) >= Math.Abs(step[i]))
                continue;
            (step[i], free[i], any) = (inside, false, true);
        }
        return any;
    }

    /// <summary>-(g.p + p.B p / 2).</summary>
    private double Predicted(ReadOnlySpan<double> p)
    {
        model.Multiply(p, product);
        return -(Vectors.Dot(gradient, p) + 0.5 * Vectors.Dot(product, p));
    }

    private double ScaledNorm(ReadOnlySpan<double> vector)
    {
        double sum = 0;
        for (int i = 0; i < scale.Length; i++)
            sum += scale[i] * vector[i] * (scale[i] * vector[i]);
        return Math.Sqrt(sum);
    }

    private bool TryAccept()
    {
        if (model.TryLinearize(trial, trialGradient, out double trialValue))
        {
            Accept(trialValue);
            model.Rescale(scale);
            return true;
        }
        model.TryLinearize(theta, gradient, out _);
        return false;
    }

    /// <summary>Where J no longer shows which point is lower the gradient does: a step is taken as long as it halves that. The last digits of theta.</summary>
    private bool TryPolish()
    {
        double slope = ScaledSlope(), value = Value;
        theta.CopyTo(step, 0);
        if (TryAccept() && ScaledSlope() < 0.5 * slope && StopTests.AreClose(value, Value))
            return true;
        step.CopyTo(theta, 0);
        model.TryLinearize(theta, gradient, out value);
        Value = value;
        return false;
    }

    private double ScaledSlope()
    {
        double sum = 0;
        for (int i = 0; i < scale.Length; i++)
            sum += box.Blocks(i, theta[i], gradient[i]) ? 0 : gradient[i] / scale[i] * (gradient[i] / scale[i]);
        return Math.Sqrt(sum);
    }

    /// <summary>Why the region has become too small for steps.</summary>
    private OptimizationOutcome EndOfSteps() => lastTrialFailed ? LeftDomain() : EndWithoutDecrease(contradicted);
}
