namespace CurseOfMemory;

/// <summary>Newton's method, or eigenvector following, for a vanishing gradient.</summary>
internal sealed class CriticalPointSearch(IObjective<double> loss, CriticalPointOptions options, double[][] deflated)
{
    /// <summary>The critical point that a start leads to, or null.</summary>
    public double[]? From(double[] start)
    {
        double[] theta = (double[])start.Clone(), gradient = new double[theta.Length];
        for (int iteration = 0; iteration < options.MaxSteps; iteration++)
        {
            loss.Gradient(theta, gradient);
            double[] step = Step(theta, gradient);
            double size = GradientNoise.Norm(step);
            // A step far under theta's last place, or a gradient that is nothing but rounding
            if (size <= 1e-15 * (1 + GradientNoise.Norm(theta)) || size < 1e-6 && GradientNoise.Norm(gradient) <= GradientNoise.Measure(loss, theta))
                return Polished(theta, step);
            if (Inside(theta, step, Math.Min(1, options.LongestStep / size)) is not { } next)
                return null;
            theta = next;
        }
        return null;
    }

    private double[] Polished(double[] theta, double[] step)
    {
        double[] last = [.. theta.Zip(step, (x, s) => x + s)], gradient = new double[theta.Length];
        loss.Gradient(theta, gradient);
        double before = GradientNoise.Norm(gradient);
        return !double.IsNaN(loss.Gradient(last, gradient)) && GradientNoise.Norm(gradient) < before ? last : theta;
    }

    private double[]? Inside(double[] theta, double[] step, double scale)
    {
        for (; scale > 1e-6; scale /= 2)
        {
            double[] next = [.. theta.Zip(step, (x, s) => x + scale * s)];
            if (loss.Violation(next) is null && !double.IsNaN(loss.Value(next)))
                return next;
        }
        return null;
    }

    private double[] Step(double[] theta, double[] gradient)
    {
        Spectrum spectrum = Landscape.HessianSpectrum(loss, theta);
        var step = new double[theta.Length];
        double floor = spectrum.ZeroTolerance;
        for (int k = 0; k < theta.Length; k++)
        {
            double value = spectrum.Eigenvalues[k];
            // Newton's -slope / value; following an index its sign is given: uphill along the lowest, downhill along the others
            double curvature = options.Index is not { } index ? value : Math.Abs(value) * (k < index ? -1 : 1);
            if (Math.Abs(value) <= floor)
                continue;
            double[] vector = spectrum.Eigenvector(k);
            double length = -vector.Zip(gradient, (v, g) => v * g).Sum() / curvature;
            for (int j = 0; j < step.Length; j++)
                step[j] += length * vector[j];
        }
        double factor = Deflation(theta, step);
        return [.. step.Select(s => factor * s)];
    }

    // With M = prod_k (1 + 1 / |theta - theta_k|^2) Newton's step for M grad J is the plain one over 1 - (step . grad M) / M
    private double Deflation(double[] theta, double[] step)
    {
        double logarithmic = 0;
        foreach (double[] point in deflated)
        {
            double square = Math.Pow(GradientNoise.Distance(theta, point), 2), along = 0;
            for (int k = 0; k < theta.Length; k++)
                along += step[k] * (theta[k] - point[k]);
            logarithmic += -2 * along / (square * (square + 1));
        }
        double factor = 1 / (1 - logarithmic);
        return double.IsFinite(factor) ? factor : 1;
    }
}
