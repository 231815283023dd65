using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Reading;

/// <summary>An annotated type as later steps know it: its shape, and its loss unless that was refused.</summary>
/// <param name="Program">The loss as a program, where it is no formula.</param>
internal sealed record ObjectiveModel(TypeShape Type, Definition? Definition, ProgramObjective? Program = null)
{
    /// <summary>The same with the loss in canonical order, for what is read differently and means the same.</summary>
    public ObjectiveModel Ordered() =>
        Definition is null ? this : this with { Definition = Canonical.OfReading(Definition).Definition with { Summary = Summaries.Text(Definition.Summary) } };
}

/// <summary>What reading hands on: a model that compares by value, null where nothing can be written, and a report for the branch of the diagnostics.</summary>
internal sealed record Binding(ObjectiveModel? Model, Report Report);
