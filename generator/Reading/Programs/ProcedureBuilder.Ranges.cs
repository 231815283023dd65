using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>How large integers can be, in terms of what is known at entry: counters lie between the ends of their loops, and sums follow.</summary>
internal sealed partial class ProcedureBuilder
{
    private readonly Dictionary<int, (Operand Least, Operand Most)> _counterRanges = [];

    /// <summary>How integers were computed, and what of their operands was known at entry then.</summary>
    private readonly Dictionary<int, (Compute Step, Known?[] Known)> _integers = [];

    public void Bound(int counter, (Operand Least, Operand Most) range) => _counterRanges[counter] = range;

    /// <summary>An operand known at entry that an integer never exceeds, or null.</summary>
    public Operand? AtMost(Operand operand) => Extreme(operand, isMost: true);

    /// <summary>An operand known at entry that an integer never falls below, or null.</summary>
    public Operand? AtLeast(Operand operand) => Extreme(operand, isMost: false);

    private Operand? Extreme(Operand operand, bool isMost)
    {
        if (AtEntry(operand) is Operand known)
            return known;
        if (_counterRanges.TryGetValue(operand.Local, out (Operand Least, Operand Most) range))
            return Extreme(isMost ? range.Most : range.Least, isMost);
        if (!_integers.TryGetValue(operand.Local, out (Compute Step, Known?[] Known) integer))
            return null;
        Operand x = integer.Step.Arguments[0], y = integer.Step.Arguments[integer.Step.Arguments.Count - 1];
        Operand? First(bool isMost) => integer.Known[0] is Known known ? Hoist(known, Kind.Integer) : Extreme(x, isMost);
        Operand? Last(bool isMost) => integer.Known[integer.Known.Length - 1] is Known known ? Hoist(known, Kind.Integer) : Extreme(y, isMost);
        return integer.Step.Operation switch
        {
            Operation.Copy => First(isMost),
            Operation.Add => Combined(Operation.Add, First(isMost), Last(isMost)),
            Operation.Subtract => Combined(Operation.Subtract, First(isMost), Last(!isMost)),
            Operation.Multiply or Operation.Divide when y is { IsConstant: true, Value: > 0 } => Combined(integer.Step.Operation, First(isMost), y),
            Operation.Multiply when x is { IsConstant: true, Value: > 0 } => Combined(Operation.Multiply, x, Last(isMost)),
            _ => null,
        };
    }

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
        if (integer.Arguments.Select((read, i) => read.IsConstant || known[i] is not null || StandsStill(read.Local)).All(stands => stands))
            _integers[integer.Target] = (integer, known);
    }
}
