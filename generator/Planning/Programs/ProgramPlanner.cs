using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>How a planned kernel is called.</summary>
/// <param name="Name">The method.</param>
/// <param name="Slots">Its parameters, but for the workspace.</param>
/// <param name="TakesWorkspace">Whether a workspace comes last.</param>
internal sealed record KernelCall(string Name, IReadOnlyList<KernelSlot> Slots, bool TakesWorkspace);

/// <summary>Plans the methods of a kernel: one for each procedure of its program.</summary>
internal sealed partial class ProgramPlanner(FormModel form, ProcedureList programs, IReadOnlyList<KernelSlot> slots, string name, Precision precision, LaneVariation? lanes = null)
{
    private readonly bool _usesTape = programs.Procedures.Any(procedure => BlockNode.Of(procedure.Body.Steps).All.Any(node => node.Step is Push or PushArray or Pop or PopArray));

    private readonly IntegerWidths _widths = new(programs, Wide(programs.Main, slots));

    /// <param name="kind">What the kernel computes.</param>
    /// <param name="suffix">What its name ends with.</param>
    public static ProgramPlanner OfKernel(FormModel form, ProcedureList programs, FormKind kind, string suffix, Precision precision, LaneVariation? lanes = null) =>
        new(form, programs, KernelSignature.Of(form.Function, programs.Main, kind), NameOf(form, suffix), precision, lanes);

    /// <summary>The count of the tape of a kernel, which takes what the kernel takes and it reads.</summary>
    public static ProgramPlanner OfTape(FormModel form, ProcedureList programs, FormKind kind, string suffix, Precision precision) => new(
        form,
        programs,
        [.. KernelSignature.Of(form.Function, programs.Main, kind).Where(slot => !slot.IsResult && (slot.Role == SlotRole.Own || IsMentioned(slot, programs.Main)))],
        NameOf(form, suffix),
        precision);

    private static string NameOf(FormModel form, string suffix) => form.Declaration.Type.Own(form.Declaration.Key + suffix);

    private static bool IsMentioned(KernelSlot slot, Procedure procedure) => BlockNode.Of(procedure.Body.Steps).All
        .Any(node => slot.IsArray ? StepEffects.Arrays(node.Step).Contains(slot.Number) : node.Mentions(slot.Number));

    private static readonly string[] Plain = [.. Keywords.All, "_"];

    private string[] Methods => [.. programs.Procedures.Select((procedure, i) => i == 0 ? name : $"{name}{i}")];

    private FunctionParameter[] Data => [.. form.Function.Parameters.Where(parameter => parameter.Kind == ParameterKind.Data)];

    private string Modifiers => "private " + (form.IsStatic ? "static " : form.Declaration.Modifiers.Split(' ').Contains("readonly") ? "readonly " : "");

    public Memory Memory => Memory.Of(programs.Main, _usesTape, lanes is not null);

    public KernelCall Call => new(name, slots, Memory.IsWorkspace);

    /// <summary>Whether the main procedure is planned without loops and calls.</summary>
    public bool IsStraight => programs.Procedures.Count == 1 && !Memory.IsWorkspace && PlanMain("")[0].Lines.All(line => line is DeclareLine or AssignLine or PlainLine or BranchLine);

    public IEnumerable<MethodPlan> Plan(string summary)
    {
        foreach (MethodPlan method in PlanMain(summary))
            yield return method;
        for (int i = 1; i < programs.Procedures.Count; i++)
            yield return PlanCallee(i);
    }

    /// <summary>The methods of a program that counts the tape of another: the main one has its memory from the stack or the pool.</summary>
    public IEnumerable<MethodPlan> PlanCount(string summary)
    {
        if (!Memory.IsWorkspace)
            return Plan(summary);
        ProgramPlanner inner = new(form, programs, slots, name + "Count", precision);
        HashSet<string> taken = [.. Plain, .. form.Declaration.Type.MemberNames, .. slots.Select(slot => slot.Wish)];
        List<Line> lines = [];
        Term length = Measure(lines, null);
        string arguments = string.Join(", ", slots.Select(slot => slot.Wish));
        IReadOnlyList<Line> around = Rental.Around(precision, taken.Take, length, memory => [new PlainLine(Term.Plain($"return {inner.Call.Name}({arguments}, {memory})"))]);
        VariableNaming.Settle(lines, taken);
        string header = $"{Modifiers}int {name}({string.Join(", ", slots.Select(slot => $"{TypeOf(slot)} {slot.Wish}"))})";
        return [new(summary, [], header, false, [.. lines, .. around]), .. inner.Plan(summary)];
    }

    /// <summary>Adds the statements that find the lengths of the main procedure's arrays; with the tape they are what it needs of memory.</summary>
    /// <param name="tape">The method that counts the tape, null without one.</param>
    /// <param name="given">The function's own parameters, as C#; by default their names.</param>
    public Term Measure(List<Line> lines, KernelCall? tape, Func<KernelSlot, string>? given = null)
    {
        Procedure main = programs.Main;
        ProcedureNames names = Names(main, 0);
        // what the derivative adds is not there yet, and no length depends on it
        string GivenAs(KernelSlot slot) => slot.Role != SlotRole.Own ? "default" : given is not null ? given(slot) : slot.Wish;
        foreach (KernelSlot slot in slots)
            names.Settle(slot, GivenAs(slot));
        Procedure prologue = main with { Body = Block.Empty, Results = EquatableArray<int>.Empty };
        ProcedurePlanner planner = new(prologue, names);
        lines.AddRange(planner.Plan().Prologue);
        List<Term> needs = [.. Memory.Lengths.Select(planner.Length)];
        if (tape is not null)
            needs.Add(Term.Plain($"{tape.Name}({string.Join(", ", tape.Slots.Select(slot => IsNumber(slot) ? "0" : GivenAs(slot)))})"));
        return Memory.Sum(needs);
    }

    /// <summary>Whether a parameter, of the kernel or of the count of its tape, is the one in which lanes differ.</summary>
    private bool IsNumber(KernelSlot slot) => lanes?.Number is int number && slot.Role == SlotRole.Own
        && slots.Any(own => own.Role == SlotRole.Own && !own.IsArray && own.Parameter == slot.Parameter && own.Number == number);

    /// <summary>The main procedure, and its loops in lanes.</summary>
    private IReadOnlyList<MethodPlan> PlanMain(string summary)
    {
        Procedure main = programs.Main;
        HashSet<string> taken = [.. Plain, .. form.Declaration.Type.MemberNames, .. slots.Where(slot => slot.Role == SlotRole.Own).Select(slot => slot.Wish.TrimStart('@'))];
        LaneNames? inLanes = lanes is null ? null : LaneNamesOf(lanes, taken);
        LaneLoops? loops = inLanes is null && !precision.IsExtended ? new(name, Modifiers, Data, [.. Plain, .. form.Declaration.Type.MemberNames]) : null;
        ProcedureNames names = Names(main, 0, inLanes, loops);
        List<string> parameters = [];
        List<(Variable Result, int Local)> results = [];
        foreach (KernelSlot slot in slots)
        {
            if (IsNumber(slot))
            {
                parameters.Add($"int {inLanes!.First}, int {inLanes.Count}");
                continue;
            }
            string given = Settle(slot, names, taken);
            parameters.Add($"{(inLanes is null ? TypeOf(slot) : inLanes.TypeOf(slot))} {given}");
            if (slot.IsResult)
                results.Add((new(given, "double"), slot.Number));
        }
        if (Memory.IsWorkspace)
            parameters.Add(Declared(names.Workspace, taken));
        bool returns = main.Results.Count > results.Count;
        string type = !returns ? "void" : inLanes is not null ? inLanes.Type : main.Locals[main.Results[0]].Kind == Kind.Integer ? "int" : precision.Scalar;
        Term Result(int local) => inLanes is null ? Term.Narrow(Term.Name(names.Local(local))) : new LaneOperations(inLanes.Type).AsLanes(Term.Name(names.Local(local)));
        List<Line> lines = Body(main, names), last = [.. results.Select(result => new AssignLine(result.Result, Result(result.Local)))];
        if (returns)
            last.Add(new PlainLine(Term.Code("return {0}", Result(main.Results[0]))));
        lines.AddRange(LastLines.Take(lines, last));
        VariableNaming.Settle(lines, taken);
        string header = $"{Modifiers}{type} {name}{(inLanes is null ? "" : $"<{inLanes.Type}>")}({string.Join(", ", parameters)}){inLanes?.Constraint}";
        return [new(summary, [], header, inLanes is not null || HasLoops(main), lines), .. loops?.Methods ?? []];
    }

    /// <summary>The name of a parameter, which from now on nothing else has.</summary>
    private static string Settle(KernelSlot slot, ProcedureNames names, HashSet<string> taken)
    {
        string given = slot.Role == SlotRole.Own ? slot.Wish : taken.Take(slot.Wish);
        taken.Add(given.TrimStart('@'));
        names.Settle(slot, given);
        return given;
    }

    /// <summary>What the user gives is read as it is, but for reals.</summary>
    private string TypeOf(KernelSlot slot) => slot.Role == SlotRole.Own && slot.Number < 0 ? slot.Type : precision.Of(slot.Type);

    private LaneNames LaneNamesOf(LaneVariation variation, HashSet<string> taken) =>
        new(variation, taken.Take("L"), taken.Take("first"), taken.Take("count"), taken.Take("lane"), taken.Take("gathered"), slots.FirstOrDefault(IsNumber)?.Wish ?? "");

    /// <summary>A procedure that is called by itself or others: all its results are <c>out</c> parameters.</summary>
    private MethodPlan PlanCallee(int number)
    {
        Procedure procedure = programs.Procedures[number];
        ProcedureNames names = Names(procedure, number);
        HashSet<string> taken = [.. Plain, .. form.Declaration.Type.MemberNames, .. Data.Select(parameter => parameter.Name)];
        List<string> parameters = [.. Data.Select(parameter => $"{parameter.Type} {parameter.Name}")];
        parameters.AddRange(procedure.Parameters.Select(local => Declared(names.Local(local), taken)));
        parameters.AddRange(procedure.ArrayParameters.Select(array => Declared(names.Array(array), taken, procedure.Arrays[array].Role == ArrayRole.Input)));
        Variable[] results = [.. procedure.Results.Select(local => new Variable(names.Local(local).Wish + "Result", names.Local(local).Type))];
        parameters.AddRange(results.Select(result => "out " + Declared(result, taken)));
        if (_usesTape)
            parameters.AddRange([Declared(names.Tape, taken), "ref " + Declared(names.Top, taken)]);
        IEnumerable<Line> given = results.Select((result, i) => new AssignLine(result, Term.Name(names.Local(procedure.Results[i]))));
        IReadOnlyList<Line> lines = CalleeBody(procedure, names, given, taken);
        return new($"A part of {name}.", [], $"{Modifiers}void {Methods[number]}({string.Join(", ", parameters)})", HasLoops(procedure), lines);
    }

    /// <summary>A callee has no part of the workspace, since its depth is not known: what it needs of memory it rents, call by call.</summary>
    private IReadOnlyList<Line> CalleeBody(Procedure procedure, ProcedureNames names, IEnumerable<Line> results, HashSet<string> taken)
    {
        ProcedurePlanner planner = new(procedure, names);
        (IReadOnlyList<Line> prologue, IReadOnlyList<Line> body) = planner.Plan();
        Memory memory = Memory.Of(procedure, hasTape: false, isLanes: false);
        IReadOnlyList<Line> Inside(Term workspace) => [.. memory.Slices(procedure, names, planner.Length, workspace), .. body, .. results];
        IReadOnlyList<Line> inside = memory.IsWorkspace ? [] : Inside(Term.Plain("")), rented = inside;
        if (memory.IsWorkspace)
            rented = Rental.Around(precision, taken.Take, Memory.Sum([.. memory.Lengths.Select(planner.Length)]), name => inside = Inside(Term.Plain(name)), Memory.StackLengthOfCallees);
        VariableNaming.Settle([.. prologue, .. inside], taken);
        return [.. prologue, .. rented];
    }

    private List<Line> Body(Procedure procedure, ProcedureNames names)
    {
        ProcedurePlanner planner = new(procedure, names);
        (IReadOnlyList<Line> prologue, IReadOnlyList<Line> body) = planner.Plan();
        return [.. Gathered(planner, names.Lanes), .. prologue, .. Memory.Of(procedure, _usesTape, names.Lanes is not null).Slices(procedure, names, planner.Length, Term.Name(names.Workspace)), .. body];
    }

    private static IEnumerable<Line> Gathered(ProcedurePlanner planner, LaneNames? inLanes) =>
        planner.Gathers ? [Line.Plain($"global::System.Span<double> {inLanes!.Gathered} = stackalloc double[8]")] : [];

    private static bool[] Wide(Procedure main, IReadOnlyList<KernelSlot> slots) =>
        [.. main.Parameters.Select(local => slots.Any(slot => !slot.IsArray && !slot.IsResult && slot.Number == local && slot.Type.Split(' ').Last() is "long" or "uint" or "nint"))];

    private ProcedureNames Names(Procedure procedure, int number, LaneNames? inLanes = null, LaneLoops? loops = null) =>
        new(procedure, number, _widths, Methods, [.. Data.Select(parameter => parameter.Name)], _usesTape, inLanes, precision) { Loops = loops };

    private static bool HasLoops(Procedure procedure) => BlockNode.Of(procedure.Body.Steps).All.Any(node => StepEffects.IsLoop(node.Step));

    private string Declared(Variable variable, HashSet<string> taken, bool isInput = false)
    {
        variable.Name = taken.Take(variable.Wish);
        return $"{(isInput ? precision.Of("global::System.ReadOnlySpan<double>") : variable.Type)} {variable.Name}";
    }
}
