namespace CurseOfMemory;

/// <summary>
/// Something to look for along a flow: the zero of a function of the state. An event ends the run unless <see cref="NonTerminal"/> says otherwise.
/// It is located by dense output to the rounding of tau, anew for each crossing.
/// </summary>
public abstract record FlowEvent
{
    private protected FlowEvent(string name, Crossing crossing) => (Name, Crossing) = (name, crossing);

    /// <summary>What happened, as a sentence says it: "the loss changed by 0.01".</summary>
    public string Name { get; }

    /// <summary>The direction of crossing that counts.</summary>
    public Crossing Crossing { get; }

    /// <summary>Whether the run ends here.</summary>
    public bool IsTerminal { get; private init; } = true;

    /// <summary>The first tau with |J(theta) - J(theta0)| above <paramref name="delta"/>.</summary>
    /// <param name="delta">The change of the loss, positive and finite.</param>
    public static FlowEvent LossChanged(double delta)
    {
        FlowChecks.Positive(delta, nameof(delta), nameof(delta));
        return new LossChange(delta);
    }

    /// <summary>The first tau with ||theta - theta0||_2 above <paramref name="delta"/>.</summary>
    /// <param name="delta">The Euclidean distance, positive and finite.</param>
    public static FlowEvent ParametersMoved(double delta)
    {
        FlowChecks.Positive(delta, nameof(delta), nameof(delta));
        return new ParameterMove(delta);
    }

    /// <summary>The first tau with ||grad J||_2 below <paramref name="limit"/>; tau = 0 if it is so from the start.</summary>
    /// <param name="limit">The Euclidean norm of the gradient, positive and finite.</param>
    public static FlowEvent GradientBelow(double limit)
    {
        FlowChecks.Positive(limit, nameof(limit), nameof(limit));
        return new GradientLimit(limit);
    }

    /// <summary>
    /// The start of a plateau: where ||grad J||^2 falls below <paramref name="rate"/> |J|. Along the flow dJ/dtau = -||grad J||^2, so that on the plateau the loss falls by
    /// less than the fraction rate per unit of tau. At tau = 0 if it is so from the start.
    /// </summary>
    /// <param name="rate">The relative rate of the loss's fall in 1/tau, positive and finite.</param>
    public static FlowEvent PlateauEntered(double rate)
    {
        FlowChecks.Positive(rate, nameof(rate), nameof(rate));
        return new Plateau($"a plateau was entered, where the loss falls by less than {FlowNumber.Text(rate)} of itself per unit of tau", rate, Crossing.Falling);
    }

    /// <summary>The end of a plateau: where ||grad J||^2 rises above <paramref name="rate"/> |J|.</summary>
    /// <param name="rate">The relative rate of the loss's fall in 1/tau, positive and finite.</param>
    public static FlowEvent PlateauLeft(double rate)
    {
        FlowChecks.Positive(rate, nameof(rate), nameof(rate));
        return new Plateau($"a plateau was left, where the loss falls by less than {FlowNumber.Text(rate)} of itself per unit of tau", rate, Crossing.Rising);
    }

    /// <summary>A change of sign of any function of the state, after tau = 0.</summary>
    /// <param name="name">What has happened then, for the sentence of the outcome.</param>
    /// <param name="function">
    /// A continuous function of the state, which is only valid during the call; a state's loss and gradient cost an evaluation each time they are
    /// read inside a step. A NaN ends the run with <see cref="FlowReason.EventUndefined"/>.
    /// </param>
    /// <param name="crossing">The direction of crossing that counts.</param>
    public static FlowEvent When(string name, Func<FlowState, double> function, Crossing crossing = Crossing.Either)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(function);
        return new Custom(name, function, crossing);
    }

    /// <summary>The same event, recorded at each crossing without ending the run.</summary>
    public FlowEvent NonTerminal() => this with { IsTerminal = false };

    /// <summary>The event's name.</summary>
    public sealed override string ToString() => Name;

    /// <summary>The function whose zero is the event.</summary>
    internal abstract double Measure(FlowState state, FlowState start);

    /// <summary>Whether the event has happened at tau = 0 with this value: a condition can hold from the start, a crossing can't.</summary>
    internal virtual bool HoldsAtStart(double value) => false;

    /// <summary>Whether the function could cross zero and back, or turn near it, inside a step with these values at its ends.</summary>
    internal virtual bool MayTurnInside(double before, double after, double pathLength) => true;

    private sealed record LossChange(double Delta) : FlowEvent($"the loss changed by {FlowNumber.Text(Delta)}", Crossing.Rising)
    {
        internal override double Measure(FlowState state, FlowState start) => Math.Abs(state.Loss - start.Loss) - Delta;

        // dJ/dtau = -|grad J|^2: the loss only falls.
        internal override bool MayTurnInside(double before, double after, double pathLength) => false;
    }

    private sealed record ParameterMove(double Delta) : FlowEvent($"the parameters moved by {FlowNumber.Text(Delta)}", Crossing.Rising)
    {
        internal override double Measure(FlowState state, FlowState start)
        {
            double squares = 0;
            for (int i = 0; i < state.Theta.Length; i++)
            {
                double moved = state.Theta[i] - start.Theta[i];
                squares += moved * moved;
            }
            return Math.Sqrt(squares) - Delta;
        }

        internal override bool MayTurnInside(double before, double after, double pathLength)
            => Math.Abs(before) <= pathLength || Math.Abs(after) <= pathLength;
    }

    private sealed record GradientLimit(double Limit) : FlowEvent($"the gradient fell below {FlowNumber.Text(Limit)}", Crossing.Rising)
    {
        // No step of an accurate solution spans a factor of a thousand in the gradient and back.
        private const double FarAbove = 1000;

        internal override double Measure(FlowState state, FlowState start)
        {
            double squares = 0;
            foreach (double slope in state.Gradient)
                squares += slope * slope;
            return Limit - Math.Sqrt(squares);
        }

        internal override bool HoldsAtStart(double value) => value > 0;

        internal override bool MayTurnInside(double before, double after, double pathLength)
            => Math.Max(before, after) > -FarAbove * Limit;
    }

    private sealed record Plateau(string Name, double Rate, Crossing Crossing) : FlowEvent(Name, Crossing)
    {
        // No step of an accurate solution spans a factor of a thousand in the gradient and back.
        private const double FarAbove = 1e6, FarBelow = 1e-6;

        internal override double Measure(FlowState state, FlowState start)
        {
            double squares = 0;
            foreach (double slope in state.Gradient)
                squares += slope * slope;
            return squares == 0 ? -1 : squares / (Rate * Math.Abs(state.Loss)) - 1;
        }

        internal override bool HoldsAtStart(double value) => Crossing == Crossing.Falling && value < 0;

        internal override bool MayTurnInside(double before, double after, double pathLength)
            => Math.Min(before, after) < FarAbove && Math.Max(before, after) > FarBelow - 1;
    }

    private sealed record Custom(string Name, Func<FlowState, double> Function, Crossing Crossing) : FlowEvent(Name, Crossing)
    {
        internal override double Measure(FlowState state, FlowState start) => Function(state);
    }
}
