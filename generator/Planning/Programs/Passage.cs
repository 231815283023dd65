using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

internal sealed partial class ProcedurePlanner
{
    /// <summary>The way through a block: statements so far, and terms that wait to become part of a later one.</summary>
    private sealed partial class Passage(ProcedurePlanner planner)
    {
        private readonly List<(int Local, Term Term)> _waiting = [];

        public List<Line> Lines { get; } = [];

        private ProcedureNames Names => planner._names;

        /// <summary>The term of an operand, which stops waiting.</summary>
        public Term Take(Operand operand)
        {
            if (operand.IsConstant)
                return Constant(operand);
            if (planner._lengths.TryGetValue(operand.Local, out Variable? array))
                return Term.Length(array);
            int place = _waiting.FindIndex(one => one.Local == operand.Local);
            if (place < 0)
                return Term.Name(Names.Local(operand.Local));
            Term term = _waiting[place].Term;
            _waiting.RemoveAt(place);
            return term;
        }

        /// <summary>Declares all that waits.</summary>
        public void Flush() => Flush(_ => true);

        private Term Constant(Operand operand) => operand.Kind switch
        {
            Kind.Real when operand.Low != 0 && Names.Precision.IsExtended => ExtendedOperations.Number(Names.Precision.Scalar, operand),
            Kind.Real => Term.Real(operand.Value),
            Kind.Truth => Term.Plain(operand.Value != 0 ? "true" : "false"),
            _ => Term.Integer(operand.Value),
        };

        private void Flush(Func<Term, bool> which)
        {
            foreach ((int Local, Term Term) one in _waiting.Where(one => which(one.Term)).ToArray())
            {
                _waiting.Remove(one);
                Lines.Add(new DeclareLine(Names.Local(one.Local), Fitting(one.Local, one.Term)));
            }
        }

        /// <summary>Declares what waits and reads something that a step is about to change.</summary>
        private void FlushBefore(StepNode node) => Flush(term =>
            node.WrittenLocals.Any(local => term.Reads(Names.Local(local))) || node.WrittenArrays.Any(array => term.Reads(Names.Array(array))));

        /// <summary>Gives the target of a step its value, or lets the value wait for the one step that reads it.</summary>
        private void Assign(StepNode node, int target, Term value)
        {
            if (planner.IsTemporary(target) && value.Kind == TermKind.Length && planner._usage.IsAssignedOnce(target))
            {
                planner._lengths.Add(target, value.Variable!);
                return;
            }
            if (value.Size <= LargestTerm && planner._passedOn.Contains((node, target)))
            {
                _waiting.Add((target, value));
                return;
            }
            FlushBefore(node);
            value = Fitting(target, value);
            if (planner._declaring.Contains((node, target)))
                Lines.Add(new DeclareLine(Names.Renew(target), value));
            else if (!value.IsName(Names.Local(target)))
                AddAssignment(new AssignLine(Names.Local(target), value));
        }

        /// <summary>Adds an assignment; where an integer grows by a number that has just got one more or less, it grows by both.</summary>
        private void AddAssignment(AssignLine line)
        {
            if (Lines.Count > 0 && Lines[Lines.Count - 1] is AssignLine last && last.Variable == line.Variable
                && IncrementOf(line) is { Kind: TermKind.Integer } more && Raised(last) is (Term start, double number))
                Lines[Lines.Count - 1] = line with { Value = Term.Infix("+", false, start, Term.Integer(number + more.Value)) };
            else
                Lines.Add(line);
        }

        /// <summary>What a line adds to an integer variable, or null.</summary>
        private static Term? IncrementOf(Line line) =>
            line is AssignLine { Variable.Type: "int", Value: { Kind: TermKind.Infix, Text: "+" } sum } assign && sum.Arguments[0].IsName(assign.Variable) ? sum.Arguments[1] : null;

        /// <summary>The parts of a sum of an integer and a number that a line assigns, or null.</summary>
        private static (Term Start, double Number)? Raised(AssignLine line) =>
            line is { Variable.Type: "int", Value: { Kind: TermKind.Infix, Text: "+", Arguments: [var start, { Kind: TermKind.Integer } number] } } ? (start, number.Value) : null;
    }
}
