namespace Paper.Plateau;

/// <summary>A start of the flow with its default places of the bump.</summary>
/// <param name="Name">What the table, the figure and the files call it.</param>
/// <param name="Amplitudes">a(0).</param>
/// <param name="Rates">w(0).</param>
/// <param name="Memories">The places mu = 1/omega of the bump, by default.</param>
internal sealed record PlateauStart(string Name, double[] Amplitudes, double[] Rates, double[] Memories)
{
    /// <summary>One neuron on the target's exponential, the other spare.</summary>
    public static PlateauStart E { get; } = new("E", [1, 0], [1, 0.5], [10, 14, 18, 20, 24]);

    /// <summary>Two neurons share the target's exponential unequally.</summary>
    public static PlateauStart A { get; } = new("A", [0.25, 0.75], [1, 1], [8, 10, 12]);

    public static IReadOnlyList<PlateauStart> All { get; } = [E, A];

    /// <summary>theta(0) = (a, w).</summary>
    public double[] Theta => [.. Amplitudes, .. Rates];
}
