using System.Globalization;
using System.Text;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Tests.Adjoints;

/// <summary>Procedures as text, a step to a line, for tests that say what is written.</summary>
internal static class Listing
{
    public static string Of(ProcedureList programs) => string.Join("\n", programs.Procedures.Select(Of));

    public static string Of(Procedure procedure)
    {
        StringBuilder text = new();
        IEnumerable<string> scalars = procedure.Parameters.Select(local => Name(procedure, local));
        IEnumerable<string> arrays = procedure.ArrayParameters.Select(array => $"{procedure.Arrays[array].Role} {procedure.Arrays[array].Name}[]");
        text.Append($"{procedure.Name}({string.Join(", ", scalars.Concat(arrays))})\n");
        Write(text, procedure, procedure.Prologue, "  ");
        foreach (ArrayVariable array in procedure.Arrays.Where(array => array.Role == ArrayRole.Own))
            text.Append($"  {array.Name} = new[{Value(procedure, array.Length)}]\n");
        Write(text, procedure, procedure.Body, "  ");
        return text.Append($"  return {string.Join(", ", procedure.Results.Select(local => Name(procedure, local)))}\n").ToString();
    }

    private static void Write(StringBuilder text, Procedure procedure, Block block, string indent)
    {
        foreach (Step step in block.Steps)
            Write(text, procedure, step, indent);
    }

    private static void Write(StringBuilder text, Procedure procedure, Step step, string indent)
    {
        switch (step)
        {
            case If branch:
                text.Append($"{indent}if {Value(procedure, branch.Condition)}\n");
                Write(text, procedure, branch.Then, indent + "  ");
                if (branch.Else.Steps.Count == 0)
                    break;
                text.Append($"{indent}else\n");
                Write(text, procedure, branch.Else, indent + "  ");
                break;
            case For loop:
                text.Append($"{indent}for {Name(procedure, loop.Counter)} = {Value(procedure, loop.From)} to {Value(procedure, loop.To)} by {loop.Stride}\n");
                Write(text, procedure, loop.Body, indent + "  ");
                break;
            case While loop:
                text.Append($"{indent}while\n");
                Write(text, procedure, loop.Test, indent + "  ? ");
                text.Append($"{indent}  {Value(procedure, loop.Condition)}\n");
                Write(text, procedure, loop.Body, indent + "  ");
                break;
            default:
                text.Append($"{indent}{Simple(procedure, step)}\n");
                break;
        }
    }

    private static string Simple(Procedure procedure, Step step) => step switch
    {
        Compute s => $"{Name(procedure, s.Target)} = {Operation(s)}({Values(procedure, s.Arguments)})",
        Load s => $"{Name(procedure, s.Target)} = {procedure.Arrays[s.Array].Name}[{Value(procedure, s.Index)}]",
        Store s => $"{procedure.Arrays[s.Array].Name}[{Value(procedure, s.Index)}] = {Value(procedure, s.Value)}",
        AddTo s => $"{procedure.Arrays[s.Array].Name}[{Value(procedure, s.Index)}] += {Value(procedure, s.Value)}",
        Fill s => $"{procedure.Arrays[s.Array].Name}[] = {Value(procedure, s.Value)}",
        LengthOf s => $"{Name(procedure, s.Target)} = {procedure.Arrays[s.Array].Name}.Length",
        CallOpaque s => $"{Name(procedure, s.Target)} = {s.Text}({Values(procedure, s.Arguments)})",
        ReadData s => $"{Name(procedure, s.Target)} = \"{s.Text}\"({Values(procedure, s.Arguments)})",
        Call s => $"{string.Join(", ", s.Targets.Select(target => Name(procedure, target)))} = call {s.Procedure}({Values(procedure, s.Arguments)}; {string.Join(", ", s.Arrays.Select(view => procedure.Arrays[view.Array].Name))})",
        Push s => $"push {Value(procedure, s.Value)}",
        Pop s => $"pop {Name(procedure, s.Target)}",
        PushArray s => $"push {procedure.Arrays[s.Array].Name}[]",
        PopArray s => $"pop {procedure.Arrays[s.Array].Name}[]",
        _ => step.ToString()!,
    };

    private static string Operation(Compute step) => step.Operation == Graphs.Programs.Operation.Function ? Functions.All[step.Row].Name : step.Operation.ToString();

    private static string Values(Procedure procedure, IEnumerable<Operand> operands) => string.Join(", ", operands.Select(operand => Value(procedure, operand)));

    private static string Value(Procedure procedure, Operand operand) =>
        operand.IsConstant ? operand.Value.ToString("R", CultureInfo.InvariantCulture) : Name(procedure, operand.Local);

    private static string Name(Procedure procedure, int local) => procedure.Locals[local].Name is { Length: > 0 } name ? name : "t" + local;
}
