using CurseOfMemory.Generator.Graphs.Programs;
using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>
/// Plans the sum of a kernel in lanes over all its terms: a method that has the memory and chooses the width, one that adds up in lanes, and the kernel.
/// The last lanes may have no term of their own; they repeat the last one and don't count.
/// </summary>
internal sealed class LaneSumPlanner
{
    private const string Span = "global::System.Span";

    private readonly ProgramObjective _objective;
    private readonly FormModel _form;
    private readonly Packing _packing;
    private readonly ProgramPlanner _kernel;
    private readonly ProgramPlanner? _tape;
    private readonly HashSet<string> _taken;
    private readonly string[] _extras, _outputs;
    private readonly string _count, _sumMethod;

    public LaneSumPlanner(ProgramObjective objective, FormDerivation derivation)
    {
        (_objective, _form) = (objective, derivation.Form);
        FormKernel kernel = derivation.Kernels[0];
        _packing = Packing.OfForm(_form);
        _kernel = ProgramPlanner.OfKernel(_form, kernel.Programs, _form.Kind, "Kernel", Precision.Double, kernel.Lanes);
        _tape = kernel.Tape is null ? null : ProgramPlanner.OfTape(_form, kernel.Tape, _form.Kind, "Tape", Precision.Double);
        _taken = [.. Keywords.All, .. _form.Declaration.Type.MemberNames, .. _form.Declaration.Arguments.Select(argument => argument.Name)];
        _extras = [.. _form.Extras.Select(extra => _form.Declaration.Arguments[extra].Name)];
        _outputs = _form.Kind switch { FormKind.Value => [], FormKind.Gradient => _extras, _ => [_extras[1], _extras[2]] };
        (_count, _sumMethod) = (_taken.Take("count"), _taken.Take(_form.Declaration.Name + "Sum"));
    }

    public IEnumerable<MethodPlan> Plan() => _kernel.FitsIntoLoop
        ? [Outer(), Loop()]
        : [Outer(), Sum(), .. _kernel.Plan($"The terms of {_form.Declaration.Name}, one in each lane."), .. Tapes()];

    private IEnumerable<MethodPlan> Tapes() => _tape is null ? [] : _tape.PlanCount($"The number of lanes that {_form.Declaration.Name} puts on its tape.");

    private string Modifiers => _objective.IsStatic ? "private static double" : "private double";

    private IEnumerable<FormArgument> Parameters => _form.Declaration.Arguments.Where((_, i) => i != _form.Parameters[_objective.Number]);

    private string Declarations => string.Join(", ", Parameters.Select(argument => argument.Declaration));

    /// <summary>Whether the sum needs memory: two vectors for each output, and the kernel's workspace.</summary>
    private bool NeedsMemory => !_kernel.FitsIntoLoop && (_outputs.Length > 0 || _kernel.Memory.IsWorkspace);

    private MethodPlan Outer()
    {
        HashSet<string> taken = [.. _taken];
        List<Line> lines =
        [
            Declaration("int", _count, _objective.Count),
            new BranchLine(Term.Plain($"{_count} <= 0"), [.. _outputs.Select(output => Plain(output + ".Clear()")), Plain("return 0")], []),
        ];
        string arguments = string.Join(", ", Parameters.Select(argument => argument.Name).Prepend(_count));
        IReadOnlyList<Line> Sums(string all) => WidthChoice.Of(_count, lanes => $"return {_sumMethod}<{lanes}>({all})");
        lines.AddRange(NeedsMemory
            ? Rental.Around(Precision.Double, taken.Take, Term.Code(LaneNames.Memory + ".Length({0})", Need(lines, taken)), memory => Sums($"{arguments}, {memory}"))
            : Sums(arguments));
        return new($"{_form.Declaration.Name} for all terms.", [], $"{Modifiers} {_form.Declaration.Name}({Declarations})", false, lines);
    }

    /// <summary>How many lanes the sum needs.</summary>
    private Term Need(List<Line> lines, HashSet<string> taken)
    {
        Term vectors = Term.Plain(Lengths.Times(2 * _outputs.Length, _packing.Length), Operators.PrecedenceOf("*"));
        if (!_kernel.Memory.IsWorkspace)
            return vectors;
        List<Line> lengths = [];
        Term workspace = _kernel.Measure(lengths, _tape?.Call);
        VariableNaming.Settle(lengths, taken);
        lines.AddRange(lengths);
        return _outputs.Length == 0 ? workspace : Term.Infix("+", false, vectors, workspace);
    }

    /// <summary>The sum with the kernel in its loop, where that puts out numbers alone.</summary>
    private MethodPlan Loop()
    {
        HashSet<string> taken = [.. Outside.Except([_count])];
        KernelSlot[] slots = [.. _kernel.Call.Slots], results = [.. slots.Where(slot => slot.IsResult)];
        Dictionary<KernelSlot, string> directions = slots.Where(slot => slot.Role == SlotRole.Direction).ToDictionary(slot => slot, slot => taken.Take(slot.Wish));
        string[] sums = [.. results.Select(slot => taken.Take(slot.Wish)), taken.Take("total")];
        LaneLoop loop = _kernel.PlanLoop(taken, slot => directions.TryGetValue(slot, out string name) ? name : _packing.Argument(slot.Parameter));
        (string type, string first, string count) = (loop.Names.Type, loop.Names.First, loop.Names.Count);
        List<Line> lines = [.. directions.Select(one => Declaration("double", one.Value, _packing.Part(_extras[0], one.Key.Parameter))), .. loop.Before];
        lines.AddRange(sums.Select(sum => Declaration(type, sum, type + ".Zero")));
        IEnumerable<Line> added = sums.Select((sum, i) => new PlainLine(Term.Code($"{sum} += {type}.Keep({{0}}, {count} - {first})", loop.Values[i])));
        lines.Add(new StrideLine(first, count, type + ".Count", [.. loop.Body, .. added]));
        lines.AddRange(results.Select((slot, i) => Plain($"{Part(_outputs, slot)} = {type}.Sum({sums[i]})")));
        lines.Add(Plain($"return {type}.Sum({sums[sums.Length - 1]})"));
        return Method(type, count, "", lines);
    }

    private MethodPlan Sum()
    {
        HashSet<string> taken = [.. Outside];
        string type = taken.Take("L"), memory = taken.Take("memory"), workspace = taken.Take("workspace"), n = taken.Take("n"), rest = taken.Take("rest");
        string total = taken.Take("total"), first = taken.Take("first"), term = taken.Take("term");
        string[] each = [.. _outputs.Select(_ => taken.Take("each"))], sums = [.. _outputs.Select(_ => taken.Take("sum"))], vectors = [.. each, .. sums];
        List<Line> lines = [];
        if (NeedsMemory)
            lines.Add(Declaration($"{Span}<{type}>", workspace, $"{LaneNames.Memory}.Of<{type}>({memory})"));
        if (_outputs.Length > 0)
            lines.Add(Declaration("int", n, _packing.Length));
        lines.AddRange(vectors.Select((vector, i) => Declaration($"{Span}<{type}>", vector, $"{workspace}.Slice({Lengths.Times(i, n)}, {n})")));
        if (_kernel.Memory.IsWorkspace)
            lines.Add(Declaration($"{Span}<{type}>", rest, vectors.Length == 0 ? workspace : $"{workspace}.Slice({Lengths.Times(vectors.Length, n)})"));
        lines.AddRange(sums.Select(sum => Plain(sum + ".Clear()")));
        lines.Add(Declaration(type, total, type + ".Zero"));
        lines.Add(new StrideLine(first, _count, type + ".Count",
        [
            Declaration(type, term, Call(type, each, first, rest)),
            Plain($"{total} += {type}.Keep({term}, {_count} - {first})"),
            .. each.Select((one, i) => Plain($"{LaneNames.Memory}.Add<{type}>({one}, {_count} - {first}, {sums[i]})")),
        ]));
        lines.AddRange(sums.Select((sum, i) => Plain($"{LaneNames.Memory}.Sum<{type}>({sum}, {_outputs[i]})")));
        lines.Add(Plain($"return {type}.Sum({total})"));
        return Method(type, _count, NeedsMemory ? $"{Span}<double> {memory}" : "", lines);
    }

    /// <summary>The names around the sum: the number of a term isn't there.</summary>
    private IEnumerable<string> Outside => _taken.Except([_form.Declaration.Arguments[_form.Parameters[_objective.Number]].Name]);

    private MethodPlan Method(string type, string count, string memory, IReadOnlyList<Line> lines)
    {
        IEnumerable<string> parameters = Parameters.Select(argument => argument.Declaration).Prepend("int " + count).Concat(memory.Length > 0 ? [memory] : Array.Empty<string>());
        string header = $"{Modifiers} {_sumMethod}<{type}>({string.Join(", ", parameters)}) where {type} : struct, {LaneNames.Interface}<{type}, double>";
        return new($"{_form.Declaration.Name} in lanes of one width.", [], header, true, lines);
    }

    private string Call(string type, string[] each, string first, string rest)
    {
        KernelCall call = _kernel.Call;
        IEnumerable<string> arguments = call.Slots.SelectMany(slot => Arguments(slot, each, first));
        return $"{call.Name}<{type}>({string.Join(", ", call.TakesWorkspace ? arguments.Append(rest) : arguments)})";
    }

    private IEnumerable<string> Arguments(KernelSlot slot, string[] each, string first) => slot.Role switch
    {
        SlotRole.Own when slot.Parameter == _objective.Number => [first, _count],
        SlotRole.Own => [_packing.Argument(slot.Parameter)],
        SlotRole.Direction => [_packing.Part(_extras[0], slot.Parameter)],
        _ => [(slot.IsResult ? "out " : "") + Part(each, slot)],
    };

    /// <summary>The part of the gradient or the product that a slot is.</summary>
    private string Part(string[] vectors, KernelSlot slot) => _packing.Part(vectors[slot.Role == SlotRole.Adjoint ? 0 : 1], slot.Parameter);
}
