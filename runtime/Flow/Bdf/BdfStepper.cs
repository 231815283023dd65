namespace CurseOfMemory;

/// <summary>
/// Variable-order BDF with the exact Jacobian, quasi-constant step and numerical differentiation formulas, as in Shampine and Reichelt's ode15s (SIAM J. Sci.
/// Comput. 18 (1997) 1): after k + 1 equal steps order and step are chosen anew.
/// </summary>
internal sealed class BdfStepper : FlowStepper
{
    private const int MostIterations = 4;
    private const double FactorAfterDivergence = 0.5, FactorOutsideDomain = 0.25, Safety = 0.9, Least = 0.2, Most = 10;

    private readonly NewtonMatrix matrix;
    private readonly BdfDifferences differences;
    private readonly double[] derivative, prediction, history, correction, change;
    private readonly double newtonTolerance;
    private readonly int highestOrder;
    private double spacing, factoredShift, error, factor;
    private int order = 1, lastOrder, equalSteps, iterations;
    private bool hasJacobian, isJacobianFresh;

    public BdfStepper(FlowSystem system, FlowOptions options)
        : base(system, options, DividedDifferences.Length(BdfTable.HighestOrder, system.Dimension))
    {
        newtonTolerance = NewtonTolerance.For(Tolerances.Relative);
        highestOrder = Math.Min(options.HighestOrder ?? BdfTable.HighestOrder, BdfTable.HighestOrder);
        matrix = NewtonMatrix.For(system, hasComplex: false);
        differences = new BdfDifferences(Dimension);
        (derivative, prediction, history) = (new double[Dimension], new double[Dimension], new double[Dimension]);
        (correction, change) = (new double[Dimension], new double[Dimension]);
    }

    // The formulas need the derivative at the start alone.
    public override ReadOnlySpan<double> Derivative => spacing == 0 ? derivative : [];

    public override int Order => lastOrder;

    public override FlowInterpolant Interpolant => DividedDifferences.Value;

    protected override bool TryEvaluateStart()
    {
        bool isInside = System.TryEvaluate(Increment, derivative, out double loss);
        System.Loss = loss;
        return isInside;
    }

    protected override double ChooseInitialStep(double longest)
    {
        WeighErrors();
        return FirstStep.Choose(System, Weights, 2, derivative, change, prediction, longest);
    }

    protected override StepStatus Attempt(double step)
    {
        PlaceDifferences(step);
        Predict(step);
        NewtonStatus status = TrySolve(step);
        if (status == NewtonStatus.Diverged && !isJacobianFresh)
        {
            hasJacobian = false;
            status = TrySolve(step);
        }
        factor = status == NewtonStatus.LeftDomain ? FactorOutsideDomain : FactorAfterDivergence;
        if (status != NewtonStatus.Converged)
            return status == NewtonStatus.LeftDomain ? StepStatus.LeftDomain : StepStatus.Inaccurate;
        AddCorrection();
        WeighErrors();
        error = BdfTable.ErrorConstants[order] * Norm(correction);
        factor = Math.Max(Least, StepFactor(error, order));
        return !(error <= 1) ? StepStatus.Inaccurate : Accept();
    }

    protected override double Shrink(double step, StepStatus status)
    {
        equalSteps = 0;
        return step * Math.Min(factor, Safety);
    }

    protected override double Grow(double step)
    {
        if (equalSteps <= order)
            return step;
        double below = order > 1 ? StepFactor(BdfTable.ErrorConstants[order - 1] * Norm(differences[order]), order - 1) : 0;
        double above = order < highestOrder ? StepFactor(BdfTable.ErrorConstants[order + 1] * Norm(differences[order + 2]), order + 1) : 0;
        double here = StepFactor(error, order), best = Math.Max(here, Math.Max(below, above));
        order += best == here ? 0 : best == below ? -1 : 1;
        equalSteps = 0;
        return step * Math.Min(best, Most);
    }

    /// <summary>The differences for the step: on the first one h f alone.</summary>
    private void PlaceDifferences(double step)
    {
        if (spacing == 0)
            FlowVectors.AddScaled(differences[1], step, derivative);
        else if (step != spacing)
            differences.Rescale(order, step / spacing);
        if (step != spacing)
            equalSteps = 0;
        spacing = step;
    }

    private void Predict(double step)
    {
        Array.Clear(prediction);
        Array.Clear(history);
        differences.AddTo(prediction, order, null, 1);
        differences.AddTo(history, order, BdfTable.Gamma, 1 / step);
        prediction.CopyTo(Increment, 0);
        WeighErrors();
    }

    private NewtonStatus TrySolve(double step)
    {
        if (!hasJacobian)
        {
            if (!matrix.TryTakeJacobian(prediction))
                return NewtonStatus.LeftDomain;
            (hasJacobian, isJacobianFresh, factoredShift) = (true, true, 0);
        }
        double shift = BdfTable.Alpha[order] / step;
        if (shift != factoredShift && !matrix.TryFactor(shift))
            return NewtonStatus.Diverged;
        factoredShift = shift;
        Array.Clear(correction);
        return Solve(shift);
    }

    // (alpha/h - J) dd = f(p + d) - sum_j gamma_j D_j / h - alpha/h d.
    private NewtonStatus Solve(double shift)
    {
        double lastSize = 0, rate = 0;
        for (iterations = 1; iterations <= MostIterations; iterations++)
        {
            AddCorrection();
            if (!System.TryEvaluate(Increment, change, out _))
                return NewtonStatus.LeftDomain;
            FlowVectors.AddScaled(change, -1, history);
            FlowVectors.AddScaled(change, -shift, correction);
            matrix.Solve(change);
            double size = Norm(change);
            if (lastSize > 0)
                rate = size / lastSize;
            if (double.IsNaN(size) || rate >= 1 && size > 0.01 * newtonTolerance)
                return NewtonStatus.Diverged;
            FlowVectors.AddScaled(correction, 1, change);
            if (size <= 0.01 * newtonTolerance || rate > 0 && rate / (1 - rate) * size <= newtonTolerance)
                return NewtonStatus.Converged;
            lastSize = size;
        }
        return NewtonStatus.Diverged;
    }

    private void AddCorrection()
    {
        prediction.CopyTo(Increment, 0);
        FlowVectors.AddScaled(Increment, 1, correction);
    }

    // Safety (2 N + 1) / (2 N + iterations) error^(-1/(k + 1))
    private double StepFactor(double error, int k)
        => Safety * (2.0 * MostIterations + 1) / (2 * MostIterations + iterations) * Math.Pow(Math.Max(error, 1e-10), -1.0 / (k + 1));

    private StepStatus Accept()
    {
        System.Advance(Increment);
        System.Loss = double.NaN;
        differences.Accept(order, correction);
        lastOrder = order;
        equalSteps++;
        isJacobianFresh = false;
        return StepStatus.Accepted;
    }

    // Nodes 0, 1, -1, -2, ... in steps: the divided differences are D_j / j!.
    protected override int FillSegment(Span<double> numbers)
    {
        double factorial = 1;
        for (int j = 1; j <= lastOrder; j++)
        {
            numbers[j - 1] = j == 1 ? 1 : 1 - j;
            factorial *= j;
            Span<double> coefficient = numbers.Slice(lastOrder + (j - 1) * Dimension, Dimension);
            coefficient.Clear();
            FlowVectors.AddScaled(coefficient, 1 / factorial, differences[j]);
        }
        return DividedDifferences.Length(lastOrder, Dimension);
    }

    protected override void TransferMethod(FlowArchive archive)
    {
        archive.Transfer(derivative);
        differences.Transfer(archive);
        matrix.Transfer(archive);
        spacing = archive.Transfer(spacing);
        factoredShift = archive.Transfer(factoredShift);
        order = archive.Transfer(order);
        lastOrder = archive.Transfer(lastOrder);
        equalSteps = archive.Transfer(equalSteps);
        hasJacobian = archive.Transfer(hasJacobian);
        isJacobianFresh = archive.Transfer(isJacobianFresh);
        if (archive.IsReading && factoredShift > 0)
            matrix.TryFactor(factoredShift);
    }
}
