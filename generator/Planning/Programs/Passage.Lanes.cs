using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

using AddTo = Graphs.Programs.AddTo;
using Store = Graphs.Programs.Store;

internal sealed partial class ProcedurePlanner
{
    /// <summary>Steps of kernels in lanes. Integers that differ between lanes are never computed as such: what reads them finds its value lane by lane.</summary>
    private sealed partial class Passage
    {
        private LaneNames? Lanes => Names.Lanes;

        private LaneOperations InLanes => new(Lanes!.Type);

        private bool Varies(Operand operand) => Lanes is not null && !operand.IsConstant && Lanes.Variation.Locals[operand.Local];

        /// <summary>Plans a step that is done lane by lane; false for any other.</summary>
        private bool AddInLanes(StepNode node)
        {
            if (Lanes is null || node.Step is not (Compute or ReadData or Load or Store or AddTo) || !node.Step.Reads().Any(Varies))
                return false;
            if (node.Step is Load or Store or AddTo)
                return AddElement(node);
            int target = node.Step.Targets().First();
            Kind kind = planner._procedure.Locals[target].Kind;
            switch (node.Step)
            {
                case Compute compute when compute.Arguments.All(argument => argument.Kind == Kind.Integer):
                    AddByLane(node, target, Operations.Term(compute, kind, [.. compute.Arguments.Select(Settled)]));
                    return true;
                case ReadData { IsElement: true } read when Neighbours(read) is Term neighbours:
                    Assign(node, target, neighbours);
                    return true;
                case ReadData read:
                    AddByLane(node, target, Term.Filled(read.Text, kind == Kind.Real, [.. read.Arguments.Select(Settled)]));
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>An operand by a name or number that stands for it wherever it is read.</summary>
        private Term Settled(Operand operand)
        {
            if (operand.IsConstant)
                return Constant(operand);
            if (operand.Local == Lanes!.Variation.Number)
                return Term.Name(planner._number ??= new Variable(Lanes.Number, "int") { Name = Lanes.Number });
            if (planner._byLane.TryGetValue(operand.Local, out Term? known))
                return known;
            int place = _waiting.FindIndex(one => one.Local == operand.Local);
            if (place >= 0)
                Flush(term => term == _waiting[place].Term);
            return Take(operand);
        }

        /// <summary>Plans a step of a pass that comes to elements of an array, which stand beside each other; false for any other.</summary>
        private bool AddElement(StepNode node)
        {
            switch (node.Step)
            {
                case Load load when Varies(load.Index):
                    Assign(node, load.Target, Neighbours("Load", Term.Name(Names.Array(load.Array)), load.Index));
                    return true;
                case Store store when Varies(store.Index):
                    AddLine(node, new PlainLine(Neighbours("Store", Term.Name(Names.Array(store.Array)), store.Index, Term.Plain(Lanes!.Done!), InLanes.AsLanes(Take(store.Value)))));
                    return true;
                case AddTo add when Varies(add.Index):
                    AddLine(node, new PlainLine(Neighbours("AddTo", Term.Name(Names.Array(add.Array)), add.Index, Term.Plain(Lanes!.Done!), InLanes.AsLanes(Take(add.Value)))));
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>What is done with the elements of all lanes, from the first lane's on.</summary>
        private Term Neighbours(string method, Term array, Operand index, params Term[] more)
        {
            Term first = At(Settled(index), Lanes!.First) ?? throw new InvalidOperationException("Elements don't stand beside each other.");
            return Term.Call($"{LaneNames.Passes}.{method}<{Lanes.Type}>", true, [array, Term.Narrow(first), .. more]) with { IsWide = true };
        }

        /// <summary>Elements that stand beside each other, as one load; null where they don't.</summary>
        private Term? Neighbours(ReadData read)
        {
            Operand index = read.Arguments[read.Arguments.Count - 1];
            if (!Varies(index) || read.Arguments.Take(read.Arguments.Count - 1).Any(Varies) || Settled(index) is not Term place || !IsOfInts(place))
                return null;
            place = Term.Narrow(place);
            Term[] others = [.. read.Arguments.Take(read.Arguments.Count - 1).Select(Settled)];
            Term array = Term.Filled(read.Text.Substring(0, read.Text.LastIndexOf('[')), false, others);
            if (Lanes!.Done is not null)
                return Neighbours("Load", array, index);
            if (At(place, Lanes.First) is Term first && At(place, Lanes.Count) is Term end)
                return Loaded("Load", array, first, end);
            return Stride(place) is (Term stride, Term start) ? Loaded("Strided", array, start, stride, Term.Plain($"{Lanes.Count} - {Lanes.First}", Operators.PrecedenceOf("-"))) : null;
        }

        /// <summary>Whether an index is made of 32-bit integers, so that its own lower 32 bits are all that is needed.</summary>
        private static bool IsOfInts(Term index) => index.Kind == TermKind.Infix ? index.Arguments.All(IsOfInts) : !index.IsLong;

        private Term Loaded(string method, params Term[] arguments) => Term.Call($"{LaneNames.Memory}.{method}<{Lanes!.Type}>", true, arguments) with { IsWide = true };

        /// <summary>Of an index of the form n s + c its s, and the index for the first lane; null where it has another form.</summary>
        private (Term Stride, Term Start)? Stride(Term index) => index switch
        {
            { Kind: TermKind.Infix, Text: "*", Arguments: [{ Kind: TermKind.Name } number, var stride] } when IsNumber(number) && !IsNumber(stride) => (stride, Term.Infix("*", false, Term.Plain(Lanes!.First), stride)),
            { Kind: TermKind.Infix, Text: "*", Arguments: [var stride, { Kind: TermKind.Name } number] } when IsNumber(number) && !IsNumber(stride) => (stride, Term.Infix("*", false, stride, Term.Plain(Lanes!.First))),
            { Kind: TermKind.Infix, Text: "+" or "-", Arguments: [var left, var right] } when !IsNumber(right) && Stride(left) is (Term stride, Term start) => (stride, Term.Infix(index.Text, false, start, right)),
            { Kind: TermKind.Infix, Text: "+", Arguments: [var left, var right] } when !IsNumber(left) && Stride(right) is (Term stride, Term start) => (stride, Term.Infix("+", false, left, start)),
            _ => null,
        };

        /// <summary>An index of the form n + c with another number for n; null where it has another form.</summary>
        private Term? At(Term index, string number) => index switch
        {
            { Kind: TermKind.Name } when IsNumber(index) => Term.Plain(number),
            { Kind: TermKind.Infix, Text: "+" or "-", Arguments: [var left, var right] } when !IsNumber(right) && At(left, number) is Term moved => Term.Infix(index.Text, false, moved, right),
            { Kind: TermKind.Infix, Text: "+", Arguments: [var left, var right] } when !IsNumber(left) && At(right, number) is Term moved => Term.Infix("+", false, left, moved),
            _ => null,
        };

        private bool IsNumber(Term term) => planner._number is Variable number && term.Reads(number);

        private void AddByLane(StepNode node, int target, Term value)
        {
            if (planner._procedure.Locals[target].Kind == Kind.Integer)
                planner._byLane[target] = value;
            else
                Gather(node, target, AsReal(value, planner._procedure.Locals[target].Kind));
        }

        /// <summary>A loop that finds a number for each lane.</summary>
        private void Gather(StepNode node, int target, Term value)
        {
            LaneNames names = Lanes!;
            FlushBefore(node);
            planner.Gathers = true;
            Variable lane = new(names.Lane, "int") { Name = names.Lane }, gathered = new(names.Gathered, "") { Name = names.Gathered };
            List<Line> body = [new ElementLine(gathered, Term.Name(lane), "=", value)];
            if (planner._number is Variable number && value.Reads(number))
                body.Insert(0, new PlainLine(Term.Plain($"int {names.Number} = global::System.Math.Min({names.First} + {names.Lane}, {names.Count} - 1)")));
            Lines.Add(new StrideLine(names.Lane, names.Type + ".Count", "1", body));
            Term loaded = Term.Code($"{names.Type}.Load({names.Gathered}, 0)") with { IsReal = true, IsWide = true };
            if (planner._procedure.Locals[target].Kind == Kind.Truth)
                loaded = InLanes.Of(new Compute(target, Operation.Less, default), Kind.Truth, [Term.Real(0), loaded]);
            Lines.Add(planner._declaring.Contains((node, target)) ? new DeclareLine(Names.Renew(target), loaded) : new AssignLine(Names.Local(target), loaded));
        }
    }
}
