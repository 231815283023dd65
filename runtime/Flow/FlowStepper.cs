namespace CurseOfMemory;

/// <summary>How an attempt at a step, or a step, ended.</summary>
internal enum StepStatus
{
    Accepted,
    Inaccurate,
    LeftDomain,
    Cancelled,
}

/// <summary>
/// A method at work: takes one accepted step after the other and knows the curve of the last one. The system holds the state.
/// </summary>
internal abstract class FlowStepper
{
    private const double StepsToLookAhead = 1000;

    private readonly double[] segment;
    private double nextStep;
    private int segmentLength;

    protected FlowStepper(FlowSystem system, FlowOptions options, int longestSegment)
    {
        (System, Options) = (system, options);
        Tolerances = new FlowTolerances(options, system.Dimension);
        Increment = new double[Dimension];
        Weights = new double[Dimension];
        segment = new double[FlowInterpolant.HeaderLength(Dimension) + longestSegment];
    }

    protected FlowSystem System { get; }

    protected FlowOptions Options { get; }

    protected FlowTolerances Tolerances { get; }

    protected int Dimension => System.Dimension;

    /// <summary>The increment of the last step, or of the one that is tried.</summary>
    protected double[] Increment { get; }

    /// <summary>1 over the allowed error of each component.</summary>
    protected double[] Weights { get; }

    /// <summary>The length of the last step.</summary>
    protected double LastStep => System.LastStep;

    /// <summary>d theta / d tau at the end of the last step; empty where the method doesn't need it.</summary>
    public abstract ReadOnlySpan<double> Derivative { get; }

    /// <summary>The order of the last step.</summary>
    public abstract int Order { get; }

    /// <summary>How large step times |eigenvalue| of a decaying component may be before stability and not accuracy limits the step.</summary>
    public virtual double StabilityLimit => double.PositiveInfinity;

    /// <summary>Reads what <see cref="Segment"/> holds.</summary>
    public abstract FlowInterpolant Interpolant { get; }

    /// <summary>The curve of the last step, as the interpolant wants it.</summary>
    public ReadOnlySpan<double> Segment
    {
        get
        {
            EnsureSegment();
            return segment.AsSpan(0, segmentLength);
        }
    }

    /// <summary>Fills <see cref="Segment"/> in; if that throws, it is a coarser curve through both ends from then on.</summary>
    public void EnsureSegment()
    {
        if (segmentLength == 0)
            FillSegment();
    }

    /// <summary>Whether <see cref="Segment"/> is filled in.</summary>
    public bool HasSegment => segmentLength > 0;

    /// <summary>Evaluates the start; false if it is outside the domain.</summary>
    public abstract bool TryBegin();

    /// <summary>Chooses the first step, unless it is known.</summary>
    public void EnsureStep(double until)
    {
        if (nextStep == 0)
            nextStep = Options.InitialStep ?? ChooseInitialStep(Math.Min(until - System.Tau, Options.MaximumStep));
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
            if (Options.Cancellation.IsCancellationRequested)
                return StepStatus.Cancelled;
            step = Math.Min(step, Options.MaximumStep);
            bool last = Reaches(until, step);
            if (last)
                step = System.To(until);
            else if (step <= SmallestStep)
                return leftDomain || DomainEndsAhead() ? StepStatus.LeftDomain : StepStatus.Inaccurate;
            StepStatus status = TryStep(step, last ? until : null);
            if (status == StepStatus.Accepted || !MayShrink)
                return status;
            leftDomain |= status == StepStatus.LeftDomain;
            // A run that is interrupted from here on goes on from here.
            nextStep = step = Shrink(step, status);
        }
    }

    /// <summary>Whether the next step is shortened, or lengthened by a hundredth, to end there.</summary>
    public bool Reaches(double until) => Reaches(until, Math.Min(nextStep, Options.MaximumStep));

    private bool Reaches(double until, double step) => 1.01 * step >= System.To(until);

    // A step below a few units of rounding of tau, a sum of two doubles, doesn't move it; at tau = 0 any step does.
    private double SmallestStep => Math.Max(1e-300, 4.930380657631324E-32 * System.Tau);

    /// <summary>Where the flow runs into the end of the domain with growing speed, errors stop it just before.</summary>
    private bool DomainEndsAhead()
    {
        var ahead = new double[Dimension];
        FlowVectors.AddScaled(ahead, StepsToLookAhead * SmallestStep, Derivative.IsEmpty ? System.DerivativeHere() : Derivative);
        return !System.TryEvaluate(ahead, new double[Dimension], out _);
    }

    private StepStatus TryStep(double step, double? end)
    {
        StepStatus status = Attempt(step);
        if (status != StepStatus.Accepted)
        {
            System.Rejected++;
            return status;
        }
        segmentLength = 0;
        System.EndStep(step, end);
        nextStep = Grow(step);
        return status;
    }

    /// <summary>Writes the whole state to an archive, with or without the last step's curve, or takes it from there.</summary>
    public void Transfer(FlowArchive archive, bool withSegment)
    {
        nextStep = archive.Transfer(nextStep);
        segmentLength = archive.Transfer(withSegment ? segmentLength : 0);
        archive.Transfer(segment.AsSpan(0, segmentLength));
        archive.Transfer(Increment);
        TransferMethod(archive);
    }

    private void FillSegment()
    {
        FlowInterpolant.WriteHeader(System, segment);
        int header = FlowInterpolant.HeaderLength(Dimension);
        segmentLength = segment.Length;
        segmentLength = header + FillSegment(segment.AsSpan(header));
    }

    protected void WeighErrors() => Tolerances.Weigh(System.Theta, Increment, Weights);

    protected double Norm(ReadOnlySpan<double> values) => FlowVectors.Norm(values, Weights);

    /// <summary>Transfers what the method alone knows.</summary>
    protected abstract void TransferMethod(FlowArchive archive);

    /// <summary>Whether a step that fails is tried again with a shorter one.</summary>
    protected virtual bool MayShrink => true;

    protected abstract double ChooseInitialStep(double longest);

    /// <summary>Tries one step; where it is accepted, the system's state, its loss and the derivative are moved to its end.</summary>
    protected abstract StepStatus Attempt(double step);

    /// <summary>The next trial step after one that failed.</summary>
    protected abstract double Shrink(double step, StepStatus status);

    /// <summary>The next step after one that was accepted.</summary>
    protected abstract double Grow(double step);

    /// <summary>Writes the method's own numbers of the last step's curve, and returns how many; they are whole even if the objective throws meanwhile.</summary>
    protected abstract int FillSegment(Span<double> numbers);
}
