using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>The evidence at a point, from which a diagnosis follows.</summary>
internal sealed class PlateauEvidence
{
    private readonly double[] theta, gradient;
    private readonly double loss, norm, noise;
    private readonly int blocks;
    private readonly Spectrum spectrum;
    private readonly (int First, int Second)? twins;

    public PlateauEvidence(IObjective<double> objective, ReadOnlySpan<double> theta, int blocks)
    {
        (this.theta, gradient, this.blocks) = (theta.ToArray(), new double[theta.Length], blocks);
        spectrum = Landscape.HessianSpectrum(objective, theta);
        loss = objective.Gradient(theta, gradient);
        (norm, noise) = (CurseOfMemory.GradientNoise.Norm(gradient), CurseOfMemory.GradientNoise.Measure(objective, theta));
        twins = blocks > 1 ? ParameterSymmetry.Twins(objective, this.theta, blocks) : null;
    }

    // The loss falls at the rate |grad J|^2
    private double Rate => norm * norm;

    private double Scale => Math.Max(Math.Abs(loss), 1e-300);

    public PlateauDiagnosis Diagnose()
    {
        (PlateauCause cause, string sentence) = Cause();
        return new(cause, loss, norm, noise, spectrum, Invariant($"J = {loss:G6}: {sentence}."));
    }

    private (PlateauCause, string) Cause()
    {
        Inertia inertia = spectrum.Inertia;
        bool critical = norm <= noise, slow = Rate < 1e-3 * Scale;
        if (!critical && !slow)
            return (PlateauCause.Descending, Invariant($"not stuck, the gradient {norm:G3} lowers it by {Rate / Scale:P2} in unit time"));
        if (twins is { } pair && Transverse(pair) is { } escape)
            return (PlateauCause.SymmetricManifold, Invariant($"neurons {pair.First} and {pair.Second} are equal and stay so; the way out, of curvature {escape:G3}, separates them, and the gradient has no part in it"));
        if (inertia.Negative > 0)
            return (PlateauCause.Saddle, Invariant($"a saddle of index {inertia.Negative}: the gradient is {norm:G3} ({Against()}), the smallest eigenvalue {spectrum.Smallest:G3}, so that leaving takes some tau = {1 / -spectrum.Smallest:G3} times a logarithm"));
        if (critical && inertia.Zero == 0)
            return (PlateauCause.Minimum, Invariant($"a minimum: the gradient {norm:G3} is nothing but rounding ({noise:G3}), and all eigenvalues are at least {spectrum.Smallest:G3}"));
        if (critical && Unresolved())
            return (PlateauCause.RoundingNoise, Invariant($"the gradient {norm:G3} has sunk into its rounding errors of {noise:G3}, and {inertia.Zero} eigenvalues into theirs of {spectrum.ZeroTolerance:G3}: extended precision would tell more"));
        if (inertia.Zero > 0)
            return (PlateauCause.FlatDirection, Invariant($"{Counted.Text(inertia.Zero, "flat direction")}, eigenvalues within {spectrum.ZeroTolerance:G3} of zero; the gradient is {norm:G3} ({Against()})"));
        return (PlateauCause.IllConditioned, Invariant($"ill-conditioned, eigenvalues from {spectrum.Smallest:G3} to {spectrum.Largest:G3}: the gradient {norm:G3} fades like e^(-{spectrum.Smallest:G3} tau)"));
    }

    private string Against() => norm <= noise ? Invariant($"within its rounding errors of {noise:G3}") : Invariant($"{norm / noise:G3} times its rounding errors");

    // Eigenvalues that are small but no zeros of the structure: the gradient's noise along them would move theta far
    private bool Unresolved()
        => spectrum.Inertia.Zero > 0 && Enumerable.Range(0, theta.Length).Any(k => Math.Abs(spectrum.Eigenvalues[k]) <= spectrum.ZeroTolerance && Math.Abs(Along(k)) > 0.1 * norm);

    private double Along(int k) => spectrum.Eigenvector(k).Zip(gradient, (v, g) => v * g).Sum();

    // A negative curvature whose eigenvector changes its sign when the twins change places
    private double? Transverse((int First, int Second) pair)
    {
        int size = theta.Length / blocks;
        for (int k = 0; k < theta.Length && spectrum.Eigenvalues[k] < -spectrum.ZeroTolerance; k++)
        {
            double[] vector = spectrum.Eigenvector(k);
            double odd = 0;
            for (int start = 0; start < theta.Length; start += size)
                odd += 0.5 * Math.Pow(vector[start + pair.First] - vector[start + pair.Second], 2);
            if (odd > 0.9)
                return spectrum.Eigenvalues[k];
        }
        return null;
    }
}
