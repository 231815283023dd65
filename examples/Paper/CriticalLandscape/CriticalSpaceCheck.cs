using CurseOfMemory;

namespace Paper.CriticalLandscape;

/// <summary>The d-coincided critical affine spaces of J_m that one minimiser of J_d induces (Theorem D.1), tried one by one.</summary>
/// <param name="Gradient">The largest component of the gradient along any of them.</param>
/// <param name="Difference">The largest |J_m - J_d| along them.</param>
/// <param name="Points">The number of random points whose Hessian was looked at.</param>
/// <param name="FullRank">Those with the rank m + d.</param>
/// <param name="Inertias">Those with the inertia that the errata say.</param>
/// <param name="ReducedRank">The largest rank where one amplitude is zero.</param>
internal sealed record CriticalSpaceCheck(LandscapeTarget Target, int Width, int Terms, int Spaces, double Gradient, double Difference, int Points, int FullRank, int Inertias, int ReducedRank)
{
    private const int MostSpaces = 60;

    public static CriticalSpaceCheck Of(Minimiser minimiser, int m, Random random)
    {
        IObjective<DoubleDouble> loss = minimiser.Target.Loss;
        double gradient = 0, difference = 0;
        int spaces = 0, full = 0, inertias = 0, reduced = 0;
        foreach (int[] blocks in CoincidedPartitions.All(m, minimiser.Terms).Take(MostSpaces))
        {
            var space = new CriticalAffineSpace(blocks, minimiser.Best.Amplitudes, minimiser.Best.Rates);
            DoubleDouble[] amplitudes = [.. blocks.Select(_ => (DoubleDouble)((4 * random.NextDouble()) - 2))], theta = space.Nearest(amplitudes);
            Inertia inertia = InertiaAt(loss, theta);
            spaces++;
            gradient = Math.Max(gradient, space.LargestGradient(loss).Hi);
            difference = Math.Max(difference, Math.Abs(loss.Value(theta).Hi - minimiser.Infimum));
            full += inertia.Rank == space.RankBound ? 1 : 0;
            inertias += inertia == space.InertiaForMonotoneTargets(theta[..m]) ? 1 : 0;
            reduced = Math.Max(reduced, InertiaAt(loss, WithZero(theta, blocks)).Rank);
        }
        return new(minimiser.Target, m, minimiser.Terms, spaces, gradient, difference, spaces, full, inertias, reduced);
    }

    private static Inertia InertiaAt(IObjective<DoubleDouble> loss, DoubleDouble[] theta) => Landscape.HessianSpectrum(loss, theta, new() { ZeroTolerance = 1e-16 }).Inertia;

    /// <summary>The same point but that one neuron of a shared block hands its amplitude to another.</summary>
    private static DoubleDouble[] WithZero(DoubleDouble[] theta, int[] blocks)
    {
        int shared = blocks.GroupBy(block => block).First(block => block.Count() > 1).Key, from = Array.IndexOf(blocks, shared), to = Array.LastIndexOf(blocks, shared);
        DoubleDouble[] point = [.. theta];
        (point[from], point[to]) = (0, theta[to] + theta[from]);
        return point;
    }
}
