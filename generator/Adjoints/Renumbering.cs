using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Steps with other numbers for their locals and arrays.</summary>
internal sealed class Renumbering(Func<Operand, Operand> operand, Func<int, int> target, Func<int, int> array)
{
    /// <summary>A block whose array <c>a</c> is called <c>places[a]</c>.</summary>
    public static Block Arrays(Block block, IReadOnlyList<int> places) => new Renumbering(operand => operand, local => local, array => places[array]).Apply(block);

    public Block Apply(Block block) => Block.Of(block.Steps.Select(Apply));

    public Step Apply(Step step) => step switch
    {
        Compute s => s with { Arguments = Apply(s.Arguments), Target = target(s.Target) },
        Load s => new Load(target(s.Target), array(s.Array), operand(s.Index)),
        Store s => new Store(array(s.Array), operand(s.Index), operand(s.Value)),
        AddTo s => new AddTo(array(s.Array), operand(s.Index), operand(s.Value)),
        Fill s => new Fill(array(s.Array), operand(s.Value)),
        LengthOf s => new LengthOf(target(s.Target), array(s.Array)),
        ReadData s => s with { Arguments = Apply(s.Arguments), Target = target(s.Target) },
        CallOpaque s => s with { Arguments = Apply(s.Arguments), Target = target(s.Target) },
        If s => new If(operand(s.Condition), Apply(s.Then), Apply(s.Else)),
        For s => s with { Counter = target(s.Counter), From = operand(s.From), To = operand(s.To), Body = Apply(s.Body), InLanes = null },
        While s => new While(Apply(s.Test), operand(s.Condition), Apply(s.Body)),
        Call s => s with { Arguments = Apply(s.Arguments), Arrays = Apply(s.Arrays), Targets = Apply(s.Targets) },
        CallDerivative s => s with { Arguments = Apply(s.Arguments), Arrays = Apply(s.Arrays), Targets = Apply(s.Targets) },
        Push s => new Push(operand(s.Value)),
        Pop s => new Pop(target(s.Target)),
        PushArray s => new PushArray(array(s.Array)),
        PopArray s => new PopArray(array(s.Array)),
        _ => throw new InvalidOperationException($"unknown step {step.GetType().Name}"),
    };

    private EquatableArray<Operand> Apply(EquatableArray<Operand> operands) => operands.Select(operand).ToEquatableArray();

    private EquatableArray<int> Apply(EquatableArray<int> targets) => targets.Select(target).ToEquatableArray();

    private EquatableArray<View> Apply(EquatableArray<View> views) =>
        views.Select(view => new View(array(view.Array), operand(view.Offset), operand(view.Length))).ToEquatableArray();
}
