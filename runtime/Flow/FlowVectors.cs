namespace CurseOfMemory;

/// <summary>The few vector operations of the integration methods.</summary>
internal static class FlowVectors
{
    /// <summary>target += factor * source.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] += factor * source[i];
    }

    /// <summary>Each component's allowed error, from the larger of the state's two ends.</summary>
    public static void ErrorScales(ReadOnlySpan<double> theta, ReadOnlySpan<double> increment, FlowOptions options, Span<double> scales)
    {
        for (int i = 0; i < scales.Length; i++)
        {
            double size = Math.Max(Math.Abs(theta[i]), Math.Abs(theta[i] + increment[i]));
            scales[i] = options.AbsoluteTolerance + options.RelativeTolerance * size;
        }
    }

    /// <summary>The sum of (value_i / scale_i)^2.</summary>
    public static double ScaledSquares(ReadOnlySpan<double> values, ReadOnlySpan<double> scales)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double ratio = values[i] / scales[i];
            sum += ratio * ratio;
        }
        return sum;
    }
}
