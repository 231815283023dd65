using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What is known at the entry of a procedure: parameters, lengths, data, and what is computed of them.</summary>
internal sealed partial class ProcedureBuilder
{
    /// <summary>How a local's present value follows from what is known at entry.</summary>
    /// <param name="Step">The step that computed it, null for a parameter.</param>
    /// <param name="Local">The local that the step sets, or the parameter.</param>
    /// <param name="Operands">How its operands follow, null where they are constants.</param>
    public sealed record Known(Step? Step, int Local, Known?[] Operands);

    /// <summary>An integer at entry, as another reading of the procedure understands it.</summary>
    /// <param name="Constant">The integer itself where nothing is known of where it comes from.</param>
    public readonly record struct Entry(Operand Constant, Known? Known);

    private readonly List<Step> _prologue = [];
    private readonly Dictionary<int, Known> _known = [];
    private readonly Dictionary<Known, Operand> _hoisted = new(ReferenceComparer.Instance);

    private readonly Dictionary<Step, Operand> _values = [];

    private sealed class ReferenceComparer : IEqualityComparer<Known>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Known x, Known y) => ReferenceEquals(x, y);

        public int GetHashCode(Known known) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(known);
    }

    /// <summary>Takes note that a local may now hold something else.</summary>
    public void Forget(int local) => _known.Remove(local);

    private void Learn(Step step)
    {
        foreach (int target in step.Targets())
            _known.Remove(target);
        if (step is not (Graphs.Programs.Compute or LengthOf or ReadData))
            return;
        Operand[] reads = [.. step.Reads()];
        if (reads.All(read => read.IsConstant || _known.ContainsKey(read.Local)))
        {
            int target = step.Targets().Single();
            _known[target] = new(step, target, [.. reads.Select(read => read.IsConstant ? null : _known[read.Local])]);
        }
    }

    private void Rename(int temporary, int target)
    {
        Forget(target);
        if (_known.TryGetValue(temporary, out Known? known))
            _known[target] = known;
    }

    /// <summary>Whether an integer that is known at entry is a difference, or is made of one.</summary>
    public bool MayBeNegative(Operand operand) => operand.IsConstant ? operand.Value < 0 : _known.TryGetValue(operand.Local, out Known? known) && MayBeNegative(known);

    private static bool MayBeNegative(Known known) => known.Step is Compute step
        && (step.Operation == Operation.Subtract || step.Arguments.Any(argument => argument is { IsConstant: true, Value: < 0 }) || known.Operands.Any(part => part is not null && MayBeNegative(part)));

    /// <summary>An operand as the prologue knows it, or null if it isn't known at entry.</summary>
    public Operand? AtEntry(Operand operand) =>
        operand.IsConstant ? operand : _known.TryGetValue(operand.Local, out Known? known) ? Hoist(known, operand.Kind) : null;

    /// <summary>An integer known at entry, for another reading; null if it depends on more than what the procedure is given.</summary>
    public Entry? Remember(Operand operand)
    {
        if (operand.IsConstant)
            return new(operand, null);
        return _known.TryGetValue(operand.Local, out Known? known) && IsGiven(known) ? new(default, known) : null;
    }

    /// <summary>What another reading remembered, or null if this one has other parameters.</summary>
    public Operand? Recall(Entry entry) => entry.Known is not Known known ? entry.Constant : IsGiven(known) ? Hoist(known, Kind.Integer) : null;

    private bool IsGiven(Known known) => known.Step switch
    {
        null => known.Local < _locals.Count && _locals[known.Local].Kind == Kind.Integer && _parameters.Contains(known.Local),
        LengthOf length => length.Array < _arrays.Count && _arrays[length.Array].Role != ArrayRole.Own,
        _ => known.Operands.All(operand => operand is null || IsGiven(operand)),
    };

    private Operand Hoist(Known known, Kind kind)
    {
        if (known.Step is null)
            return Operand.Of(known.Local, kind);
        if (_hoisted.TryGetValue(known, out Operand done))
            return done;
        Operand[] reads = [.. known.Step.Reads().Select((read, i) => known.Operands[i] is Known operand ? Hoist(operand, read.Kind) : read)];
        return _hoisted[known] = known.Step is Compute { Operation: Operation.Copy } ? reads[0] : Hoist(known, reads, kind);
    }

    /// <summary>One local for each value, however often it is computed.</summary>
    private Operand Hoist(Known known, Operand[] reads, Kind kind)
    {
        Step For(int target) => known.Step switch
        {
            Compute step => step with { Target = target, Arguments = new(reads) },
            LengthOf step => step with { Target = target },
            ReadData step => step with { Target = target, Arguments = new(reads) },
            _ => throw new InvalidOperationException(),
        };
        if (_values.TryGetValue(For(-1), out Operand same))
            return same;
        int target = Declare("", kind).Local;
        _prologue.Add(For(target));
        _known[target] = known;
        return _values[For(-1)] = Operand.Of(target, kind);
    }
}
