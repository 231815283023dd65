namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>What differs between lanes where one run of a procedure serves several values of a parameter, or several problems.</summary>
/// <param name="Number">The integer parameter that counts on from lane to lane; null where each lane has a problem of its own.</param>
/// <param name="Locals">For each local whether it has a value of its own in each lane.</param>
/// <param name="Arrays">For each array whether its elements have.</param>
internal sealed record LaneVariation(int? Number, EquatableArray<bool> Locals, EquatableArray<bool> Arrays);
