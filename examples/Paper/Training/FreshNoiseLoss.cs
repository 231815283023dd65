using Paper.Verbs;

namespace Paper.Training;

/// <summary>
/// The loss of a kernel over N sample paths of white noise that are drawn anew for every gradient. Loss and gradient have the very law that they have over drawn paths,
/// from N + T Gaussian numbers instead of N T: of a path the loss sees the component along the error alone, and what is across it is independent of that.
/// </summary>
/// <param name="target">The kernel to be learned, at each step.</param>
/// <param name="amplitude">The standard deviation of the noise at each step.</param>
internal sealed class FreshNoiseLoss(double[] target, int paths, double dt, double amplitude, Random random) : FirstOrderLoss
{
    private readonly double[] _error = new double[target.Length], _across = new double[target.Length];

    public override double Value(ReadOnlySpan<double> rho)
    {
        double squares = 0, size = Errors(rho);
        // y_n = dt sum_k (rho_k - target_k) x_nk is N(0, dt^2 amplitude^2 |rho - target|^2)
        for (int path = 0; path < paths; path++)
            squares += Math.Pow(dt * amplitude * Noise.Gaussian(random), 2) * size;
        return squares / paths;
    }

    // (2 / N) dt sum_n y_n x_n: along e = rho - target it is (2 / N) sum_n y_n^2 e / |e|^2, across it Gaussian with deviation amplitude sqrt(sum_n y_n^2)
    public override double Gradient(ReadOnlySpan<double> rho, Span<double> gradient)
    {
        double value = Value(rho), squares = value * paths, size = 0, along = 0;
        for (int k = 0; k < rho.Length; k++)
        {
            _across[k] = dt * amplitude * Math.Sqrt(squares) * Noise.Gaussian(random);
            size += _error[k] * _error[k];
            along += _across[k] * _error[k];
        }
        for (int k = 0; k < rho.Length; k++)
            gradient[k] = size == 0 ? 0 : 2.0 / paths * (_across[k] + ((squares - along) / size * _error[k]));
        return value;
    }

    private double Errors(ReadOnlySpan<double> rho)
    {
        double size = 0;
        for (int k = 0; k < rho.Length; k++)
        {
            _error[k] = rho[k] - target[k];
            size += _error[k] * _error[k];
        }
        return size;
    }
}
