namespace CurseOfMemory;

/// <summary>Why a flow makes no progress at a point.</summary>
public enum PlateauCause
{
    /// <summary>It isn't stuck: the loss falls appreciably within unit time.</summary>
    Descending,

    /// <summary>A minimum.</summary>
    Minimum,

    /// <summary>Directions in which the loss doesn't change to second order.</summary>
    FlatDirection,

    /// <summary>A saddle whose negative curvature is small or hardly excited yet.</summary>
    Saddle,

    /// <summary>Neurons that are equal stay equal: the flow can't leave the symmetric manifold.</summary>
    SymmetricManifold,

    /// <summary>The gradient has sunk into its rounding errors.</summary>
    RoundingNoise,

    /// <summary>The remaining gradient lies along eigenvectors whose eigenvalues are small beside the largest.</summary>
    IllConditioned,
}

/// <summary>Why a flow is stuck, with the numbers that say so.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Loss">J.</param>
/// <param name="GradientNorm">|grad J|.</param>
/// <param name="GradientNoise">The size of the gradient's rounding errors.</param>
/// <param name="Spectrum">The Hessian's spectrum.</param>
/// <param name="Sentence">All that in a sentence.</param>
public sealed record PlateauDiagnosis(PlateauCause Cause, double Loss, double GradientNorm, double GradientNoise, Spectrum Spectrum, string Sentence)
{
    /// <summary>The sentence.</summary>
    public override string ToString() => Sentence;
}
