using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

using AddTo = Graphs.Programs.AddTo;
using Store = Graphs.Programs.Store;

internal sealed partial class ProcedurePlanner
{
    private sealed partial class Passage
    {
        private void AddEffect(StepNode node)
        {
            Line line = node.Step switch
            {
                Store store => new ElementLine(Names.Array(store.Array), Take(store.Index), "=", Fitting(Names.Array(store.Array), AsReal(Take(store.Value), store.Value.Kind))),
                AddTo add => Sum(add),
                Fill fill => Filled(Names.Array(fill.Array), Fitting(Names.Array(fill.Array), AsReal(Take(fill.Value), fill.Value.Kind))),
                Push push => new PlainLine(Term.Code("{0} = {1}", TapeElement("++"), Fitting(Names.Tape, AsReal(Take(push.Value), push.Value.Kind)))),
                PushArray push => new PlainLine(Term.Code("{0}.CopyTo({1}.Slice({2})); {2} += {0}.Length", Term.Name(Names.Array(push.Array)), Term.Name(Names.Tape), Term.Name(Names.Top))),
                PopArray pop => new PlainLine(Term.Code("{2} -= {0}.Length; {1}.Slice({2}, {0}.Length).CopyTo({0})", Term.Name(Names.Array(pop.Array)), Term.Name(Names.Tape), Term.Name(Names.Top))),
                Pop pop => Popped(node, pop.Target),
                Call call => new PlainLine(CallTerm(call)),
                _ => throw new InvalidOperationException($"A step {node.Step.GetType().Name} can't be planned."),
            };
            AddLine(node, line);
        }

        private void AddLine(StepNode node, Line line)
        {
            FlushBefore(node);
            Lines.Add(line);
        }

        /// <summary>A value as a local is.</summary>
        private Term Fitting(int local, Term value) => Lanes is not null && Names.Local(local).IsWide && planner._procedure.Locals[local].Kind == Kind.Truth
            ? InLanes.AsMask(value) : Fitting(Names.Local(local), value);

        /// <summary>A value as a variable, or the elements of an array, are.</summary>
        private Term Fitting(Variable variable, Term value) => variable.IsWide ? Names.Wide!.Widen(value) : variable.Type == "int" ? Term.Narrow(value) : value;

        private Line Sum(AddTo add)
        {
            Term index = Take(add.Index), value = Take(add.Value);
            if (Lanes is not null && LaneOperations.IsProduct(value))
                return new ElementLine(Names.Array(add.Array), index, "=", InLanes.MultiplyAdd(value, Term.Element(Names.Array(add.Array), index)));
            return value is { Kind: TermKind.Prefix, Text: "-" }
                ? new ElementLine(Names.Array(add.Array), index, "-=", value.Arguments[0])
                : new ElementLine(Names.Array(add.Array), index, "+=", value);
        }

        private static Line Filled(Variable array, Term value) => value is { Kind: TermKind.Real, Value: 0 } || (array.IsWide && value.Kind == TermKind.Code)
            ? new PlainLine(Term.Code("{0}.Clear()", Term.Name(array)))
            : new PlainLine(Term.Code("{0}.Fill({1})", Term.Name(array), value));

        private Term TapeElement(string move) => Term.Code(move == "++" ? "{0}[{1}++]" : "{0}[--{1}]", Term.Name(Names.Tape), Term.Name(Names.Top));

        private Line Popped(StepNode node, int target)
        {
            Term element = TapeElement("--");
            if (Lanes is not null && !Names.Local(target).IsWide)
                element = Term.Call(Lanes.Type + ".Extract", true, [element, Term.Integer(0)]);
            Term value = planner._procedure.Locals[target].Kind switch
            {
                Kind.Integer => Term.Prefix($"({Names.Local(target).Type})", false, element),
                Kind.Truth => Term.Infix("!=", false, element, Term.Real(0)),
                _ => element,
            };
            return planner._declaring.Contains((node, target)) ? new DeclareLine(Names.Renew(target), value) : new AssignLine(Names.Local(target), value);
        }

        private Term CallTerm(Call call)
        {
            List<Term> arguments = [.. Names.Data.Select(name => Term.Plain(name)), .. call.Arguments.Select(Take), .. call.Arrays.Select(Slice)];
            IEnumerable<Term> results = call.Targets.Select(target => Term.Code("out {0}", Term.Name(Names.Local(target))));
            IEnumerable<Term> tape = Names.UsesTape ? [Term.Name(Names.Tape), Term.Code("ref {0}", Term.Name(Names.Top))] : [];
            return Term.Call(Names.Procedure(call.Procedure), false, [.. arguments, .. results, .. tape]);
        }

        private Term Slice(View view)
        {
            Term offset = Term.Narrow(Take(view.Offset)), length = Term.Narrow(Take(view.Length));
            Term array = Term.Name(Names.Array(view.Array));
            bool isWhole = view.Offset is { IsConstant: true, Value: 0 } && length.Kind == TermKind.Length && length.Variable == Names.Array(view.Array);
            return isWhole ? array : Term.Code("{0}.Slice({1}, {2})", array, offset, length);
        }
    }
}
