namespace CurseOfMemory;

/// <summary>
/// Residuals r_n(theta), n = 0..Count-1, whose sum of squares is to be small. No method allocates. Wrong lengths throw
/// <see cref="ArgumentException"/>; outside its domain a residual is NaN, and <see cref="Violation"/> says why.
/// </summary>
public interface IResiduals
{
    /// <summary>The number of residuals.</summary>
    int Count { get; }

    /// <summary>The residuals r_n(theta).</summary>
    /// <param name="theta">The parameters, all blocks packed in order.</param>
    /// <param name="residuals">Receives r, Count numbers.</param>
    void Residuals(ReadOnlySpan<double> theta, Span<double> residuals);

    /// <summary>The residuals and their derivatives.</summary>
    /// <param name="theta">The parameters, m of them.</param>
    /// <param name="residuals">Receives r, Count numbers.</param>
    /// <param name="jacobian">Receives dr_n/dtheta_k, Count x m numbers, row-major: row n is the gradient of r_n.</param>
    void Jacobian(ReadOnlySpan<double> theta, Span<double> residuals, Span<double> jacobian);

    /// <summary>Says in a sentence which parameter, with which value, lies outside which limit; null inside the domain.</summary>
    /// <param name="theta">The parameters.</param>
    string? Violation(ReadOnlySpan<double> theta) => null;
}
