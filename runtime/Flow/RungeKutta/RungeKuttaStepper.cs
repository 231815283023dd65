namespace CurseOfMemory;

/// <summary>Steps with any explicit embedded Runge-Kutta tableau whose last evaluation is the first of the next step.</summary>
internal sealed class RungeKuttaStepper : FlowStepper
{
    private const double FactorOutsideDomain = 0.25;

    private const int HermiteCoefficients = 3;

    private readonly RungeKuttaTableau tableau;
    private readonly double[] stages, start, increment, trial, weights, segment;
    private double factor;
    private bool isAdvanced, hasSegment, wasRejected;

    public RungeKuttaStepper(FlowSystem system, FlowOptions options, RungeKuttaTableau tableau)
        : base(system, options)
    {
        this.tableau = tableau;
        int coefficients = HermiteCoefficients + tableau.Dense.Length;
        stages = new double[(tableau.StageCount + tableau.DenseStages.Length) * Dimension];
        (start, increment, trial, weights) = (new double[Dimension], new double[Dimension], new double[Dimension], new double[Dimension]);
        segment = new double[FlowInterpolant.HeaderLength + (1 + coefficients) * Dimension];
        Interpolant = new RungeKuttaInterpolant(coefficients);
    }

    public override ReadOnlySpan<double> Derivative => Stage(isAdvanced ? tableau.StageCount : 1);

    public override int Order => tableau.Order;

    public override int HighestOrder => tableau.Order;

    public override FlowInterpolant Interpolant { get; }

    public override ReadOnlySpan<double> Segment
    {
        get
        {
            if (!hasSegment)
                FillSegment();
            return segment;
        }
    }

    protected override bool TryEvaluateStart()
    {
        bool isInside = System.TryEvaluate(increment, Stage(1), out double loss);
        Loss = loss;
        return isInside;
    }

    /// <summary>Hairer, Norsett and Wanner, II.4: an explicit Euler step estimates the second derivative.</summary>
    protected override double ChooseInitialStep(double longest)
    {
        WeighErrors();
        double size = FlowVectors.Norm(Theta, weights), slope = FlowVectors.Norm(Stage(1), weights);
        double step = Math.Min(size <= 1e-5 || slope <= 1e-5 ? 1e-6 : 0.01 * size / slope, longest);
        FlowVectors.AddScaled(trial, step, Stage(1));
        if (!System.TryEvaluate(trial, Stage(2), out _))
            return step;
        FlowVectors.AddScaled(Stage(2), -1, Stage(1));
        double largest = Math.Max(FlowVectors.Norm(Stage(2), weights) / step, slope);
        double balanced = largest <= 1e-15 ? Math.Max(1e-6, 1e-3 * step) : Math.Pow(0.01 / largest, 1.0 / tableau.Order);
        return Math.Min(Math.Min(100 * step, balanced), longest);
    }

    protected override StepStatus Attempt(double step)
    {
        BeginStep();
        for (int i = 0; i < tableau.Stages.Length; i++)
            if (!TryStage(i + 2, tableau.Stages[i], step))
                return StepStatus.LeftDomain;
        Combine(tableau.Solution, step, increment);
        double error = Error(step);
        factor = StepFactor(error);
        if (!(error <= 1))
            return StepStatus.Inaccurate;
        if (!System.TryEvaluate(increment, Stage(tableau.StageCount), out double loss))
            return StepStatus.LeftDomain;
        Accept(loss);
        return StepStatus.Accepted;
    }

    protected override double Shrink(double step, StepStatus status)
    {
        wasRejected = true;
        return step * (status == StepStatus.LeftDomain ? FactorOutsideDomain : Math.Min(factor, tableau.Control.Safety));
    }

    protected override double Grow(double step)
    {
        double next = step * (wasRejected ? Math.Min(factor, 1) : factor);
        wasRejected = false;
        return next;
    }

    private Span<double> Stage(int stage) => stages.AsSpan((stage - 1) * Dimension, Dimension);

    private void BeginStep()
    {
        if (isAdvanced)
            Stage(tableau.StageCount).CopyTo(Stage(1));
        isAdvanced = hasSegment = false;
    }

    private bool TryStage(int stage, (int Stage, double Weight)[] row, double step)
    {
        Combine(row, step, trial);
        return System.TryEvaluate(trial, Stage(stage), out _);
    }

    private void Accept(double loss)
    {
        Theta.CopyTo(start);
        System.Advance(increment);
        Loss = loss;
        isAdvanced = true;
    }

    private void Combine((int Stage, double Weight)[] row, double step, Span<double> target) => FlowVectors.Combine(stages, row, step, target);

    private void WeighErrors() => FlowVectors.ErrorWeights(Theta, increment, Options.RelativeTolerance, Options.AbsoluteTolerance, weights);

    /// <summary>The error estimate relative to what is allowed.</summary>
    private double Error(double step)
    {
        WeighErrors();
        Combine(tableau.Error, step, trial);
        double fine = FlowVectors.Norm(trial, weights);
        if (tableau.CoarseError is null || fine == 0)
            return fine;
        Combine(tableau.CoarseError, step, trial);
        double coarse = FlowVectors.Norm(trial, weights);
        // err = e^2 / sqrt(e^2 + 0.01 e_coarse^2).
        return fine * fine / Math.Sqrt(fine * fine + 0.01 * coarse * coarse);
    }

    // h_new / h = Safety error^(-1/(q + 1)), between bounds.
    private double StepFactor(double error)
    {
        (double safety, double least, double most) = tableau.Control;
        return double.IsFinite(error) ? Math.Clamp(safety * Math.Pow(error, -1.0 / (tableau.ErrorOrder + 1)), least, most) : least;
    }

    private void FillSegment()
    {
        hasSegment = true;
        (segment[0], segment[1]) = (PreviousTau, Tau);
        double step = Tau - PreviousTau;
        start.CopyTo(Coefficient(-1));
        FillHermite(step);
        bool isComplete = TryDenseStages(step);
        for (int c = 0; c < tableau.Dense.Length; c++)
            Combine(isComplete ? tableau.Dense[c] : [], step, Coefficient(HermiteCoefficients + c));
    }

    private Span<double> Coefficient(int c) => segment.AsSpan(FlowInterpolant.HeaderLength + (1 + c) * Dimension, Dimension);

    /// <summary>F_0 = y_1 - y_0, F_1 = h k_first - F_0, F_2 = 2 F_0 - h (k_first + k_last): the cubic that fits both ends.</summary>
    private void FillHermite(double step)
    {
        Span<double> f0 = Coefficient(0), f1 = Coefficient(1), f2 = Coefficient(2), first = Stage(1), last = Stage(tableau.StageCount);
        for (int i = 0; i < Dimension; i++)
        {
            f0[i] = increment[i];
            f1[i] = step * first[i] - increment[i];
            f2[i] = 2 * increment[i] - step * (first[i] + last[i]);
        }
    }

    /// <summary>The stages of the dense output alone; outside the domain the cubic has to do.</summary>
    private bool TryDenseStages(double step)
    {
        for (int i = 0; i < tableau.DenseStages.Length; i++)
        {
            Combine(tableau.DenseStages[i], step, trial);
            // The system stands at the end of the step already.
            FlowVectors.AddScaled(trial, -1, increment);
            if (!System.TryEvaluate(trial, Stage(tableau.StageCount + 1 + i), out _))
                return false;
        }
        return true;
    }
}
