namespace CurseOfMemory;

/// <summary>What a flow cost.</summary>
public sealed class FlowStatistics
{
    private const int HighestOrder = AdamsTable.HighestOrder;

    internal FlowStatistics()
    {
    }

    /// <summary>Accepted steps.</summary>
    public int Steps { get; internal set; }

    /// <summary>Rejected steps, for their error or because the objective was not finite.</summary>
    public int Rejected { get; internal set; }

    /// <summary>Gradients of the objective for the integration, dense output included: the right-hand sides of the literature.</summary>
    public long Evaluations { get; internal set; }

    /// <summary>Values and gradients of the objective for events inside steps.</summary>
    public long EventEvaluations { get; internal set; }

    /// <summary>Jacobians of the right-hand side, which are Hessians of the objective: for implicit methods.</summary>
    public long Jacobians { get; internal set; }

    /// <summary>Factorizations of a matrix with the Jacobian: for implicit methods.</summary>
    public long Factorizations { get; internal set; }

    /// <summary>How often the method was changed, for one that is chosen by stiffness.</summary>
    public int MethodSwitches { get; internal set; }

    /// <summary>Accepted steps by order: element p counts the steps of order p.</summary>
    public int[] StepsAtOrder { get; } = new int[HighestOrder + 1];

    /// <summary>The shortest accepted step in tau; infinite before the first.</summary>
    public double ShortestStep { get; internal set; } = double.PositiveInfinity;

    /// <summary>The longest accepted step in tau.</summary>
    public double LongestStep { get; internal set; }

    internal void Accept(double step, int order)
    {
        Steps++;
        StepsAtOrder[order]++;
        ShortestStep = Math.Min(ShortestStep, step);
        LongestStep = Math.Max(LongestStep, step);
    }

    /// <summary>
    /// The tau at which rounding errors were first seen to reach a hundredth of the gradient, for an objective that can tell; NaN if they were not. From
    /// there on a flow in double is partly noise.
    /// </summary>
    public double NoiseSince { get; private set; } = double.NaN;

    /// <summary>Whether the run ended in double-double.</summary>
    public bool IsExtended { get; private set; }

    internal void Transfer(FlowArchive archive)
    {
        Steps = archive.Transfer(Steps);
        MethodSwitches = archive.Transfer(MethodSwitches);
        archive.Transfer(StepsAtOrder);
        ShortestStep = archive.Transfer(ShortestStep);
        LongestStep = archive.Transfer(LongestStep);
    }

    internal void Complete(FlowSystem system, PrecisionWatch watch)
    {
        (NoiseSince, IsExtended) = (watch.NoiseSince, system.Field.IsExtended);
        (Rejected, Evaluations, EventEvaluations) = (system.Rejected, system.Evaluations, system.OtherEvaluations);
        (Jacobians, Factorizations) = (system.Jacobians, system.Factorizations);
    }

    /// <summary>The numbers in a sentence.</summary>
    public override string ToString()
        => $"{Steps} steps, {Rejected} rejected, {Evaluations} gradients, {Jacobians} Hessians, {EventEvaluations} evaluations for events";
}
