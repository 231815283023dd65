namespace CurseOfMemory;

public static partial class Landscape
{
    /// <summary>
    /// Says why a flow is stuck at a point: a minimum, a saddle, flat directions, equal neurons that stay equal, rounding noise or bad conditioning, with the
    /// numbers that say so.
    /// </summary>
    /// <param name="loss">J.</param>
    /// <param name="theta">The point, inside the domain of J.</param>
    /// <param name="blocks">The number of equally long blocks with one number a neuron, such as 2 for (a, w); 1 where there is no such symmetry to look for.</param>
    /// <exception cref="ArgumentException">theta is empty, not finite or outside the domain.</exception>
    public static PlateauDiagnosis Diagnose(IObjective<double> loss, ReadOnlySpan<double> theta, int blocks = 2)
    {
        ArgumentNullException.ThrowIfNull(loss);
        LandscapeChecks.Range(nameof(blocks), blocks, 1, int.MaxValue);
        return new PlateauEvidence(loss, theta, blocks).Diagnose();
    }
}
