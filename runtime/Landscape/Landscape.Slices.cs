namespace CurseOfMemory;

public static partial class Landscape
{
    /// <summary>The loss along a line through a point, such as an eigenvector's.</summary>
    /// <param name="loss">J.</param>
    /// <param name="origin">The point.</param>
    /// <param name="direction">The direction, of the same length; it isn't scaled.</param>
    /// <param name="from">The first offset.</param>
    /// <param name="to">The last offset.</param>
    /// <param name="count">The number of points, two or more.</param>
    /// <exception cref="ArgumentException">An argument is not finite or out of range, or the lengths differ.</exception>
    public static LineSlice Line(IObjective<double> loss, ReadOnlySpan<double> origin, ReadOnlySpan<double> direction, double from, double to, int count = 101)
    {
        ArgumentNullException.ThrowIfNull(loss);
        LandscapeChecks.Theta(origin, nameof(origin));
        LandscapeChecks.Theta(direction, nameof(direction));
        LandscapeChecks.Length(nameof(direction), direction.Length, origin.Length);
        RequireDirection(GradientNoise.Norm(direction), nameof(direction));
        double[] offsets = Offsets(from, to, count), start = origin.ToArray(), along = direction.ToArray();
        return new(offsets, [.. offsets.Select(s => loss.Value([.. start.Zip(along, (x, u) => x + s * u)]))]);
    }

    /// <summary>The loss over a plane through a point.</summary>
    /// <param name="loss">J.</param>
    /// <param name="origin">The point.</param>
    /// <param name="first">A direction; it is scaled to unit length.</param>
    /// <param name="second">Another; what it has of the first is taken off, and it is scaled to unit length.</param>
    /// <param name="x">The first and last offset along the first direction.</param>
    /// <param name="y">The first and last offset along the second.</param>
    /// <param name="count">The number of points a side, two or more.</param>
    /// <exception cref="ArgumentException">An argument is not finite or out of range, the lengths differ, or the directions are parallel.</exception>
    public static PlaneSlice Plane(
        IObjective<double> loss, ReadOnlySpan<double> origin, ReadOnlySpan<double> first, ReadOnlySpan<double> second, (double From, double To) x, (double From, double To) y, int count = 51)
    {
        ArgumentNullException.ThrowIfNull(loss);
        LandscapeChecks.Theta(origin, nameof(origin));
        LandscapeChecks.Length(nameof(first), first.Length, origin.Length);
        LandscapeChecks.Length(nameof(second), second.Length, origin.Length);
        double[] start = origin.ToArray(), u = Scaled(first.ToArray());
        double overlap = second.ToArray().Zip(u, (a, b) => a * b).Sum();
        double[] rest = [.. second.ToArray().Zip(u, (a, b) => a - overlap * b)];
        if (!(GradientNoise.Norm(rest) > 1e-12 * GradientNoise.Norm(second)))
            throw new ArgumentException("The two directions are parallel or not finite, but must span a plane.", nameof(second));
        double[] v = Scaled(rest), xs = Offsets(x.From, x.To, count), ys = Offsets(y.From, y.To, count);
        var losses = new double[count, count];
        for (int k = 0; k < count * count; k++)
            losses[k / count, k % count] = loss.Value([.. start.Select((s, j) => s + xs[k / count] * u[j] + ys[k % count] * v[j])]);
        return new(start, u, v, xs, ys, losses);
    }

    private static double[] Offsets(double from, double to, int count)
    {
        LandscapeChecks.Theta([from, to], "the ends");
        LandscapeChecks.Range(nameof(count), count, 2, 100000);
        return [.. Enumerable.Range(0, count).Select(k => from + (to - from) * k / (count - 1))];
    }

    private static double[] Scaled(double[] direction)
    {
        double norm = GradientNoise.Norm(direction);
        RequireDirection(norm, nameof(direction));
        return [.. direction.Select(x => x / norm)];
    }

    private static void RequireDirection(double norm, string name)
    {
        if (!(norm > 0) || !double.IsFinite(norm))
            throw new ArgumentException($"A direction has the length {norm}, but must be finite and not zero.", name);
    }
}
