namespace CurseOfMemory;

/// <summary>The first step of a method (Hairer, Norsett and Wanner, II.4): an explicit Euler step estimates the second derivative.</summary>
internal static class FirstStep
{
    /// <summary>h with (h^order) max(|f|, |f'|) = 0.01 in units of the tolerance; <paramref name="change"/> and <paramref name="trial"/> are scratch.</summary>
    public static double Choose(FlowSystem system, double[] weights, int order, ReadOnlySpan<double> derivative, Span<double> change, Span<double> trial, double longest)
    {
        double size = FlowVectors.Norm(system.Theta, weights), slope = FlowVectors.Norm(derivative, weights);
        double step = Math.Min(size <= 1e-5 || slope <= 1e-5 ? 1e-6 : 0.01 * size / slope, longest);
        trial.Clear();
        FlowVectors.AddScaled(trial, step, derivative);
        if (!system.TryEvaluate(trial, change, out _))
            return step;
        FlowVectors.AddScaled(change, -1, derivative);
        double largest = Math.Max(FlowVectors.Norm(change, weights) / step, slope);
        double balanced = largest <= 1e-15 ? Math.Max(1e-6, 1e-3 * step) : Math.Pow(0.01 / largest, 1.0 / order);
        return Math.Min(Math.Min(100 * step, balanced), longest);
    }
}
