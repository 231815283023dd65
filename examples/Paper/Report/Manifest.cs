using System.ComponentModel;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using CurseOfMemory;
using Paper.Verbs;

namespace Paper.Report;

/// <summary>What <c>run.json</c> says of a run: enough to repeat it, and what came out.</summary>
internal sealed record Manifest
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "run.json";

    /// <summary>The commit of this program.</summary>
    public static string ThisCommit { get; } = CommitOf(typeof(Manifest).Assembly);

    /// <summary>The build of this program and of the library that it runs on: another definition, committed or not, is another build.</summary>
    public static string ThisBuild { get; } = string.Concat(new[] { typeof(Manifest), typeof(GradientFlow) }.Select(type => type.Module.ModuleVersionId.ToString("N")[..8]));

    /// <summary>How all files of runs are written.</summary>
    public static JsonSerializerOptions Format { get; } = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        // half an object is none
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public required string Verb { get; init; }

    public required string Claim { get; init; }

    /// <summary>Every option with its value, the seed among them.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Arguments { get; init; }

    public string Version { get; init; } = typeof(GradientFlow).Assembly.GetName().Version!.ToString(3);

    /// <summary>The commit that the program was built from, where the build knew it.</summary>
    public string Commit { get; init; } = ThisCommit;

    /// <summary><see cref="ThisBuild"/> of the program that ran.</summary>
    public required string Build { get; init; }

    public string Runtime { get; init; } = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}";

    /// <summary>The number of doubles in the widest vector that kernels use.</summary>
    public int Lanes { get; init; } = Lanes512.IsSupported ? 8 : Lanes256.IsSupported ? 4 : Lanes128.IsSupported ? 2 : 1;

    public double Seconds { get; init; }

    public required bool Passed { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<VerdictLine> Verdicts { get; init; }

    public required IReadOnlyList<string> Remarks { get; init; }

    public required IReadOnlyList<FigureLine> Figures { get; init; }

    public IReadOnlyList<string> Files { get; init; } = [];

    public static Manifest Of(IVerb verb, VerbOptions options, Findings findings, TimeSpan elapsed) => new()
    {
        Verb = verb.Name,
        Claim = verb.Claim,
        Build = ThisBuild,
        Arguments = ArgumentsOf(options),
        Seconds = Math.Round(elapsed.TotalSeconds, 3),
        Passed = findings.Passed,
        Summary = findings.Summary,
        Verdicts = [.. findings.Verdicts.Select(verdict => new VerdictLine(verdict.Claim, verdict.Source, verdict.Measured, verdict.Theory, verdict.Tolerance, verdict.Comparison, verdict.Passed))],
        Remarks = findings.Remarks,
        Figures = [.. findings.Figures.Select(figure => new FigureLine(figure.Name, figure.Caption))],
    };

    /// <summary>The options of the command line, as they stand in the manifest.</summary>
    public static IReadOnlyDictionary<string, JsonElement> ArgumentsOf(VerbOptions options) => options.GetType().GetProperties()
        .Where(property => property.IsDefined(typeof(DescriptionAttribute)))
        .ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), property => JsonSerializer.SerializeToElement(property.GetValue(options), property.PropertyType, Format));

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <summary>The manifest in a folder; null where there is none that can be read, and the run has to be done again.</summary>
    public static Manifest? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<Manifest>(File.ReadAllText(Path.Combine(folder, FileName)), Format);
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string CommitOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, var commit] ? commit : "unknown";
}

/// <summary>A verdict as the manifest keeps it.</summary>
internal sealed record VerdictLine(string Claim, string Source, double Measured, double Theory, double Tolerance, Comparison Comparison, bool Passed);

/// <summary>A figure as the manifest keeps it.</summary>
internal sealed record FigureLine(string Name, string Caption);
