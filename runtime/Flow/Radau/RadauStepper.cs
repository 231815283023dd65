namespace CurseOfMemory;

/// <summary>
/// Radau IIA of order 5 with the exact Jacobian: simplified Newton iterations, an embedded error estimate of order 3 and the reuse of Jacobian and factors
/// as in Hairer and Wanner's RADAU5 (Solving Ordinary Differential Equations II, 2nd edition, Springer 1996, IV.8).
/// </summary>
internal sealed class RadauStepper : FlowStepper
{
    private const int ErrorOrder = 3;
    private const double FactorAfterDivergence = 0.5, FactorOutsideDomain = 0.25, FastRate = 1e-3, SmallGrowth = 1.2, AimedRate = 0.25;

    private readonly NewtonMatrix matrix;
    private readonly RadauStages stages;
    private readonly RadauCurve curve;
    private readonly StepControl control;
    private readonly double[] derivative, estimate, scratch;
    private readonly double newtonTolerance;
    private double factor, error, factoredStep;
    private bool hasJacobian, isJacobianFresh, isFirst = true, wasRejected;

    public RadauStepper(FlowSystem system, FlowOptions options)
        : base(system, options, DividedDifferences.Length(RadauCurve.Degree, system.Dimension))
    {
        // The estimate is of order 3, the method of order 5.
        Tolerances.Raise(0.1, 2.0 / 3);
        newtonTolerance = NewtonTolerance.For(Tolerances.Relative);
        matrix = NewtonMatrix.For(system, hasComplex: true);
        stages = new RadauStages(system, matrix);
        curve = new RadauCurve(Dimension);
        control = new StepControl(options.Controller ?? StepController.Predictive, ErrorOrder);
        (derivative, estimate, scratch) = (new double[Dimension], new double[Dimension], new double[Dimension]);
    }

    public override ReadOnlySpan<double> Derivative => derivative;

    public override int Order => 5;

    public override FlowInterpolant Interpolant => DividedDifferences.Value;

    public override bool TryBegin()
    {
        bool isInside = System.TryEvaluate(Increment, derivative, out double loss);
        System.Loss = loss;
        return isInside;
    }

    protected override double ChooseInitialStep(double longest)
    {
        WeighErrors();
        return FirstStep.Choose(System, Weights, ErrorOrder + 1, derivative, estimate, scratch, longest);
    }

    protected override StepStatus Attempt(double step)
    {
        Array.Clear(Increment);
        WeighErrors();
        NewtonStatus status = TrySolve(step);
        if (status == NewtonStatus.Diverged && !isJacobianFresh)
        {
            hasJacobian = false;
            status = TrySolve(step);
        }
        factor = status == NewtonStatus.LeftDomain ? FactorOutsideDomain : FactorAfterDivergence;
        if (status != NewtonStatus.Converged)
            return status == NewtonStatus.LeftDomain ? StepStatus.LeftDomain : StepStatus.Inaccurate;
        stages.Increment.CopyTo(Increment);
        WeighErrors();
        if (!TryEstimate(step))
            return StepStatus.LeftDomain;
        factor = control.Factor(step, error, (2.0 * RadauStages.MostIterations + 1) / (2 * RadauStages.MostIterations + stages.Iterations));
        return error <= 1 ? Accept(step) : StepStatus.Inaccurate;
    }

    protected override double Shrink(double step, StepStatus status)
    {
        wasRejected = true;
        return step * control.Shrink(factor);
    }

    protected override double Grow(double step)
    {
        wasRejected = false;
        double growth = Math.Min(control.Grow(step, error, factor), ConvergenceLimit);
        // Factors are kept where the step would change by little.
        return hasJacobian && growth is >= 1 and <= SmallGrowth ? step : step * growth;
    }

    // The rate is about h^2: h times the change of the Jacobian over h (Gustafsson 1992: convergence needs a control like the error).
    private double ConvergenceLimit => stages.Rate > 0 ? Math.Max(Math.Sqrt(AimedRate / stages.Rate), FactorAfterDivergence) : double.PositiveInfinity;

    private NewtonStatus TrySolve(double step)
    {
        stages.Predict(step);
        if (!hasJacobian)
        {
            if (!matrix.TryTakeJacobian(stages.Middle))
                return NewtonStatus.LeftDomain;
            (hasJacobian, isJacobianFresh, factoredStep) = (true, true, 0);
        }
        if (step != factoredStep && !TryFactor(step))
            return NewtonStatus.Diverged;
        return stages.Solve(step, Weights, newtonTolerance);
    }

    private bool TryFactor(double step)
    {
        factoredStep = step;
        return matrix.TryFactor(RadauTable.Gamma / step) && matrix.TryFactor(RadauTable.Alpha / step, RadauTable.Beta / step);
    }

    /// <summary>The error of the step relative to what is allowed; false where the second estimate leaves the domain.</summary>
    private bool TryEstimate(double step)
    {
        Estimate(step, derivative);
        if (!(error >= 1 && (isFirst || wasRejected)))
            return true;
        // A second pass damps what is stiff in the first estimate (IV.8.20).
        if (!System.TryEvaluate(estimate, scratch, out _))
            return false;
        Estimate(step, scratch);
        return true;
    }

    // (gamma/h - J)^-1 (f + sum_i e_i z_i / h)
    private void Estimate(double step, ReadOnlySpan<double> slope)
    {
        slope.CopyTo(estimate);
        stages.AddTo(estimate, RadauTable.Error, 1 / step);
        matrix.Solve(estimate);
        error = Norm(estimate);
    }

    private StepStatus Accept(double step)
    {
        if (isFirst)
            BeginCurve();
        if (!System.TryEvaluate(Increment, scratch, out double loss))
            return StepStatus.LeftDomain;
        scratch.CopyTo(derivative, 0);
        System.Advance(Increment);
        System.Loss = loss;
        stages.Accept(step);
        curve.Accept(step, stages, Increment);
        hasJacobian = !(stages.Iterations > 2 && stages.Rate > FastRate);
        (isJacobianFresh, isFirst) = (false, false);
        return StepStatus.Accepted;
    }

    private void BeginCurve()
    {
        derivative.CopyTo(curve.StartSlope);
        matrix.Multiply(derivative, curve.StartBend);
    }

    protected override int FillSegment(Span<double> numbers) => curve.Fill(numbers);

    protected override void TransferMethod(FlowArchive archive)
    {
        archive.Transfer(derivative);
        hasJacobian = archive.Transfer(hasJacobian);
        isJacobianFresh = archive.Transfer(isJacobianFresh);
        isFirst = archive.Transfer(isFirst);
        factoredStep = archive.Transfer(factoredStep);
        control.Transfer(archive);
        stages.Transfer(archive);
        curve.Transfer(archive);
        matrix.Transfer(archive);
        if (archive.IsReading && factoredStep > 0)
            TryFactor(factoredStep);
    }
}
