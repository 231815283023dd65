namespace CurseOfMemory;

/// <summary>Steps with any explicit embedded Runge-Kutta tableau whose last evaluation is the first of the next step.</summary>
internal sealed class RungeKuttaStepper : FlowStepper
{
    private const double FactorOutsideDomain = 0.25;

    private const int HermiteCoefficients = 3;

    private readonly RungeKuttaTableau tableau;
    private readonly StepControl control;
    private readonly double[] stages, trial;
    private double factor, error, lossAtEnd;
    private bool isAdvanced;

    public RungeKuttaStepper(FlowSystem system, FlowOptions options, RungeKuttaTableau tableau)
        : base(system, options, (HermiteCoefficients + tableau.Dense.Length) * system.Dimension)
    {
        this.tableau = tableau;
        control = new StepControl(tableau.IsFixedStep ? tableau.Control : options.Controller ?? tableau.Control, tableau.ErrorOrder);
        stages = new double[(tableau.StageCount + tableau.DenseStages.Length) * Dimension];
        trial = new double[Dimension];
    }

    public override ReadOnlySpan<double> Derivative => Stage(isAdvanced ? tableau.StageCount : 1);

    public override int Order => tableau.Order;

    public override FlowInterpolant Interpolant => RungeKuttaInterpolant.Value;

    public override double StabilityLimit => tableau.StabilityLimit;

    protected override bool MayShrink => !tableau.IsFixedStep;

    public override bool TryBegin()
    {
        bool isInside = System.TryEvaluate(Increment, Stage(1), out double loss);
        System.Loss = loss;
        return isInside;
    }

    protected override double ChooseInitialStep(double longest)
    {
        WeighErrors();
        return FirstStep.Choose(System, Weights, tableau.Order, Stage(1), Stage(2), trial, longest);
    }

    protected override StepStatus Attempt(double step)
    {
        BeginStep();
        for (int i = 0; i < tableau.Stages.Length; i++)
            if (!TryStage(i + 2, tableau.Stages[i], step))
                return StepStatus.LeftDomain;
        Combine(tableau.Solution, step, Increment);
        if (tableau.ErrorUsesEnd && !TryEnd())
            return StepStatus.LeftDomain;
        error = Error(step);
        factor = control.Factor(step, error);
        if (!(error <= 1))
            return StepStatus.Inaccurate;
        if (!tableau.ErrorUsesEnd && !TryEnd())
            return StepStatus.LeftDomain;
        Accept();
        return StepStatus.Accepted;
    }

    protected override double Shrink(double step, StepStatus status)
        => step * control.Shrink(status == StepStatus.LeftDomain ? FactorOutsideDomain : factor);

    protected override double Grow(double step) => step * control.Grow(step, error, factor);

    private Span<double> Stage(int stage) => stages.AsSpan((stage - 1) * Dimension, Dimension);

    private void BeginStep()
    {
        if (isAdvanced)
            Stage(tableau.StageCount).CopyTo(Stage(1));
        isAdvanced = false;
    }

    private bool TryStage(int stage, (int Stage, double Weight)[] row, double step)
    {
        Combine(row, step, trial);
        return System.TryEvaluate(trial, Stage(stage), out _);
    }

    private bool TryEnd() => System.TryEvaluate(Increment, Stage(tableau.StageCount), out lossAtEnd);

    private void Accept()
    {
        System.Advance(Increment);
        System.Loss = lossAtEnd;
        isAdvanced = true;
    }

    private void Combine((int Stage, double Weight)[] row, double step, Span<double> target) => FlowVectors.Combine(stages, row, step, target);

    /// <summary>The error estimate relative to what is allowed.</summary>
    private double Error(double step)
    {
        WeighErrors();
        Combine(tableau.Error, step, trial);
        double fine = Norm(trial);
        if (tableau.CoarseError is null || fine == 0)
            return fine;
        Combine(tableau.CoarseError, step, trial);
        double coarse = Norm(trial);
        // err = e^2 / sqrt(e^2 + 0.01 e_coarse^2).
        return fine * fine / Math.Sqrt(fine * fine + 0.01 * coarse * coarse);
    }

    protected override int FillSegment(Span<double> numbers)
    {
        FillHermite(LastStep, numbers);
        bool isComplete = false;
        try
        {
            isComplete = TryDenseStages(LastStep);
        }
        finally
        {
            for (int c = 0; c < tableau.Dense.Length; c++)
                Combine(isComplete ? tableau.Dense[c] : [], LastStep, Coefficient(numbers, HermiteCoefficients + c));
        }
        return numbers.Length;
    }

    private Span<double> Coefficient(Span<double> numbers, int c) => numbers.Slice(c * Dimension, Dimension);

    /// <summary>F_0 = y_1 - y_0, F_1 = h k_first - F_0, F_2 = 2 F_0 - h (k_first + k_last): the cubic that fits both ends.</summary>
    private void FillHermite(double step, Span<double> numbers)
    {
        Span<double> f0 = Coefficient(numbers, 0), f1 = Coefficient(numbers, 1), f2 = Coefficient(numbers, 2), first = Stage(1), last = Stage(tableau.StageCount);
        for (int i = 0; i < Dimension; i++)
        {
            f0[i] = Increment[i];
            f1[i] = step * first[i] - Increment[i];
            f2[i] = 2 * Increment[i] - step * (first[i] + last[i]);
        }
    }

    /// <summary>The stages of the dense output alone; outside the domain the cubic has to do.</summary>
    private bool TryDenseStages(double step)
    {
        for (int i = 0; i < tableau.DenseStages.Length; i++)
        {
            Combine(tableau.DenseStages[i], step, trial);
            // The system stands at the end of the step already.
            FlowVectors.AddScaled(trial, -1, Increment);
            if (!System.TryEvaluate(trial, Stage(tableau.StageCount + 1 + i), out _))
                return false;
        }
        return true;
    }

    protected override void TransferMethod(FlowArchive archive)
    {
        isAdvanced = archive.Transfer(isAdvanced);
        archive.Transfer(stages);
        control.Transfer(archive);
    }
}
