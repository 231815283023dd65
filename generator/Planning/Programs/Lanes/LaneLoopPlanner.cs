using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Plans the method of a loop whose passes run in lanes, and its calls. It gives back what the passes add to the first sum; others are <c>out</c> parameters.</summary>
internal sealed class LaneLoopPlanner(LanePass pass, string method, IReadOnlyList<FunctionParameter> data, ProcedureNames around)
{
    private readonly Step[] _steps = [.. pass.Procedure.Prologue.All(), .. pass.Procedure.Body.All()];

    /// <summary>Whether a pass takes long: it computes functions, or divides.</summary>
    public bool HasFunctions => _steps.Any(step => step is Compute { Operation: Operation.Function or Operation.Divide } compute && pass.Procedure.Locals[compute.Target].Kind == Kind.Real);

    private IReadOnlyList<FunctionParameter> Data => _steps.Any(step => step is ReadData) ? data : [];

    public MethodPlan Plan(string summary, string modifiers, IEnumerable<string> outside)
    {
        HashSet<string> taken = [.. outside, .. Data.Select(parameter => parameter.Name.TrimStart('@'))];
        string type = taken.Take("L"), from = taken.Take("from"), end = taken.Take("end"), next = taken.Take("next"), number = taken.Take(CounterWish), done = taken.Take("done");
        LaneNames lanes = new(pass.Variation, type, number, end, taken.Take("lane"), taken.Take("gathered"), taken.Take("number")) { Done = done };
        ProcedureNames names = new(pass.Procedure, 0, Widths, [], [.. Data.Select(parameter => parameter.Name)], false, lanes, Precision.Double);
        (IReadOnlyList<Line> prologue, IReadOnlyList<Line> body) = new ProcedurePlanner(pass.Procedure, names).Plan();
        List<Line> inside = [.. body];
        IReadOnlyList<Line> values = LastLines.Take(inside, pass.Procedure.Results.Select(local => new AssignLine(names.Local(local), names.Wide!.Widen(Term.Name(names.Local(local))))));
        string[] sums = [.. pass.Sums.Select(sum => taken.Take(around.Local(sum).Wish + "Sum"))], results = [.. sums.Skip(1).Select(_ => taken.Take("sum"))];
        string parameters = string.Join(", ", [.. Data.Select(parameter => $"{parameter.Type} {parameter.Name}"), $"int {from}", $"int {end}", .. Parameters(names, taken), .. results.Select(result => "out double " + result)]);
        VariableNaming.Settle([.. prologue, .. inside], taken);
        IEnumerable<Line> added = values.Select((line, i) => new PlainLine(Term.Code($"{sums[i]} += {LaneNames.Passes}.New({{0}}, {done})", ((AssignLine)line).Value)));
        Line[] start = [Declaration("int", number, $"global::System.Math.Min({next}, {end} - {type}.Count)"), Declaration("int", done, $"{next} - {number}")];
        List<Line> lines = [.. prologue, .. sums.Select(sum => Declaration(type, sum, type + ".Zero")), new StrideLine(next, end, type + ".Count", [.. start, .. inside, .. added], from)];
        lines.AddRange(results.Select((result, i) => Plain($"{result} = {type}.Sum({sums[i + 1]})")));
        if (sums.Length > 0)
            lines.Add(Plain($"return {type}.Sum({sums[0]})"));
        return new(summary, [], $"{modifiers}{(sums.Length > 0 ? "double" : "void")} {method}<{type}>({parameters}){lanes.Constraint}", true, lines);
    }

    private string CounterWish => pass.Procedure.Locals[pass.Procedure.Parameters[0]].Name is { Length: > 0 } name ? name.TrimStart('@') : "i";

    private IntegerWidths Widths => new(new(new([pass.Procedure])), [.. pass.Procedure.Parameters.Select(_ => false)]);

    private IEnumerable<string> Parameters(ProcedureNames names, HashSet<string> taken) =>
    [
        .. pass.Procedure.Parameters.Skip(1).Select((local, i) => Declared(names.Local(local), names.Local(local).Type, around.Local(pass.Arguments[i]), taken)),
        .. pass.Procedure.ArrayParameters.Select((array, i) => Declared(names.Array(array), SpanOf(pass.Procedure.Arrays[array]), around.Array(pass.Arrays[i]), taken)),
    ];

    /// <param name="arguments">The first pass, the end and what passes read, as terms.</param>
    public IReadOnlyList<Line> Call(string lanes, IReadOnlyList<Term> arguments)
    {
        Variable[] sums = [.. pass.Sums.Select(around.Local)], others = [.. sums.Skip(1).Select(_ => around.Temporary("sum", "double"))];
        IEnumerable<Term> arrays = pass.Arrays.Select(array => Term.Name(around.Array(array)));
        Term call = Term.Call($"{method}<{lanes}>", true, [.. Data.Select(parameter => Term.Plain(parameter.Name)), .. arguments, .. arrays, .. others.Select(other => Term.Code("out {0}", Term.Name(other)))]);
        if (sums.Length == 0)
            return [new PlainLine(call)];
        IEnumerable<Line> added = others.Select((other, i) => Added(sums[i + 1], Term.Name(other)));
        return [.. others.Select(other => new DeclareLine(other, null)), Added(sums[0], call), .. added];
    }

    private static AssignLine Added(Variable sum, Term more) => new(sum, Term.Infix("+", true, Term.Name(sum), more));

    private static string SpanOf(ArrayVariable array) => array.Role == ArrayRole.Input ? "global::System.ReadOnlySpan<double>" : "global::System.Span<double>";

    /// <summary>A parameter, called as the kernel calls it where that is free.</summary>
    private static string Declared(Variable variable, string type, Variable around, HashSet<string> taken)
    {
        variable.Name = taken.Take(around.Wish.TrimStart('@'));
        return $"{type} {variable.Name}";
    }
}
