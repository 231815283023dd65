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
    // A step below a few units of rounding of tau doesn't move it.
    private const double SmallestRelativeStep = 10 * 2.220446049250313e-16;

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

    /// <summary>Takes one step, as long as the tolerance allows, and not beyond <paramref name="until"/>.</summary>
    public StepStatus Advance(double until)
    {
        StepStatus status = StepStatus.Accepted;
        for (double step = nextStep; ; step = Shrink(step, status))
        {
            step = Math.Min(step, Options.MaximumStep);
            bool last = Tau + 1.01 * step >= until;
            if (last)
                step = until - Tau;
            if (status != StepStatus.Accepted && step <= SmallestRelativeStep * Tau || step < double.Epsilon * 4)
                return status;
            double loss = Loss;
            status = Attempt(step);
            if (status == StepStatus.Accepted)
            {
                (PreviousTau, PreviousLoss, Tau) = (Tau, loss, last ? until : Tau + step);
                nextStep = Grow(step);
                Steps++;
                return status;
            }
            Rejected++;
        }
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
