using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

internal enum Wave
{
    None,
    Cosine,
    Sine,
}

/// <summary>
/// One term of the normal form of an integrand: sum over indices of c t^n e^{-s t - p t^2/2} times a wave and a product of targets, where c, s, p and the
/// frequency are free of t.
/// </summary>
/// <param name="Indices">The indices it is summed over.</param>
/// <param name="Coefficient">c.</param>
/// <param name="Power">n.</param>
/// <param name="Rate">s.</param>
/// <param name="Curvature">p.</param>
/// <param name="Frequency">theta in cos(theta t) or sin(theta t).</param>
/// <param name="Targets">The targets, one entry for each factor.</param>
/// <param name="Origin">The node to point at when the term has no integral, -1 if none depends on t.</param>
internal sealed record Term(
    IReadOnlyList<Index> Indices,
    int Coefficient,
    int Power,
    int Rate,
    int Curvature,
    Wave Wave,
    int Frequency,
    IReadOnlyList<int> Targets,
    int Origin);
