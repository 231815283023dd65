using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>
/// Variable-order BDF with the exact Jacobian, quasi-constant step and numerical differentiation formulas, as in Shampine and Reichelt's ode15s (SIAM J. Sci.
/// Comput. 18 (1997) 1): after k + 1 equal steps order and step are chosen anew.
/// </summary>
internal sealed class BdfStepper : FlowStepper
{
    private const int MostIterations = 4;
    private const double FactorAfterDivergence = 0.5, FactorOutsideDomain = 0.25, Safety = 0.9, Least = 0.2, Most = 10;
    private const double SlowRate = 0.9, MostOfRateKept = 0.9, NewtonTolerance = 0.05, NothingLeft = 0.02, RateToRenew = 0.03, LeastGrowth = 1.2;
    private const int MostStepsOfJacobian = 50;

    private readonly NewtonMatrix matrix;
    private readonly BdfDifferences differences;
    private readonly double[] derivative, change;
    private readonly Vector256<double>[] prediction, history, correction, increment, weights;
    private readonly int highestOrder;
    private readonly double perComponent;
    private double spacing, factoredShift, error, factor, rate;
    private int order = 1, lastOrder, equalSteps, iterations, stepsOfJacobian;
    private bool hasJacobian, isJacobianFresh;

    public BdfStepper(FlowSystem system, FlowOptions options)
        : base(system, options, DividedDifferences.Length(BdfTable.HighestOrder, system.Dimension))
    {
        highestOrder = Math.Min(options.HighestOrder ?? BdfTable.HighestOrder, BdfTable.HighestOrder);
        perComponent = 1.0 / Dimension;
        matrix = NewtonMatrix.For(system, hasComplex: false);
        differences = new BdfDifferences(Dimension);
        (derivative, change) = (new double[Dimension], new double[FlowBlocks.PaddedLength(Dimension)]);
        (prediction, history, correction) = (FlowBlocks.Create(Dimension), FlowBlocks.Create(Dimension), FlowBlocks.Create(Dimension));
        (increment, weights) = (FlowBlocks.Create(Dimension), FlowBlocks.Create(Dimension));
    }

    // The formulas need the derivative at the start alone.
    public override ReadOnlySpan<double> Derivative => spacing == 0 ? derivative : [];

    public override int Order => lastOrder;

    public override FlowInterpolant Interpolant => DividedDifferences.Value;

    private Span<double> Change => change.AsSpan(0, Dimension);

    public override bool TryBegin()
    {
        bool isInside = System.TryEvaluate(Increment, derivative, out double loss);
        System.Loss = loss;
        return isInside;
    }

    protected override double ChooseInitialStep(double longest)
    {
        WeighErrors();
        return FirstStep.Choose(System, Weights, 2, derivative, Change, FlowBlocks.Numbers(prediction, Dimension), longest);
    }

    protected override StepStatus Attempt(double step)
    {
        PlaceDifferences(step);
        differences.Predict(order, step, prediction, history);
        Tolerances.Weigh(System, prediction, weights);
        NewtonStatus status = TrySolve(step);
        if (status == NewtonStatus.Diverged && !isJacobianFresh)
        {
            hasJacobian = false;
            status = TrySolve(step);
        }
        factor = status == NewtonStatus.LeftDomain ? FactorOutsideDomain : FactorAfterDivergence;
        if (status != NewtonStatus.Converged)
            return status == NewtonStatus.LeftDomain ? StepStatus.LeftDomain : StepStatus.Inaccurate;
        error = BdfTable.ErrorConstants[order] * Size(correction);
        if (error <= 1)
            return Accept();
        factor = Math.Max(Least, StepFactor(error, order));
        return StepStatus.Inaccurate;
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
        double below = order > 1 ? StepFactor(BdfTable.ErrorConstants[order - 1] * Size(differences[order]), order - 1) : 0;
        double above = order < highestOrder ? StepFactor(BdfTable.ErrorConstants[order + 1] * Size(differences[order + 2]), order + 1) : 0;
        double here = StepFactor(error, order), best = Math.Max(here, Math.Max(below, above));
        if (best is >= 1 and < LeastGrowth)
        {
            // Not worth another matrix; the next choice is made after as many steps again.
            equalSteps = 0;
            return step;
        }
        order += best == here ? 0 : best == below ? -1 : 1;
        equalSteps = 0;
        return step * Math.Min(best, Most);
    }

    /// <summary>The differences for the step: on the first one h f alone.</summary>
    private void PlaceDifferences(double step)
    {
        if (step == spacing)
            return;
        if (spacing == 0)
            differences.Begin(step, derivative);
        else
            differences.Rescale(order, step / spacing);
        (spacing, equalSteps) = (step, 0);
    }

    private NewtonStatus TrySolve(double step)
    {
        double shift = BdfTable.Alpha[order] / step;
        if (!hasJacobian || stepsOfJacobian >= MostStepsOfJacobian || shift != factoredShift && rate > RateToRenew)
        {
            if (!matrix.TryTakeJacobian(FlowBlocks.Numbers(prediction, Dimension)))
                return NewtonStatus.LeftDomain;
            (hasJacobian, isJacobianFresh, factoredShift, stepsOfJacobian) = (true, true, 0, 0);
        }
        if (shift != factoredShift)
        {
            if (!matrix.TryFactor(shift))
                return NewtonStatus.Diverged;
            (factoredShift, rate) = (shift, 0);
        }
        return Solve(shift);
    }

    /// <summary>(alpha/h - J) dd = f(p + d) - sum_j gamma_j D_j / h - alpha/h d. The rate of convergence is remembered as long as the matrix is kept, so that one correction can do.</summary>
    private NewtonStatus Solve(double shift)
    {
        Array.Clear(correction);
        prediction.CopyTo(increment, 0);
        double lastSize = 0;
        for (iterations = 1; iterations <= MostIterations; iterations++)
        {
            if (!System.TryEvaluate(FlowBlocks.Numbers(increment, Dimension), Change, out _))
                return NewtonStatus.LeftDomain;
            FillResidual(shift);
            matrix.Solve(Change);
            double size = Correct();
            if (size <= NothingLeft * NewtonTolerance)
                return NewtonStatus.Converged;
            if (lastSize > 0)
                rate = Math.Max(MostOfRateKept * rate, size / lastSize);
            if (double.IsNaN(size) || rate > SlowRate)
                return NewtonStatus.Diverged;
            double left = rate / (1 - rate) * size;
            if (rate > 0 && left <= NewtonTolerance)
                return NewtonStatus.Converged;
            if (lastSize > 0 && left * Math.Pow(rate, MostIterations - iterations) > NewtonTolerance)
                return NewtonStatus.Diverged;
            lastSize = size;
        }
        return NewtonStatus.Diverged;
    }

    private void FillResidual(double shift)
    {
        Span<Vector256<double>> residual = FlowBlocks.Of(change);
        for (int i = 0; i < residual.Length; i++)
            residual[i] -= Vector256.FusedMultiplyAdd(Vector256.Create(shift), correction[i], history[i]);
    }

    /// <summary>Applies a correction and returns its size in units of the allowed error.</summary>
    private double Correct()
    {
        ReadOnlySpan<Vector256<double>> last = FlowBlocks.Of(change);
        Vector256<double> squares = default;
        for (int i = 0; i < last.Length; i++)
        {
            correction[i] += last[i];
            increment[i] = prediction[i] + correction[i];
            Vector256<double> weighted = last[i] * weights[i];
            squares = Vector256.FusedMultiplyAdd(weighted, weighted, squares);
        }
        return Math.Sqrt(Vector256.Sum(squares) * perComponent);
    }

    private double Size(ReadOnlySpan<Vector256<double>> values) => FlowBlocks.Norm(values, weights, Dimension);

    // Safety (2 N + 1) / (2 N + iterations) error^(-1/(k + 1))
    private double StepFactor(double error, int k)
        => Safety * (2.0 * MostIterations + 1) / (2 * MostIterations + iterations) * Math.Pow(Math.Max(error, 1e-10), -1.0 / (k + 1));

    private StepStatus Accept()
    {
        System.Advance(FlowBlocks.Numbers(increment, Dimension));
        System.Loss = double.NaN;
        differences.Accept(order, correction);
        lastOrder = order;
        equalSteps++;
        stepsOfJacobian++;
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
            ReadOnlySpan<double> difference = FlowBlocks.Numbers(differences[j], Dimension);
            for (int i = 0; i < difference.Length; i++)
                numbers[lastOrder + (j - 1) * Dimension + i] = difference[i] / factorial;
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
        rate = archive.Transfer(rate);
        order = archive.Transfer(order);
        lastOrder = archive.Transfer(lastOrder);
        equalSteps = archive.Transfer(equalSteps);
        stepsOfJacobian = archive.Transfer(stepsOfJacobian);
        hasJacobian = archive.Transfer(hasJacobian);
        isJacobianFresh = archive.Transfer(isJacobianFresh);
        if (archive.IsReading && factoredShift > 0)
            matrix.TryFactor(factoredShift);
    }
}
