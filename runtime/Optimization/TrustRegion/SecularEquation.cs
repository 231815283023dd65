namespace CurseOfMemory;

/// <summary>
/// Minimises c.y + sum_i lambda_i y_i^2 / 2 over |y| &lt;= radius: the trust-region problem in eigenvector coordinates, the hard case included
/// (Moré and Sorensen 1983; Conn, Gould and Toint 2000, section 7.3).
/// </summary>
internal static class SecularEquation
{
    private const int MaximumIterations = 60;
    private const double Tolerance = 1e-6;

    public static void Solve(ReadOnlySpan<double> lambda, ReadOnlySpan<double> c, double radius, Span<double> y)
    {
        int lowest = IndexOfMinimum(lambda);
        // Denominators are lambda_i + mu = (lambda_i + origin) + nu with mu >= origin = max(0, -lambda_min): no digits are lost near the pole.
        double origin = Math.Max(0, -lambda[lowest]);
        if (NormAt(lambda, c, origin, 0) <= radius)
        {
            Step(lambda, c, origin, 0, y);
            if (lambda[lowest] < 0)
                CompleteHardCase(c, lowest, radius, y);
            return;
        }
        Step(lambda, c, origin, Root(lambda, c, origin, radius), y);
    }

    /// <summary>In the hard case the norm is short of the radius at the pole; the lowest eigenvector makes up for it.</summary>
    private static void CompleteHardCase(ReadOnlySpan<double> c, int lowest, double radius, Span<double> y)
    {
        double rest = radius * radius - Vectors.Square(y);
        y[lowest] = -Math.CopySign(Math.Sqrt(Math.Max(rest, 0)), c[lowest]);
    }

    /// <summary>Newton's method on 1 / |y(nu)| = 1 / radius, kept inside a bracket.</summary>
    private static double Root(ReadOnlySpan<double> lambda, ReadOnlySpan<double> c, double origin, double radius)
    {
        double low = 0, high = Vectors.Norm(c) / radius;
        // |y| >= |y_i| gives a start below the root, from where Newton's method is monotone.
        for (int i = 0; i < c.Length; i++)
            low = Math.Max(low, Math.Abs(c[i]) / radius - (lambda[i] + origin));
        double nu = low;
        for (int iteration = 0; iteration < MaximumIterations; iteration++)
        {
            double norm = NormAt(lambda, c, origin, nu);
            if (Math.Abs(norm - radius) <= Tolerance * radius)
                break;
            (low, high) = norm > radius ? (nu, high) : (low, nu);
            double next = double.IsFinite(norm) ? nu + (norm - radius) / radius * norm / SlopeAt(lambda, c, origin, nu, norm) : double.NaN;
            nu = next > low && next < high ? next : 0.5 * (low + high);
        }
        return nu;
    }

    private static double NormAt(ReadOnlySpan<double> lambda, ReadOnlySpan<double> c, double origin, double nu)
    {
        double sum = 0;
        for (int i = 0; i < c.Length; i++)
        {
            double y = Component(lambda[i], c[i], origin, nu);
            sum += y * y;
        }
        return Math.Sqrt(sum);
    }

    /// <summary>sum_i y_i^2 / (lambda_i + mu) / |y|, minus the derivative of |y|.</summary>
    private static double SlopeAt(ReadOnlySpan<double> lambda, ReadOnlySpan<double> c, double origin, double nu, double norm)
    {
        double sum = 0;
        for (int i = 0; i < c.Length; i++)
        {
            double y = Component(lambda[i], c[i], origin, nu);
            sum += y == 0 ? 0 : y * y / (lambda[i] + origin + nu);
        }
        return sum / norm;
    }

    private static void Step(ReadOnlySpan<double> lambda, ReadOnlySpan<double> c, double origin, double nu, Span<double> y)
    {
        for (int i = 0; i < c.Length; i++)
            y[i] = Component(lambda[i], c[i], origin, nu);
    }

    private static double Component(double lambda, double c, double origin, double nu) => c == 0 ? 0 : -c / (lambda + origin + nu);

    private static int IndexOfMinimum(ReadOnlySpan<double> values)
    {
        int index = 0;
        for (int i = 1; i < values.Length; i++)
            index = values[i] < values[index] ? i : index;
        return index;
    }
}
