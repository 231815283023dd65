using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>
/// Data that each lane reads for itself, which takes as many loads as there are lanes, are read before the loops that read them again and again; not at all
/// where such a loop makes no pass.
/// </summary>
internal sealed class Hoisting
{
    private readonly Variation _variation;
    private readonly ProcedureBuilder _builder;

    private Hoisting(Variation variation, ProcedureBuilder builder) => (_variation, _builder) = (variation, builder);

    public static Procedure Apply(Procedure procedure, Variation variation) =>
        ProcedureBuilder.Rewrite(procedure, (builder, step) => new Hoisting(variation, builder).Emit(step));

    private void Emit(Step step)
    {
        if (step is For loop)
            AddLoop((For)_builder.Rebuilt(loop, Emit));
        else
            _builder.Rebuild(step, Emit);
    }

    private void AddLoop(For loop)
    {
        HashSet<Step> moved = Movable(loop);
        if (moved.Count > 0)
        {
            Operand[] bounds = loop.Stride > 0 ? [loop.From, loop.To] : [loop.To, loop.From];
            _builder.Emit(new If(_builder.Compute(Operation.Less, Kind.Truth, bounds), Block.Of(loop.Body.Steps.Where(moved.Contains)), Block.Empty));
        }
        _builder.Emit(loop with { Body = Block.Of(loop.Body.Steps.Where(step => !moved.Contains(step))) });
    }

    /// <summary>The reads of a loop's body that are the same in each pass, with the integers that they need.</summary>
    private HashSet<Step> Movable(For loop)
    {
        int[] written = [.. loop.Body.All().SelectMany(step => step.Targets()).Append(loop.Counter)];
        Dictionary<int, Step> same = [];
        HashSet<int> read = [];
        foreach (Step step in loop.Body.Steps)
        {
            bool isSame = IsRead(step) && step.Reads().All(operand => operand.IsConstant || !written.Contains(operand.Local) || same.ContainsKey(operand.Local));
            if (isSame && !read.Contains(step.Targets().First()) && written.Count(local => local == step.Targets().First()) == 1)
                same.Add(step.Targets().First(), step);
            read.UnionWith(Effects.LocalsRead(step).Concat(step.Blocks().SelectMany(inner => inner.All()).SelectMany(Effects.LocalsRead)));
        }
        HashSet<Step> moved = new(ReferenceComparer.Instance);
        foreach (Step step in same.Values.Where(step => step is ReadData && _variation[step.Targets().First()]))
            Move(step, same, moved);
        return moved;
    }

    private static void Move(Step step, Dictionary<int, Step> same, HashSet<Step> moved)
    {
        if (!moved.Add(step))
            return;
        foreach (int local in Effects.LocalsRead(step).Where(same.ContainsKey))
            Move(same[local], same, moved);
    }

    private bool IsRead(Step step) => step switch
    {
        ReadData => true,
        Compute compute => _builder.Locals[compute.Target].Kind == Kind.Integer
            && compute.Operation is Operation.Copy or Operation.Negate or Operation.Add or Operation.Subtract or Operation.Multiply or Operation.ShiftLeft or Operation.ShiftRight,
        _ => false,
    };

    /// <summary>Two steps of a loop may be equal.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<Step>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Step x, Step y) => ReferenceEquals(x, y);

        public int GetHashCode(Step step) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(step);
    }
}
