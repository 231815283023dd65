using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>How large integers can be, in terms of what is known at entry: counters lie between the ends of their loops, and sums follow.</summary>
internal sealed partial class ProcedureBuilder
{
    private readonly Dictionary<int, Lazy<(Operand Least, Operand Most)?>> _counterRanges = [];

    /// <summary>How integers were computed, and what of their operands was known at entry then.</summary>
    private readonly Dictionary<int, (Compute Step, Known?[] Known)> _integers = [];

    public void Bound(int counter, (Operand Least, Operand Most) range) => _counterRanges[counter] = new(() => range);

    /// <summary>Bounds that are written down where they are asked for.</summary>
    public void Bound(int local, Func<(Operand Least, Operand Most)?> range) => _counterRanges[local] = new(range);

    /// <summary>An operand known at entry that an integer never exceeds, or null.</summary>
    public Operand? AtMost(Operand operand) => Extreme(operand, isMost: true);

    /// <summary>An operand known at entry that an integer never falls below, or null.</summary>
    public Operand? AtLeast(Operand operand) => Extreme(operand, isMost: false);

    private Operand? Extreme(Operand operand, bool isMost) => AtEntry(operand) is Operand known ? known : Bounded(operand, isMost);

    /// <summary>An operand of a sum or product: what is known of a variable at present needn't have been so where it was read.</summary>
    private Operand? OfPart(Operand operand, bool isMost) => operand.IsConstant || StandsStill(operand.Local) ? Extreme(operand, isMost) : Bounded(operand, isMost);

    private Operand? Bounded(Operand operand, bool isMost)
    {
        if (_counterRanges.TryGetValue(operand.Local, out Lazy<(Operand Least, Operand Most)?> range))
            return range.Value is var (least, most) ? Extreme(isMost ? most : least, isMost) : null;
        if (!_integers.TryGetValue(operand.Local, out (Compute Step, Known?[] Known) integer))
            return null;
        Operand x = integer.Step.Arguments[0], y = integer.Step.Arguments[integer.Step.Arguments.Count - 1];
        Operand? First(bool isMost) => integer.Known[0] is Known known ? Hoist(known, Kind.Integer) : OfPart(x, isMost);
        Operand? Last(bool isMost) => integer.Known[integer.Known.Length - 1] is Known known ? Hoist(known, Kind.Integer) : OfPart(y, isMost);
        return integer.Step.Operation switch
        {
            Operation.Copy => First(isMost),
            Operation.Add => Combined(Operation.Add, First(isMost), Last(isMost)),
            Operation.Subtract => Combined(Operation.Subtract, First(isMost), Last(!isMost)),
            Operation.Multiply or Operation.Divide when y is { IsConstant: true, Value: > 0 } => Combined(integer.Step.Operation, First(isMost), y),
            Operation.Multiply when x is { IsConstant: true, Value: > 0 } => Combined(Operation.Multiply, x, Last(isMost)),
            Operation.Multiply when isMost => Combined(Operation.Multiply, Size(First(false), First(true)), Size(Last(false), Last(true))),
            _ => null,
        };
    }

    /// <summary>What |x| does not exceed, where least &lt;= x &lt;= most.</summary>
    private Operand? Size(Operand? least, Operand? most) =>
        least is { IsConstant: true, Value: >= 0 } ? most : Larger(most, Combined(Operation.Subtract, Operand.Integer(0), least));

    /// <summary>The larger of two integers known at entry: x + d, and d = y - x only where that is positive.</summary>
    public Operand? Larger(Operand? x, Operand? y)
    {
        Operand? gap = Combined(Operation.Subtract, y, x);
        return x == y ? x : Combined(Operation.Add, x, Combined(Operation.And, gap, Combined(Operation.ExclusiveOr, Combined(Operation.ShiftRight, gap, Operand.Integer(31)), Operand.Integer(-1))));
    }

    /// <summary>Whether a length at entry is known not to exceed another: it is the other less a constant, or a part of that.</summary>
    public bool IsAtMost(Operand operand, Operand limit) => operand == limit || operand.IsConstant && limit.IsConstant && operand.Value <= limit.Value
        || !operand.IsConstant && _known.TryGetValue(operand.Local, out Known? known) && known.Step is Compute { Operation: Operation.Subtract or Operation.Divide } less
            && less.Arguments[1] is { IsConstant: true, Value: >= 1 } && known.Operands[0] is Known whole && IsAtMost(Hoist(whole, Kind.Integer), limit);

    private Operand? Combined(Operation operation, Operand? x, Operand? y) => x is Operand left && y is Operand right
        ? AtEntry(left.IsConstant && right.IsConstant && Truths.Integer(operation, (long)left.Value, (long)right.Value) is long known
            ? Operand.Integer(known)
            : Compute(operation, Kind.Integer, left, right))
        : null;

    private void LearnInteger(Step step)
    {
        if (step is not Compute { Operation: Operation.Copy or Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide } integer
            || _locals[integer.Target].Kind != Kind.Integer || !IsTemporary(integer.Target))
            return;
        Known?[] known = [.. integer.Arguments.Select(read => !read.IsConstant && _known.TryGetValue(read.Local, out Known? at) ? at : null)];
        if (integer.Arguments.Select((read, i) => read.IsConstant || known[i] is not null || StandsStill(read.Local) || _counterRanges.ContainsKey(read.Local)).All(stands => stands))
            _integers[integer.Target] = (integer, known);
    }
}
