using CurseOfMemory.Generator.Graphs.Programs;
using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Jacobians of which only the entries of a pattern are computed, and the method that finds the pattern.</summary>
internal sealed partial class FormPlanner
{
    private const string Pattern = "global::CurseOfMemory.JacobianPattern", Sweeps = "global::CurseOfMemory.PatternSweeps";

    private string PatternMethod => _form.Declaration.Name + "Pattern";

    // each sweep finds all columns (or rows) of a colour at once, since no two of them share a row (or column)
    private IEnumerable<Line> CompressedJacobian(string workspace)
    {
        string n = Take("n"), m = Take("m"), sweep = Take("sweep"), inputs = Take("alongInputs"), outputs = Take("alongOutputs"), pattern = _extras[0], values = _extras[1];
        yield return Declaration("int", m, _packing.Output + ".Length");
        foreach (Line line in Scratch(n, [(inputs, n), (outputs, m)], ref workspace))
            yield return line;
        Line[] rows = [.. Sweep(outputs, inputs, Call(1, new(Seed: outputs, Adjoint: inputs), workspace))];
        Line[] columns = [.. Sweep(inputs, outputs, Call(0, new(Direction: inputs, Tangent: outputs), workspace))];
        yield return Count(sweep, pattern + ".Sweeps", [new BranchLine(Term.Plain(pattern + ".IsByRows"), rows, columns)]);

        IEnumerable<Line> Sweep(string direction, string derivative, string call) =>
            [Plain($"{pattern}.Seed({sweep}, {direction})"), Plain(call), Plain($"{pattern}.Gather({sweep}, {derivative}, {values})")];
    }

    /// <summary>The method that finds the pattern: the kernel over sets of inputs, 64 to a run.</summary>
    private MethodPlan PatternFinding()
    {
        FunctionParameter[] parameters = [.. _form.Function.Parameters];
        _taken.UnionWith(parameters.Select(parameter => parameter.Name));
        Packing packing = Packing.OfFunction(_form);
        string sweeps = Take("sweeps"), memory = Take("memory");
        List<Line> lines = [];
        Term length = _kernels[2].Measure(lines, _tapes[2]?.Call);
        VariableNaming.Settle(lines, _taken);
        lines.Add(Declaration(Sweeps, sweeps, $"new {Sweeps}({packing.Output}.Length, {packing.Length})"));
        if (_kernels[2].Memory.IsWorkspace)
            lines.Add(new DeclareLine(new Variable(memory, Span), Term.Code("new double[{0}]", length)));
        string call = Call(2, new(Direction: sweeps + ".Inputs", Tangent: sweeps + ".Outputs"), memory, packing);
        lines.Add(new RepeatLine([], Term.Plain(sweeps + ".Next()"), [Plain(call)]));
        lines.Add(Plain($"return {sweeps}.Pattern()"));
        string header = $"{PublicModifiers} {Pattern} {PatternMethod}({Declarations(parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"))})";
        return new(
            $"Where the Jacobian of {_form.Function.Name} can be other than 0, whatever the values of the inputs: make it once for each choice of lengths, integers and data.",
            [.. parameters.Select(parameter => Note(parameter.Name, $"As in {_form.Function.Name}; of reals only the lengths matter.")), $"<returns>The pattern that {_form.Declaration.Name} takes.</returns>"],
            header, false, lines);
    }
}
