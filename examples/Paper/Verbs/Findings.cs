using ScottPlot;

namespace Paper.Verbs;

/// <summary>What a verb found: verdicts, tables, figures, and what else a reader should know. Nothing is written yet.</summary>
internal sealed record Findings
{
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    public IReadOnlyList<Sheet> Sheets { get; init; } = [];

    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>Sentences for the reader, such as why a case was left out.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public bool Passed => Verdicts.All(verdict => verdict.Passed);

    /// <summary>The verdict over all in a line.</summary>
    public string Summary => Verdicts.Count == 0
        ? "NOT COMPARED: nothing of this run has a theory value"
        : $"{(Passed ? "PASS" : "FAIL")}: {Verdicts.Count(verdict => verdict.Passed)} of {Verdicts.Count} claims hold";
}

/// <summary>A figure: drawn when it is written.</summary>
/// <param name="Name">The name of its files, without ending.</param>
/// <param name="Caption">What it shows, in a sentence.</param>
internal sealed record Figure(string Name, string Caption, int Width, int Height, Func<IMultiplot> Draw);
