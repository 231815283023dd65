namespace DecayFitting;

/// <summary>
/// A decay of light seen 60 times, every quarter of a nanosecond: 2 exp(-1.2 t) + exp(-0.2 t) with normal noise of deviation 0.01, rounded to four
/// digits.
/// </summary>
public static class Fluorescence
{
    /// <summary>Nanoseconds after the pulse.</summary>
    public static double[] Times { get; } = [.. Enumerable.Range(1, 60).Select(n => 0.25 * n)];

    /// <summary>Intensities.</summary>
    public static double[] Intensities { get; } =
    [
        2.4455, 1.9940, 1.6761, 1.3996, 1.2242, 1.0856, 0.9664, 0.8404, 0.7666, 0.7034,
        0.6236, 0.6203, 0.5695, 0.5319, 0.5050, 0.4624, 0.4419, 0.4240, 0.4010, 0.3679,
        0.3410, 0.3418, 0.3226, 0.2917, 0.2990, 0.2797, 0.2642, 0.2480, 0.2405, 0.2377,
        0.2092, 0.2170, 0.1947, 0.1870, 0.1893, 0.1676, 0.1617, 0.1441, 0.1424, 0.1370,
        0.1236, 0.1158, 0.1259, 0.1217, 0.0966, 0.0939, 0.1035, 0.1024, 0.0763, 0.0784,
        0.0898, 0.0940, 0.0806, 0.0556, 0.0771, 0.0605, 0.0551, 0.0591, 0.0429, 0.0422,
    ];
}
