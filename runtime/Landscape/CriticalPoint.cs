using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>What a critical point is by the inertia of its Hessian.</summary>
public enum CriticalKind
{
    /// <summary>All eigenvalues are positive.</summary>
    Minimum,

    /// <summary>No eigenvalue is negative, some are zero: flat to second order.</summary>
    DegenerateMinimum,

    /// <summary>There are negative and positive eigenvalues, or zeros beside negative ones.</summary>
    Saddle,

    /// <summary>All eigenvalues are negative.</summary>
    Maximum,
}

/// <summary>A point where the gradient vanishes, with the certificate that it does.</summary>
public sealed record CriticalPoint
{
    /// <summary>The point.</summary>
    public required double[] Theta { get; init; }

    /// <summary>J there.</summary>
    public required double Loss { get; init; }

    /// <summary>|grad J|.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>How far rounding theta and the loss's own rounding errors can move the gradient, measured.</summary>
    public required double RoundingBound { get; init; }

    /// <summary>The Hessian's spectrum.</summary>
    public required Spectrum Spectrum { get; init; }

    /// <summary>Whether the gradient is zero within its rounding errors.</summary>
    public bool Certified => GradientNorm <= RoundingBound;

    /// <summary>What it is.</summary>
    public CriticalKind Kind => Spectrum.Inertia switch
    {
        { Negative: 0, Zero: 0 } => CriticalKind.Minimum,
        { Negative: 0 } => CriticalKind.DegenerateMinimum,
        { Positive: 0, Zero: 0 } => CriticalKind.Maximum,
        _ => CriticalKind.Saddle,
    };

    /// <summary>Kind, loss, certificate and inertia in a sentence.</summary>
    public override string ToString()
    {
        string kind = Kind switch
        {
            CriticalKind.Minimum => "a minimum",
            CriticalKind.DegenerateMinimum => "a degenerate minimum",
            CriticalKind.Maximum => "a maximum",
            _ => Invariant($"a saddle of index {Spectrum.Inertia.Negative}"),
        };
        string certificate = Certified ? "zero within" : "above";
        return Invariant($"{kind} with J = {Loss:G8}; the gradient, {GradientNorm:E1}, is {certificate} its rounding errors of {RoundingBound:E1}; {Spectrum}");
    }
}
