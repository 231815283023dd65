using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>A kernel in lanes as the body of a loop over its terms.</summary>
/// <param name="Before">The statements before the loop.</param>
/// <param name="Values">What each pass finds for each lane: the results in order, and the value last.</param>
internal sealed record LaneLoop(LaneNames Names, IReadOnlyList<Line> Before, IReadOnlyList<Line> Body, IReadOnlyList<Term> Values);

internal sealed partial class ProgramPlanner
{
    /// <summary>Whether a kernel in lanes can be the body of a loop: it puts out numbers alone, and needs no memory.</summary>
    public bool FitsIntoLoop => programs.Procedures.Count == 1 && !Memory.IsWorkspace && slots.All(slot => slot.Role is SlotRole.Own or SlotRole.Direction || slot.IsResult);

    /// <param name="taken">The names around the loop, which get those of its variables.</param>
    /// <param name="given">What a parameter of the kernel is called there.</param>
    public LaneLoop PlanLoop(HashSet<string> taken, Func<KernelSlot, string> given)
    {
        Procedure main = programs.Main;
        LaneNames inLanes = LaneNamesOf(lanes!, taken);
        ProcedureNames names = Names(main, 0, inLanes);
        foreach (KernelSlot slot in slots.Where(slot => !slot.IsResult && !IsNumber(slot)))
            names.Settle(slot, given(slot));
        ProcedurePlanner planner = new(main, names);
        (IReadOnlyList<Line> prologue, IReadOnlyList<Line> body) = planner.Plan();
        List<Line> lines = [.. body];
        IEnumerable<int> results = [.. slots.Where(slot => slot.IsResult).Select(slot => slot.Number), main.Results[0]];
        IReadOnlyList<Line> last = LastLines.Take(lines, results.Select(local => new AssignLine(names.Local(local), names.Wide!.Widen(Term.Name(names.Local(local))))));
        VariableNaming.Settle([.. prologue, .. lines], taken);
        return new(inLanes, [.. Gathered(planner, inLanes), .. prologue], lines, [.. last.Select(line => ((AssignLine)line).Value)]);
    }
}
