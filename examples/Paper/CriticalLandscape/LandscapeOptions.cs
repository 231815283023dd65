using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Paper.Verbs;

namespace Paper.CriticalLandscape;

/// <summary>What to run of Appendix D.</summary>
internal sealed record LandscapeOptions : VerbOptions
{
    [Description("The largest number of terms d whose J_d is minimised.")]
    [Range(3, 6)]
    public int Terms { get; init; } = 5;

    [Description("The width m of the models whose critical spaces are tried.")]
    [Range(2, 6)]
    public int Width { get; init; } = 4;

    [Description("The number of random starts that try to fall below each minimum.")]
    [Range(1, 1000)]
    public int Starts { get; init; } = 16;

    [Description("The memory mu = 1/omega of the target with a bump.")]
    [Range(2, 20)]
    public double Mu { get; init; } = 10;

    [Description("The number of points a side of the two-dimensional slices.")]
    [Range(11, 401)]
    public int Grid { get; init; } = 121;

    public int TermsOfRun => Quick ? Math.Min(Terms, 4) : Terms;

    public int WidthOfRun => Quick ? Math.Min(Width, 3) : Width;

    public int StartsOfRun => Quick ? Math.Min(Starts, 2) : Starts;
}
