using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>What is the same for all lanes and terms comes first: it is part of the prologue, which a loop over terms runs once.</summary>
internal static class Invariants
{
    public static Procedure Apply(Procedure procedure, Variation variation)
    {
        Dictionary<int, int> assignments = Linking.Assignments(procedure);
        HashSet<int> settled = [.. procedure.Parameters.Where(local => !assignments.ContainsKey(local) && !variation[local]), .. procedure.Prologue.Steps.SelectMany(step => step.Targets()).Where(local => assignments[local] == 1)];
        List<Step> first = [.. procedure.Prologue.Steps], rest = [];
        foreach (Step step in procedure.Body.Steps)
        {
            bool isSame = step is Compute or ReadData && assignments[step.Targets().First()] == 1 && step.Reads().All(operand => operand.IsConstant || settled.Contains(operand.Local));
            (isSame ? first : rest).Add(step);
            if (isSame)
                settled.Add(step.Targets().First());
        }
        return procedure with { Prologue = Block.Of(first), Body = Block.Of(rest) };
    }
}
