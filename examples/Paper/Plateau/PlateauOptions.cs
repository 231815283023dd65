using CurseOfMemory;

namespace Paper.Plateau;

/// <summary>What to run: every number of the experiment.</summary>
internal sealed record PlateauOptions
{
    public IReadOnlyList<PlateauStart> Starts { get; init; } = PlateauStart.All;

    /// <summary>The places mu of the bump; each start's own when empty.</summary>
    public IReadOnlyList<double> Memories { get; init; } = [];

    /// <summary>Leaves out the longest plateau.</summary>
    public bool Quick { get; init; }

    public FlowOptions Flow { get; init; } = FlowOptions.DormandPrince8 with { RelativeTolerance = 1e-10 };

    /// <summary>The flow time at which a curve ends at the latest.</summary>
    public double Until { get; init; } = 1e5;

    /// <summary>The plateau ends where the loss has changed by more than this.</summary>
    public double LossThreshold { get; init; } = 0.01;

    /// <summary>The parameters have separated where they have moved by more than this.</summary>
    public double ParameterThreshold { get; init; } = 0.1;

    /// <summary>Below this norm of the gradient, after the plateau, the flow is at rest and the curve ends.</summary>
    public double RestGradient { get; init; } = 1e-7;

    /// <summary>The curves to compute, in order.</summary>
    public IEnumerable<(PlateauStart Start, double Memory)> Runs =>
        from start in Starts
        from memory in Memories.Count > 0 ? Memories : Quick ? start.QuickMemories : start.Memories
        select (start, memory);
}
