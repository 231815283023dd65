using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Paper.Verbs;

namespace Paper.Momentum;

/// <summary>What to run of Appendix E.</summary>
internal sealed record MomentumOptions : VerbOptions
{
    [Description("The curvatures eps of the saddle downhill.")]
    [Range(1e-9, 0.1)]
    public double[] Eps { get; init; } = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6];

    [Description("The start is (delta, 1).")]
    [Range(0, 1)]
    public double Delta { get; init; } = 0.1;

    [Description("The flow has escaped once f <= -gap.")]
    [Range(0.1, 100)]
    public double Gap { get; init; } = 0.5;

    [Description("The relative tolerance of the flows.")]
    [Range(1e-14, 1e-4)]
    public double Rtol { get; init; } = 1e-12;
}
