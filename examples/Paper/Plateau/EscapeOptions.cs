using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Paper.Definitions;
using Paper.Verbs;

namespace Paper.Plateau;

/// <summary>What verbs share that follow the gradient flow until it leaves its plateau: the target's bump, and when the plateau has ended.</summary>
internal abstract record EscapeOptions : VerbOptions
{
    [Description("The height c0 of the target's bump.")]
    [Range(0.1, 10)]
    public double Height { get; init; } = 1;

    [Description("The width sigma of the target's bump.")]
    [Range(0.1, 5)]
    public double Width { get; init; } = 1;

    [Description("The plateau ends where the loss has changed by this.")]
    [Range(1e-6, 0.04)]
    public double LossThreshold { get; init; } = 0.01;

    [Description("The parameters have separated where they have moved by this.")]
    [Range(1e-6, 10)]
    public double ThetaThreshold { get; init; } = 0.1;

    [Description("The relative tolerance of the flows.")]
    [Range(1e-14, 1e-4)]
    public double Rtol { get; init; } = 1e-10;

    /// <summary>Whether the references were computed for this.</summary>
    public bool IsReferred => (LossThreshold, ThetaThreshold, Height, Width) == (0.01, 0.1, 1, 1);

    /// <summary>The loss for a memory mu = 1/omega.</summary>
    public MemoryLoss Loss(double memory) => new(PlateauTarget.Of(memory, Height, Width));
}
