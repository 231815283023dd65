namespace CurseOfMemory;

/// <summary>How an attempt at a step, or a step, ended.</summary>
internal enum StepStatus
{
    Accepted,
    Inaccurate,
    LeftDomain,
}

/// <summary>
/// A method at work: takes one accepted step after the other and knows the curve of the last one. The system holds the state.
/// </summary>
internal abstract class FlowStepper(FlowSystem system, FlowOptions options)
{
    private const double StepsToLookAhead = 1000;

    private double nextStep;

    protected FlowSystem System { get; } = system;

    protected FlowOptions Options { get; } = options;

    protected int Dimension { get; } = system.Dimension;

    /// <summary>The end of the last step.</summary>
    public double Tau { get; private set; }

    /// <summary>The start of the last step.</summary>
    public double PreviousTau { get; private set; }

    /// <summary>J at <see cref="Tau"/>.</summary>
    public double Loss { get; protected set; }

    /// <summary>J at <see cref="PreviousTau"/>.</summary>
    public double PreviousLoss { get; private set; }

    /// <summary>d theta / d tau at <see cref="Tau"/>.</summary>
    public abstract ReadOnlySpan<double> Derivative { get; }

    public ReadOnlySpan<double> Theta => System.Theta;

    /// <summary>The order of the last step.</summary>
    public abstract int Order { get; }

    public abstract int HighestOrder { get; }

    public int Steps { get; private set; }

    public int Rejected { get; private set; }

    /// <summary>Reads what <see cref="Segment"/> holds.</summary>
    public abstract FlowInterpolant Interpolant { get; }

    /// <summary>The curve of the last step, as the interpolant wants it.</summary>
    public abstract ReadOnlySpan<double> Segment { get; }

    /// <summary>Evaluates the start and chooses the first step; false if the start is outside the domain.</summary>
    public bool TryBegin(double until)
    {
        if (!TryEvaluateStart())
            return false;
        nextStep = Options.InitialStep ?? ChooseInitialStep(Math.Min(until, Options.MaximumStep));
        return true;
    }

    /// <summary>
    /// Takes one step, as long as the tolerance allows, and not beyond <paramref name="until"/>. Where no step that tau can resolve is accepted,
    /// says whether the domain ends there or the tolerance can't be met.
    /// </summary>
    public StepStatus Advance(double until)
    {
        bool leftDomain = false;
        for (double step = nextStep; ;)
        {
            step = Math.Min(step, Options.MaximumStep);
            bool last = Tau + 1.01 * step >= until;
            if (last)
                step = until - Tau;
            else if (step <= SmallestStep)
                return leftDomain || DomainEndsAhead() ? StepStatus.LeftDomain : StepStatus.Inaccurate;
            StepStatus status = TryStep(step, last ? until : Tau + step);
            if (status == StepStatus.Accepted)
                return status;
            leftDomain |= status == StepStatus.LeftDomain;
            step = Shrink(step, status);
        }
    }

    // A step below a few units of rounding of tau doesn't move it; at tau = 0 any step does.
    private double SmallestStep => Math.Max(1e-300, 10 * 2.220446049250313e-16 * Tau);

    /// <summary>Where the flow runs into the end of the domain with growing speed, errors stop it just before.</summary>
    private bool DomainEndsAhead()
    {
        var ahead = new double[Dimension];
        FlowVectors.AddScaled(ahead, StepsToLookAhead * SmallestStep, Derivative);
        return !System.TryEvaluate(ahead, new double[Dimension], out _);
    }

    private StepStatus TryStep(double step, double end)
    {
        double loss = Loss;
        StepStatus status = Attempt(step);
        if (status != StepStatus.Accepted)
        {
            Rejected++;
            return status;
        }
        (PreviousTau, PreviousLoss, Tau) = (Tau, loss, end);
        nextStep = Grow(step);
        Steps++;
        return status;
    }

    protected abstract bool TryEvaluateStart();

    protected abstract double ChooseInitialStep(double longest);

    /// <summary>Tries one step; where it is accepted, the system, the loss and the derivative are moved to its end.</summary>
    protected abstract StepStatus Attempt(double step);

    /// <summary>The next trial step after one that failed.</summary>
    protected abstract double Shrink(double step, StepStatus status);

    /// <summary>The next step after one that was accepted.</summary>
    protected abstract double Grow(double step);
}
