namespace CurseOfMemory;

/// <summary>The allowed error of each component, AbsoluteTolerance_i + RelativeTolerance_i |theta_i|.</summary>
internal sealed class FlowTolerances
{
    private readonly double[] relative, absolute;

    public FlowTolerances(FlowOptions options, int dimension)
    {
        relative = Components(options.RelativeTolerances, options.RelativeTolerance, dimension);
        absolute = Components(options.AbsoluteTolerances, options.AbsoluteTolerance, dimension);
    }

    /// <summary>The smallest relative tolerance.</summary>
    public double Relative => relative.Min();

    /// <summary>
    /// Each relative tolerance r replaced by factor r^power, and the absolute ones in proportion: what an error estimate of another order than the
    /// method's must meet (Hairer and Wanner, RADAU5).
    /// </summary>
    public void Raise(double factor, double power)
    {
        for (int i = 0; i < relative.Length; i++)
        {
            double raised = factor * Math.Pow(relative[i], power);
            absolute[i] *= raised / relative[i];
            relative[i] = raised;
        }
    }

    /// <summary>weights = 1 / (absolute + relative * max(|theta|, |theta + increment|)): what makes an allowed error one.</summary>
    public void Weigh(ReadOnlySpan<double> theta, ReadOnlySpan<double> increment, Span<double> weights)
    {
        for (int i = 0; i < weights.Length; i += Lanes256.Count)
        {
            Lanes256 start = Lanes256.Load(theta, i), end = start + Lanes256.Load(increment, i);
            Lanes256 size = Lanes256.Max(Lanes256.Abs(start), Lanes256.Abs(end));
            Lanes256.Store(Lanes256.Reciprocal(Lanes256.MultiplyAdd(Lanes256.Load(relative, i), size, Lanes256.Load(absolute, i))), weights, i);
        }
    }

    private static double[] Components(IReadOnlyList<double>? each, double all, int dimension)
        => each is null ? [.. Enumerable.Repeat(all, dimension)] : [.. each];
}
