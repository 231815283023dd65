namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>The body of a loop whose passes depend on each other through sums at most, as a procedure that does several of them at once, one in each lane.</summary>
/// <param name="Procedure">One pass: its first parameter is the counter, its results are what the pass adds to sums.</param>
/// <param name="Arguments">The locals around the loop that its other scalar parameters are.</param>
/// <param name="Arrays">The arrays around the loop that its array parameters are.</param>
/// <param name="Sums">The locals around the loop that its results are added to.</param>
internal sealed record LanePass(Procedure Procedure, LaneVariation Variation, EquatableArray<int> Arguments, EquatableArray<int> Arrays, EquatableArray<int> Sums);
