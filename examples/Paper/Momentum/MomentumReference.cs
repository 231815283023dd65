using System.Globalization;
using System.Text.Json;

namespace Paper.Momentum;

/// <summary>Times to leave saddles in 60 digits, from <c>Reference/momentum.json</c>.</summary>
internal sealed record MomentumReference(double Eps, double Delta, double Gap, double Flow, double Momentum)
{
    public static IReadOnlyList<MomentumReference> All { get; } = Load();

    private static MomentumReference[] Load()
    {
        using Stream stream = typeof(MomentumReference).Assembly.GetManifestResourceStream("momentum.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => new MomentumReference(Number(row, "eps"), Number(row, "delta"), Number(row, "delta0"), Number(row, "tau_gd"), Number(row, "tau_momentum")))];
    }

    private static double Number(JsonElement row, string name) => double.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
