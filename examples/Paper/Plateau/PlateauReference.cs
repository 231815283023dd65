using System.Globalization;
using System.Text.Json;

namespace Paper.Plateau;

/// <summary>Hitting times computed independently in quadruple precision, from <c>Reference/plateau.json</c>.</summary>
internal sealed class PlateauReference
{
    private readonly IReadOnlyDictionary<(string Start, double Memory), PlateauReferenceRun> _runs;

    public PlateauReference(IEnumerable<PlateauReferenceRun> runs) => _runs = runs.ToDictionary(run => (run.Start, run.Memory));

    /// <summary>The reference that comes with the program.</summary>
    public static PlateauReference Embedded { get; } = Load();

    public IEnumerable<PlateauReferenceRun> Runs => _runs.Values;

    /// <summary>The reference of a curve; null where none was computed.</summary>
    public PlateauReferenceRun? For(PlateauCurve curve) => _runs.GetValueOrDefault((curve.Start.Name, curve.Memory));

    private static PlateauReference Load()
    {
        using Stream stream = typeof(PlateauReference).Assembly.GetManifestResourceStream("plateau.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return new PlateauReference(document.RootElement.GetProperty("runs").EnumerateArray().Select(Read).ToList());
    }

    private static PlateauReferenceRun Read(JsonElement run) => new(
        run.GetProperty("start").GetString()!,
        run.GetProperty("mu").GetDouble(),
        Number(run.GetProperty("lossChanged"))!.Value,
        Number(run.GetProperty("parametersMoved"))!.Value,
        Number(run.GetProperty("landing")));

    private static double? Number(JsonElement element)
        => element.GetString() is { } digits ? double.Parse(digits, CultureInfo.InvariantCulture) : null;
}

/// <summary>The reference of one curve; the landing is null where the flow had not come to rest.</summary>
internal sealed record PlateauReferenceRun(string Start, double Memory, double LossChanged, double ParametersMoved, double? Landing);
