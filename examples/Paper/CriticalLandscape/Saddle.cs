using CurseOfMemory;
using Paper.Verbs;

namespace Paper.CriticalLandscape;

/// <summary>The middle of the critical line of J_2 that a minimiser of J_1 induces: a saddle for completely monotone targets.</summary>
internal sealed class Saddle
{
    private const double Reach = 0.4;

    public Saddle(Minimiser one)
    {
        var line = new CriticalAffineSpace([0, 0], one.Best.Amplitudes, one.Best.Rates);
        Theta = [.. line.Center().Select(x => x.Hi)];
        Spectrum = Landscape.HessianSpectrum(one.Target.Loss, Theta);
        Lines =
        [
            ("along the negative eigenvalue's vector", Along(Spectrum.Eigenvector(0))),
            ("along the critical line", Along([.. line.Directions()[0].Select(x => x / Math.Sqrt(2))])),
            ("along the largest eigenvalue's vector", Along(Spectrum.Eigenvector(3))),
        ];

        LineSlice Along(double[] direction) => Landscape.Line(one.Target.Loss, Theta, direction, -ReachOf(direction), ReachOf(direction), 161);

        // the rates stay positive
        double ReachOf(double[] direction) => Math.Min(Reach, 0.9 * Theta[2..].Zip(direction[2..], (w, u) => w / Math.Max(Math.Abs(u), 1e-9)).Min());
    }

    public double[] Theta { get; }

    public Spectrum Spectrum { get; }

    /// <summary>J along lines through it.</summary>
    public IReadOnlyList<(string Name, LineSlice Line)> Lines { get; }

    public IEnumerable<Verdict> Verdicts()
    {
        yield return new("negative eigenvalues in the middle of the critical line, 1/(1 + t)", "Theorem D.3 and errata: one", Spectrum.Inertia.Negative, 1, 0);
        yield return new("curvature of the slice down from the saddle over the smallest eigenvalue", "slice and spectrum agree", Curvature(Lines[0].Line) / Spectrum.Smallest, 1, 5e-2);
        yield return new("curvature of the slice up over the largest eigenvalue", "slice and spectrum agree", Curvature(Lines[2].Line) / Spectrum.Largest, 1, 5e-2);
        yield return new("change of J along the critical line", "Theorem D.1: constant", Lines[1].Line.Losses.Max() - Lines[1].Line.Losses.Min(), 1e-14, 0, Comparison.AtMost);
    }

    private static double Curvature(LineSlice line)
    {
        int middle = line.Offsets.Count / 2;
        double h = line.Offsets[middle + 1] - line.Offsets[middle];
        return (line.Losses[middle + 1] - (2 * line.Losses[middle]) + line.Losses[middle - 1]) / (h * h);
    }
}
