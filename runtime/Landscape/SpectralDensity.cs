using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>A measure of total mass 1 that stands for the eigenvalues of a Hessian.</summary>
public sealed class SpectralDensity
{
    private readonly List<(double Value, double Weight)> points;

    internal SpectralDensity(List<(double Value, double Weight)> points, int dimension) => (this.points, Dimension) = (points, dimension);

    /// <summary>The number of eigenvalues that the measure stands for.</summary>
    public int Dimension { get; }

    /// <summary>The share of eigenvalues up to a value.</summary>
    public double Cumulative(double value) => points.Where(point => point.Value <= value).Sum(point => point.Weight);

    /// <summary>The density at a value, each point widened to a Gaussian.</summary>
    /// <param name="value">The place.</param>
    /// <param name="width">The Gaussians' standard deviation, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width isn't positive.</exception>
    public double At(double value, double width)
    {
        if (!(width > 0))
            throw new ArgumentOutOfRangeException(nameof(width), width, Invariant($"width is {width:R}, but must be positive."));
        double norm = width * Math.Sqrt(2 * Math.PI);
        return points.Sum(point => point.Weight * Math.Exp(-0.5 * Math.Pow((value - point.Value) / width, 2)) / norm);
    }

    /// <summary>The mean of a function over the eigenvalues, such as their mean value by f(x) = x.</summary>
    public double Mean(Func<double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return points.Sum(point => point.Weight * function(point.Value));
    }
}
