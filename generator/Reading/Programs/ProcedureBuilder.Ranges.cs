using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>How large integers can be, in terms of what is known at entry: counters lie between the ends of their loops, and sums follow.</summary>
internal sealed partial class ProcedureBuilder
{
    private readonly Dictionary<int, (Operand Least, Operand Most)> _counterRanges = [];
    private readonly Dictionary<int, Compute> _integers = [];

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
        if (!_integers.TryGetValue(operand.Local, out Compute? step))
            return null;
        Operand x = step.Arguments[0], y = step.Arguments[step.Arguments.Count - 1];
        return step.Operation switch
        {
            Operation.Copy => Extreme(x, isMost),
            Operation.Add => Combined(Operation.Add, Extreme(x, isMost), Extreme(y, isMost)),
            Operation.Subtract => Combined(Operation.Subtract, Extreme(x, isMost), Extreme(y, !isMost)),
            Operation.Multiply or Operation.Divide when y is { IsConstant: true, Value: > 0 } => Combined(step.Operation, Extreme(x, isMost), y),
            Operation.Multiply when x is { IsConstant: true, Value: > 0 } => Combined(Operation.Multiply, x, Extreme(y, isMost)),
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
        if (step is Compute { Operation: Operation.Copy or Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide } integer
            && _locals[integer.Target].Kind == Kind.Integer && IsTemporary(integer.Target) && integer.Arguments.All(read => read.IsConstant || StandsStill(read.Local)))
            _integers[integer.Target] = integer;
    }
}
