namespace Paper.Verbs;

/// <summary>Random numbers that are no uniform ones.</summary>
internal static class Noise
{
    /// <summary>A standard normal number, by Box and Muller.</summary>
    public static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
