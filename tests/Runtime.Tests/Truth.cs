using System.Globalization;
using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests;

/// <summary>Reads the reference files: decimal strings as numbers.</summary>
internal static class Truth
{
    public static JsonElement Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", file)));
        return document.RootElement.Clone();
    }

    public static IEnumerable<JsonElement> Rows(this JsonElement element, string name) => element.GetProperty(name).EnumerateArray();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).ToString();

    public static int Int(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static DoubleDouble Number(this JsonElement element, string name) => DoubleDouble.Parse(element.Text(name), CultureInfo.InvariantCulture);

    public static DoubleDouble[] Numbers(this JsonElement element, string name)
        => [.. element.Rows(name).Select(cell => DoubleDouble.Parse(cell.ToString(), CultureInfo.InvariantCulture))];

    /// <summary>The targets by the names of the reference files.</summary>
    public static ITarget Target(string name) => name switch
    {
        "power_alpha_1" => new PowerLawTarget(1),
        "power_alpha_2" => new PowerLawTarget(2),
        "power_alpha_0.75" => new PowerLawTarget(0.75),
        // sum_{k=-3..4} e^{-2^k t}
        "expsum8_geometric" => new ExponentialSumTarget([1.0, 1, 1, 1, 1, 1, 1, 1], [0.125, 0.25, 0.5, 1, 2, 4, 8, 16]),
        "expsum2_1_2" => new ExponentialSumTarget([1.0, 1], [1.0, 2]),
        _ => throw new ArgumentException($"The reference names a target {name} that the tests don't know.", nameof(name)),
    };

    /// <summary>Fails unless |actual - expected| is at most the relative tolerance times |expected|.</summary>
    public static void Close(DoubleDouble expected, DoubleDouble actual, double tolerance, string what)
    {
        double error = (DoubleDouble.Abs(actual - expected) / DoubleDouble.Abs(expected)).Hi;
        Assert.True(error <= tolerance, $"{what}: {actual} instead of {expected}, relative error {error:E1} > {tolerance:E1}");
    }
}
