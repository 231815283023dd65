using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Numbers the locals that are left without gaps, in their order.</summary>
internal sealed class Renumbering
{
    private readonly Dictionary<int, int> _numbers = [];

    public static Procedure Of(Procedure procedure)
    {
        HashSet<int> used = [.. procedure.Parameters, .. procedure.Results, .. procedure.Arrays.Select(array => array.Length.Local)];
        foreach (Step step in procedure.Prologue.All().Concat(procedure.Body.All()))
        {
            used.UnionWith(step.Targets());
            used.UnionWith(step.Reads().Select(read => read.Local));
        }
        return new Renumbering().Of(procedure, [.. used.Where(local => local >= 0).OrderBy(local => local)]);
    }

    private Procedure Of(Procedure procedure, List<int> used)
    {
        foreach (int local in used)
            _numbers.Add(local, _numbers.Count);
        return procedure with
        {
            Locals = used.Select(local => procedure.Locals[local]).ToEquatableArray(),
            Parameters = Moved(procedure.Parameters),
            Arrays = procedure.Arrays.Select(array => array with { Length = Moved(array.Length) }).ToEquatableArray(),
            Prologue = Moved(procedure.Prologue),
            Body = Moved(procedure.Body),
            Results = Moved(procedure.Results),
        };
    }

    private Operand Moved(Operand operand) => operand.IsConstant ? operand : operand with { Local = _numbers[operand.Local] };

    private EquatableArray<Operand> Moved(EquatableArray<Operand> operands) => operands.Select(Moved).ToEquatableArray();

    private EquatableArray<int> Moved(EquatableArray<int> locals) => locals.Select(local => _numbers[local]).ToEquatableArray();

    private EquatableArray<View> Moved(EquatableArray<View> views) =>
        views.Select(view => view with { Offset = Moved(view.Offset), Length = Moved(view.Length) }).ToEquatableArray();

    private Block Moved(Block block) => Block.Of(block.Steps.Select(Moved));

    private Step Moved(Step step) => step switch
    {
        Compute s => s with { Target = _numbers[s.Target], Arguments = Moved(s.Arguments) },
        Load s => s with { Target = _numbers[s.Target], Index = Moved(s.Index) },
        Store s => s with { Index = Moved(s.Index), Value = Moved(s.Value) },
        AddTo s => s with { Index = Moved(s.Index), Value = Moved(s.Value) },
        Fill s => s with { Value = Moved(s.Value) },
        LengthOf s => s with { Target = _numbers[s.Target] },
        ReadData s => s with { Target = _numbers[s.Target], Arguments = Moved(s.Arguments) },
        CallOpaque s => s with { Target = _numbers[s.Target], Arguments = Moved(s.Arguments) },
        If s => s with { Condition = Moved(s.Condition), Then = Moved(s.Then), Else = Moved(s.Else) },
        For s => s with { Counter = _numbers[s.Counter], From = Moved(s.From), To = Moved(s.To), Body = Moved(s.Body) },
        While s => s with { Test = Moved(s.Test), Condition = Moved(s.Condition), Body = Moved(s.Body) },
        Call s => s with { Arguments = Moved(s.Arguments), Arrays = Moved(s.Arrays), Targets = Moved(s.Targets) },
        CallDerivative s => s with { Arguments = Moved(s.Arguments), Arrays = Moved(s.Arrays), Targets = Moved(s.Targets) },
        _ => throw new NotSupportedException(step.GetType().Name),
    };
}
