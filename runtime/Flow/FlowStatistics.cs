namespace CurseOfMemory;

/// <summary>What a flow cost.</summary>
public sealed class FlowStatistics
{
    internal FlowStatistics(int highestOrder) => StepsAtOrder = new int[highestOrder + 1];

    /// <summary>Accepted steps.</summary>
    public int Steps { get; internal set; }

    /// <summary>Rejected steps, for their error or because the objective was not finite.</summary>
    public int Rejected { get; internal set; }

    /// <summary>Gradients of the objective for the integration, dense output included: the right-hand sides of the literature.</summary>
    public long Evaluations { get; internal set; }

    /// <summary>Values and gradients of the objective for events inside steps.</summary>
    public long EventEvaluations { get; internal set; }

    /// <summary>Accepted steps by order: element p counts the steps of order p.</summary>
    public int[] StepsAtOrder { get; }

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

    /// <summary>The numbers in a sentence.</summary>
    public override string ToString()
        => $"{Steps} steps, {Rejected} rejected, {Evaluations} gradients, {EventEvaluations} evaluations for events";
}
