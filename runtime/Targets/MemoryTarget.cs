namespace CurseOfMemory;

/// <summary>The sum of targets, rho(t) = sum_k rho_k(t).</summary>
public sealed class MemoryTarget : ITarget
{
    private readonly ITarget[] parts;

    /// <summary>The sum of the given targets, one or more, the runtime's own or the user's.</summary>
    /// <exception cref="ArgumentException">No target is given, or one of them is null.</exception>
    public MemoryTarget(params ITarget[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Length == 0)
            throw new ArgumentException("A sum of targets needs at least one, but 0 were given.", nameof(parts));
        int missing = Array.IndexOf(parts, null);
        if (missing >= 0)
            throw new ArgumentException($"Target {missing} of {parts.Length} is null.", nameof(parts));
        this.parts = [.. parts];
        SquaredNorm = SumOfProducts();
    }

    /// <inheritdoc/>
    public double SquaredNorm { get; }

    /// <inheritdoc/>
    public double At(double t)
    {
        double sum = 0;
        foreach (ITarget part in parts)
            sum += part.At(t);
        return sum;
    }

    /// <inheritdoc/>
    public double Moment(int n, double s)
    {
        Require.Order(n);
        double sum = 0;
        foreach (ITarget part in parts)
            sum += part.Moment(n, s);
        return sum;
    }

    private double SumOfProducts()
    {
        double sum = 0;
        for (int k = 0; k < parts.Length; k++)
        {
            sum += parts[k].SquaredNorm;
            for (int l = 0; l < k; l++)
                sum += 2 * InnerProduct(parts[k], parts[l]);
        }
        return sum;
    }

    private static double InnerProduct(ITarget left, ITarget right) => (left, right) switch
    {
        (ExponentialSumTarget sum, _) => WithExponentials(sum, right),
        (_, ExponentialSumTarget sum) => WithExponentials(sum, left),
        (MemoryTarget sum, _) => sum.parts.Sum(part => InnerProduct(part, right)),
        (_, MemoryTarget sum) => sum.parts.Sum(part => InnerProduct(left, part)),
        (GaussianTarget x, GaussianTarget y) => Product(x, y).Moment(0, 0),
        _ => MathNet.Numerics.Integrate.DoubleExponential(t => left.At(t) * right.At(t), 0, double.PositiveInfinity, 1e-12),
    };

    // The inner product with sum_i a_i e^{-r_i t} is sum_i a_i M_0(r_i)
    private static double WithExponentials(ExponentialSumTarget exponentials, ITarget other)
    {
        double sum = 0;
        for (int i = 0; i < exponentials.Rates.Length; i++)
            sum += exponentials.Amplitudes[i] * other.Moment(0, exponentials.Rates[i]);
        return sum;
    }

    // A product of Gaussians is a Gaussian
    private static GaussianTarget Product(GaussianTarget x, GaussianTarget y)
    {
        double variance = x.Width * x.Width + y.Width * y.Width, apart = x.Center - y.Center;
        return new GaussianTarget(
            x.Amplitude * y.Amplitude * Math.Exp(-0.5 * apart * apart / variance),
            (x.Center * y.Width * y.Width + y.Center * x.Width * x.Width) / variance,
            x.Width * y.Width / Math.Sqrt(variance));
    }
}
