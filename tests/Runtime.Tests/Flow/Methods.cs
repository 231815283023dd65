namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>The presets by name, for theories.</summary>
internal static class Methods
{
    public static TheoryData<string> All => ["Adams", "DormandPrince5", "DormandPrince8", "Radau", "Bdf", "Euler", "Auto"];

    public static FlowOptions Named(string name) => name switch
    {
        "Adams" => FlowOptions.Adams,
        "DormandPrince8" => FlowOptions.DormandPrince8,
        "DormandPrince5" => FlowOptions.DormandPrince5,
        "Radau" => FlowOptions.Radau,
        "Bdf" => FlowOptions.Bdf,
        "Euler" => FlowOptions.Euler with { InitialStep = 1e-3 },
        "Auto" => FlowOptions.Auto,
        _ => throw new ArgumentException($"No preset is called {name}.", nameof(name)),
    };
}

/// <summary>Comparisons that a NaN never passes.</summary>
internal static class Close
{
    public static void Relative(double expected, double actual, double tolerance)
        => Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{actual:R} instead of {expected:R}, off by {actual / expected - 1:E2} of it");

    public static void Absolute(double expected, double actual, double tolerance)
        => Assert.True(Math.Abs(actual - expected) <= tolerance, $"{actual:R} instead of {expected:R}, off by {actual - expected:E2}");
}
