using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Reading;

/// <summary>An annotated type as later steps know it: its shape, and its loss unless that was refused.</summary>
internal sealed record ObjectiveModel(TypeShape Type, Definition? Definition);

/// <summary>What reading hands on: a model that compares by value, null where nothing can be written, and a report for the branch of the diagnostics.</summary>
internal sealed record Binding(ObjectiveModel? Model, Report Report);
