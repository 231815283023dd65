using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

internal sealed partial class ProcedurePlanner
{
    private sealed partial class Passage
    {
        public void Add(StepNode node)
        {
            if (AddInLanes(node))
                return;
            switch (node.Step)
            {
                case Compute compute:
                    Assign(node, compute.Target, Computed(compute));
                    break;
                case Load load:
                    Assign(node, load.Target, Element(load));
                    break;
                case LengthOf length:
                    Assign(node, length.Target, Term.Length(Names.Array(length.Array)));
                    break;
                case ReadData read:
                    Assign(node, read.Target, Term.Filled(read.Text, IsReal(read.Target), [.. read.Arguments.Select(Take)]));
                    break;
                case CallOpaque call:
                    Assign(node, call.Target, Term.Call(call.Text, true, [.. call.Arguments.Select(Take)]));
                    break;
                case If branch:
                    AddBranch(node, branch);
                    break;
                case For loop:
                    AddCount(node, loop);
                    break;
                case While loop:
                    AddRepeat(node, loop);
                    break;
                default:
                    AddEffect(node);
                    break;
            }
        }

        private Term Computed(Compute compute)
        {
            Term[] arguments = [.. compute.Arguments.Select(Take)];
            Kind kind = planner._procedure.Locals[compute.Target].Kind;
            return Names.Wide is WideOperations wide && wide.Takes(compute, kind, arguments) ? wide.Of(compute, kind, arguments) : Operations.Term(compute, kind, arguments);
        }

        private bool IsReal(int local) => planner._procedure.Locals[local].Kind == Kind.Real;

        /// <summary>Arrays hold doubles, also those of integers and truth values.</summary>
        private Term Element(Load load)
        {
            Term element = Term.Element(Names.Array(load.Array), Take(load.Index));
            return planner._procedure.Arrays[load.Array].Element switch
            {
                Kind.Integer => Names.IsLongArray(load.Array) ? Term.Prefix("(long)", false, element) with { IsLong = true } : Term.Prefix("(int)", false, element),
                Kind.Truth => Term.Infix("!=", false, element, Term.Real(0)),
                _ => element,
            };
        }

        private static Term AsReal(Term value, Kind kind) => kind == Kind.Truth ? Term.Code("{0} ? 1 : 0", value) : value;

        private void AddBranch(StepNode node, If branch)
        {
            Term condition = Take(branch.Condition);
            FlushBefore(node);
            IReadOnlyList<Line> then = planner.Plan(node.Blocks[0]), otherwise = planner.Plan(node.Blocks[1]);
            if (then is [AssignLine yes] && otherwise is [AssignLine no] && yes.Variable == no.Variable && yes.Value.Size + no.Value.Size <= LargestTerm)
                AddChoice(yes.Variable, Term.Choice(condition, yes.Value, no.Value));
            else if (then.Count > 0)
                Lines.Add(new BranchLine(condition, then, otherwise));
            else if (otherwise.Count > 0)
                Lines.Add(new BranchLine(Term.Prefix("!", false, condition), otherwise, then));
        }

        private void AddChoice(Variable variable, Term choice)
        {
            bool declares = Lines.Count > 0 && Lines[Lines.Count - 1] is DeclareLine { Value: null } bare && bare.Variable == variable;
            if (declares)
                Lines.RemoveAt(Lines.Count - 1);
            Lines.Add(declares ? new DeclareLine(variable, choice) : new AssignLine(variable, choice));
        }

        private void AddCount(StepNode node, For loop)
        {
            Term from = Take(loop.From), to = Take(loop.To);
            FlushBefore(node);
            if (node.WrittenLocals.Any(local => to.Reads(Names.Local(local))) || node.WrittenArrays.Any(array => to.Reads(Names.Array(array))) || to.Size > LargestTerm / 2)
            {
                Variable end = Names.Temporary("end", to.IsLong ? "long" : "int");
                Lines.Add(new DeclareLine(end, to));
                to = Term.Name(end);
            }
            bool declares = planner._counters.Contains(loop.Counter);
            Variable counter = declares ? Names.Renew(loop.Counter) : Names.Local(loop.Counter);
            if (loop.InLanes is LanePass pass && Names.Loops is LaneLoops loops && AddInLanesToo(node, pass, loops, new(counter, declares, from, to, loop.Stride, [])))
                return;
            IReadOnlyList<Line> body = planner.Plan(node.Blocks[0]);
            if (Total(body, counter, from, to, loop.Stride) is AssignLine total)
                AddAssignment(total);
            else if (body.Count > 0)
                Lines.Add(new CountLine(counter, declares, from, to, loop.Stride, body));
        }

        /// <summary>Adds a loop that does several passes at once where it makes many; false if one of its integers has 64 bits.</summary>
        private bool AddInLanesToo(StepNode node, LanePass pass, LaneLoops loops, CountLine loop)
        {
            Term[] arguments = [.. pass.Arguments.Select(local => Take(Operand.Of(local, planner._procedure.Locals[local].Kind)))];
            if (arguments.Append(loop.From).Append(loop.To).Any(term => term.IsLong) || pass.Arrays.Any(Names.IsLongArray))
                return false;
            // one by one, passes add to variables of their own: those that outlive the call of the others would be kept in memory
            Variable[] sums = [.. pass.Sums.Select(Names.Local)], own = [.. pass.Sums.Select(Names.Renew)];
            IReadOnlyList<Line> body = planner.Plan(node.Blocks[0]);
            for (int i = 0; i < sums.Length; i++)
                Names.Restore(pass.Sums[i], sums[i]);
            Line[] plain =
            [
                .. own.Select((variable, i) => new DeclareLine(variable, Term.Name(sums[i]))),
                loop with { Body = body },
                .. own.Select((variable, i) => new AssignLine(sums[i], Term.Name(variable))),
            ];
            Lines.Add(loops.Plan(pass, loop, arguments, Names, plain));
            return true;
        }

        /// <summary>A loop that adds the same integer in each pass, as one sum, or null where it is another.</summary>
        private static AssignLine? Total(IReadOnlyList<Line> body, Variable counter, Term from, Term to, int stride)
        {
            if (stride is not (1 or -1) || body is not [AssignLine only] || IncrementOf(only) is not Term step || step.Reads(counter) || step.Reads(only.Variable) || to.Reads(only.Variable))
                return null;
            bool isFromZero = from is { Kind: TermKind.Integer, Value: 0 };
            isFromZero &= stride == 1;
            Term trips = isFromZero ? to : stride == 1 ? Term.Infix("-", false, to, from) : Term.Infix("-", false, from, to);
            if (!isFromZero || to.Kind != TermKind.Length)
                trips = Term.Call("global::System.Math.Max", false, [Term.Integer(0), trips]) with { IsLong = trips.IsLong };
            Term product = step is { Kind: TermKind.Integer, Value: 1 } ? trips : Term.Infix("*", false, step, trips);
            Term sum = Term.Infix("+", false, Term.Name(only.Variable), product);
            return only with { Value = only.Variable.Type == "int" ? Term.Narrow(sum) : sum };
        }

        private void AddRepeat(StepNode node, While loop)
        {
            FlushBefore(node);
            List<Line> test = planner.Plan(node.Blocks[0].Steps, loop.Condition, out Term? condition);
            Lines.Add(new RepeatLine(test, condition!, planner.Plan(node.Blocks[1])));
        }
    }
}
