using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>
/// Where the passes of a loop add to several neighbours, as those of a stencil do, they come to the last ones first: forwards, each vector would be loaded from lines of
/// which the vector stored just before has a part, and wait for it.
/// </summary>
internal static class Backwards
{
    public static Procedure Apply(Procedure pass)
    {
        Dictionary<int, int> assignments = Linking.Assignments(pass);
        Step[] all = [.. pass.Body.All()];
        bool IsSettled(Operand operand) => operand.IsConstant || !assignments.TryGetValue(operand.Local, out int count) || count == 1;
        Step[] moved = [.. pass.Body.Steps.OfType<AddTo>()
            .Where(add => IsSettled(add.Index) && IsSettled(add.Value) && all.All(step => step is AddTo || !step.Arrays().Contains(add.Array)))
            .GroupBy(add => add.Array).Where(adds => adds.Count() > 1)
            .SelectMany(adds => adds.OrderByDescending(add => Offset(add.Index, all)))];
        return moved.Length == 0 ? pass : pass with { Body = Block.Of([.. pass.Body.Steps.Where(step => !moved.Contains(step)), .. moved]) };
    }

    // i + c + d: the sum of the numbers
    private static double Offset(Operand index, Step[] steps) => steps.OfType<Compute>().FirstOrDefault(step => step.Target == index.Local) switch
    {
        { Operation: Operation.Add, Arguments: [var left, { IsConstant: true } right] } => Offset(left, steps) + right.Value,
        { Operation: Operation.Add, Arguments: [{ IsConstant: true } left, var right] } => left.Value + Offset(right, steps),
        { Operation: Operation.Subtract, Arguments: [var left, { IsConstant: true } right] } => Offset(left, steps) - right.Value,
        _ => 0,
    };
}
