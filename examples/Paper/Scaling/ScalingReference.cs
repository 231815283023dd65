using System.Globalization;
using System.Text.Json;

namespace Paper.Scaling;

/// <summary>Hitting times of start E10 computed independently in extended precision, from <c>Reference/fig3.json</c>.</summary>
internal static class ScalingReference
{
    private static readonly Lazy<Dictionary<(string Start, double Memory), ScalingReferenceRun>> Runs = new(Load);

    /// <summary>The reference of a run; null where none was computed.</summary>
    public static ScalingReferenceRun? For(ScalingHit hit) => Runs.Value.GetValueOrDefault((hit.Start.Name, hit.Memory));

    private static Dictionary<(string Start, double Memory), ScalingReferenceRun> Load()
    {
        using Stream stream = typeof(ScalingReference).Assembly.GetManifestResourceStream("fig3.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("runs").EnumerateArray().ToDictionary(
            run => (run.GetProperty("start").GetString()!, run.GetProperty("mu").GetDouble()),
            run => new ScalingReferenceRun(Number(run, "loss01"), Number(run, "theta1"), Number(run, "theta01")));
    }

    private static double Number(JsonElement run, string name) => double.Parse(run.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}

/// <summary>Hitting times at the thresholds 0.01 for the loss, 0.1 and 0.01 for theta.</summary>
internal sealed record ScalingReferenceRun(double Loss, double Theta, double ThetaEqual);
