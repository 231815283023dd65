namespace CurseOfMemory;

/// <summary>The tests for stopping, relative to J and to the sizes of the parameters.</summary>
internal sealed class StopTests(OptimizationOptions options, Box box, int parameters)
{
    /// <summary>Four units of rounding.</summary>
    private const double Rounding = 4 * 2.220446049250313e-16;

    /// <summary>Below this part of its usual size a parameter counts as zero.</summary>
    public const double Negligible = 1e-12;

    /// <summary>Of a J that has fallen to this part of its start nothing is left but rounding: residuals are 1e-14 of what they were.</summary>
    private const double Vanished = 1e-28;

    /// <summary>The noise of J relative to J at worst.</summary>
    private const double Noise = 1e-10;

    /// <summary>So many times its rounding J moves visibly.</summary>
    private const double Visible = 1e4;

    private readonly double[] sizes = new double[parameters];

    public double GradientTolerance => options.GradientTolerance;

    public double StepTolerance => options.StepTolerance;

    /// <summary>The usual size of a parameter.</summary>
    public double Size(int i) => sizes[i];

    /// <summary>What is lost in evaluating J at best.</summary>
    public static double RoundingOf(double value) => Rounding * Math.Abs(value);

    /// <summary>Whether J rose visibly where its gradient promised a decrease so small that curvature can't account for it.</summary>
    public static bool Contradicts(double value, double trialValue, double promised)
        => trialValue - value > Visible * RoundingOf(value) && promised <= 100 * Visible * RoundingOf(value);

    /// <summary>Whether two values of J differ by so little that the noise of a sum with cancellations may hide which is lower.</summary>
    public static bool AreClose(double value, double trialValue) => Math.Abs(trialValue - value) <= Noise * Math.Abs(value);

    /// <summary>Whether J has fallen to nothing against its start.</summary>
    public static bool HasVanished(double value, double startValue) => Math.Abs(value) <= Vanished * Math.Abs(startValue);

    /// <summary>Below the square root of the range squares of gradients overflow.</summary>
    public static bool IsUnbounded(double value) => value < -1e150;

    public void Begin(ReadOnlySpan<double> start)
    {
        double largest = Vectors.MaximumSize(start);
        for (int i = 0; i < sizes.Length; i++)
        {
            double own = start[i] != 0 ? Math.Abs(start[i]) : largest;
            sizes[i] = options.TypicalSizes?[i] ?? (own > 0 ? own : 1);
        }
    }

    /// <summary>max_i |dJ/dtheta_i| max(|theta_i|, size_i) / |J|, zero where the gradient vanishes.</summary>
    public double RelativeGradient(ReadOnlySpan<double> theta, ReadOnlySpan<double> gradient, double value)
    {
        double largest = 0;
        for (int i = 0; i < theta.Length; i++)
            if (!box.Blocks(i, theta[i], gradient[i]))
                largest = Math.Max(largest, Math.Abs(gradient[i]) * Math.Max(Math.Abs(theta[i]), sizes[i]));
        return largest == 0 ? 0 : largest / Math.Abs(value);
    }

    /// <summary>max_i |step_i| / |theta_i|.</summary>
    public double RelativeStep(ReadOnlySpan<double> theta, ReadOnlySpan<double> step)
    {
        double largest = 0;
        for (int i = 0; i < theta.Length; i++)
            largest = Math.Max(largest, Math.Abs(step[i]) / Math.Max(Math.Abs(theta[i]), Negligible * sizes[i]));
        return largest;
    }
}
