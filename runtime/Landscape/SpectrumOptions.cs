namespace CurseOfMemory;

/// <summary>What is known about a Hessian before its spectrum is computed.</summary>
public sealed record SpectrumOptions
{
    /// <summary>Nothing is known.</summary>
    public static SpectrumOptions Default { get; } = new();

    /// <summary>
    /// Vectors of theta's length that the Hessian maps to zero, linearly independent. They are projected out first, so that their rounded zeros
    /// can't hide small eigenvalues.
    /// </summary>
    public IReadOnlyList<double[]> NullSpace { get; init; } = [];

    /// <summary>Eigenvalues up to this size count as zero; by default what rounding theta can make of one.</summary>
    public double? ZeroTolerance { get; init; }
}
