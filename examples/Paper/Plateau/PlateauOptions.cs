using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CurseOfMemory;

namespace Paper.Plateau;

/// <summary>What to run of Figure 2.</summary>
internal sealed record PlateauOptions : EscapeOptions
{
    [Description("The starts: E (one neuron on the target, one spare) and A (both share it).")]
    [AllowedValues("E", "A")]
    public string[] Start { get; init; } = ["E", "A"];

    [Description("The places mu = 1/omega of the target's bump, for every start; if none is given, 10 14 18 20 24 for E and 8 10 12 for A.")]
    [Range(0, 100)]
    public double[] Mu { get; init; } = [];

    [Description("The flow time tau at which a curve ends at the latest; it ends sooner where the flow comes to rest.")]
    [Range(0.1, 1e12)]
    public double Until { get; init; } = 1e5;

    [Description("The method of integration: of order 8, or of order 1 to 12.")]
    [AllowedValues("dormand-prince", "adams")]
    public string Method { get; init; } = "dormand-prince";

    public FlowOptions Flow => (Method == "adams" ? FlowOptions.Adams : FlowOptions.DormandPrince8) with { RelativeTolerance = Rtol };

    /// <summary>The curves to compute, in order; a quick run leaves out the longest plateau.</summary>
    public IEnumerable<(PlateauStart Start, double Memory)> Runs =>
        from start in PlateauStart.All
        where Start.Contains(start.Name)
        from memory in Mu.Length > 0 ? Mu.Distinct().Order() : start.Memories.Where(memory => !Quick || memory <= 20)
        select (start, memory);
}
