namespace CurseOfMemory;

/// <summary>A loss along a line: J(origin + offset direction).</summary>
/// <param name="Offsets">The offsets along the direction.</param>
/// <param name="Losses">J there; NaN outside its domain.</param>
public sealed record LineSlice(IReadOnlyList<double> Offsets, IReadOnlyList<double> Losses);

/// <summary>A loss over a plane: J(origin + x first + y second), the directions made orthonormal.</summary>
public sealed class PlaneSlice
{
    private readonly double[] origin, first, second;

    internal PlaneSlice(double[] origin, double[] first, double[] second, double[] x, double[] y, double[,] losses)
    {
        (this.origin, this.first, this.second) = (origin, first, second);
        (X, Y, Losses) = (x, y, losses);
    }

    /// <summary>The offsets along the first direction.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>The offsets along the second direction.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>J by x, then y; NaN outside its domain.</summary>
    public double[,] Losses { get; }

    /// <summary>A point of a trajectory seen in the plane, and how far it lies off it.</summary>
    /// <param name="theta">The point, of the origin's length.</param>
    /// <exception cref="ArgumentException">It is of another length.</exception>
    public (double X, double Y, double Off) Project(ReadOnlySpan<double> theta)
    {
        LandscapeChecks.Length(nameof(theta), theta.Length, origin.Length);
        double x = 0, y = 0, off = 0;
        for (int k = 0; k < origin.Length; k++)
        {
            x += (theta[k] - origin[k]) * first[k];
            y += (theta[k] - origin[k]) * second[k];
        }
        for (int k = 0; k < origin.Length; k++)
            off += Math.Pow(theta[k] - origin[k] - x * first[k] - y * second[k], 2);
        return (x, y, Math.Sqrt(off));
    }
}
