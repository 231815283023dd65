namespace Paper.Scaling;

/// <summary>A start of ten neurons that represents the target's exponential exactly.</summary>
/// <param name="Name">What tables and figures call it.</param>
internal sealed record ScalingStart(string Name, double[] Amplitudes, double[] Rates)
{
    /// <summary>One neuron on the target, nine spare with a = 0.</summary>
    public static ScalingStart E10 { get; } = new("E10", [1, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 0.5, 0.75, 1.25, 1.5, 1.75, 2, 2.5, 3, 4]);

    /// <summary>All ten on the target: a_k = k / 64, and the last takes the rest of 1.</summary>
    public static ScalingStart A10 { get; } = new("A10", [.. Enumerable.Range(1, 9).Select(k => k / 64.0), 19 / 64.0], [.. Enumerable.Repeat(1.0, 10)]);

    /// <summary>theta(0) = (a, w).</summary>
    public double[] Theta => [.. Amplitudes, .. Rates];

    public double SmallestRate => Rates.Min();
}
