using CurseOfMemory;
using Paper.Definitions;

namespace Paper.CriticalLandscape;

/// <summary>
/// The flow of J_m from coincided rates and equal amplitudes in each block stays there, and is a rescaled flow of J_d: with n_s neurons in block s,
/// db_s/dtau = -n_s dJ_d/db_s and dv_s/dtau = -dJ_d/dv_s / n_s.
/// </summary>
/// <param name="Parting">The largest distance between both flows, relative to the way they went.</param>
/// <param name="Spread">The largest difference between neurons of a block.</param>
internal sealed record CoincidedFlow(double Parting, double Spread)
{
    private const double Until = 50;
    private static readonly int[] Blocks = [0, 1, 1, 0, 1];
    private static readonly double[] Amplitudes = [0.9, 0.3], Rates = [1.5, 0.2];

    public static CoincidedFlow Of(MemoryLoss loss)
    {
        double[] sizes = [.. Enumerable.Range(0, Amplitudes.Length).Select(s => (double)Blocks.Count(block => block == s))];
        FlowOptions options = FlowOptions.DormandPrince8 with { RelativeTolerance = 1e-12, AbsoluteTolerance = 1e-14 };
        double[] start = [.. Blocks.Select(s => Amplitudes[s] / sizes[s]), .. Blocks.Select(s => Rates[s])];
        FlowResult wide = GradientFlow.Run(loss, start, Until, options), narrow = VectorFlow.Run(new Rescaled(loss, sizes), [.. Amplitudes, .. Rates], Until, options);
        double parting = 0, spread = 0, way = Distance(narrow.Final.Theta, [.. Amplitudes, .. Rates]);
        for (double tau = 0.5; tau <= Until; tau += 0.5)
        {
            double[] theta = [.. wide.At(tau).Theta];
            parting = Math.Max(parting, Distance(Summed(theta), narrow.At(tau).Theta));
            spread = Math.Max(spread, SpreadOf(theta));
        }
        return new(parting / way, spread);
    }

    private static double[] Summed(double[] theta)
    {
        int m = Blocks.Length;
        double[] sums = new double[2 * Amplitudes.Length];
        for (int i = 0; i < m; i++)
        {
            sums[Blocks[i]] += theta[i];
            sums[Amplitudes.Length + Blocks[i]] = theta[m + i];
        }
        return sums;
    }

    private static double SpreadOf(double[] theta) =>
        Enumerable.Range(0, Blocks.Length).Max(i => Math.Max(Math.Abs(theta[i] - theta[Array.IndexOf(Blocks, Blocks[i])]), Math.Abs(theta[Blocks.Length + i] - theta[Blocks.Length + Array.IndexOf(Blocks, Blocks[i])])));

    private static double Distance(double[] x, double[] y) => Math.Sqrt(x.Zip(y, (a, b) => (a - b) * (a - b)).Sum());

    /// <summary>The rescaled flow of J_d.</summary>
    private readonly struct Rescaled(MemoryLoss loss, double[] sizes) : IVectorField
    {
        public void Derivative(ReadOnlySpan<double> y, Span<double> derivative)
        {
            loss.Gradient(y, derivative);
            for (int s = 0; s < sizes.Length; s++)
            {
                derivative[s] *= -sizes[s];
                derivative[sizes.Length + s] /= -sizes[s];
            }
        }

        public void Jacobian(ReadOnlySpan<double> y, Span<double> jacobian) => throw new NotSupportedException("Explicit methods ask for no Jacobian.");
    }
}
