using CurseOfMemory.Generator.Graphs.Programs;
using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Jacobians and Hessians of which only the entries of a pattern are computed, and the method that finds the pattern.</summary>
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

    // a product with the sum of unit vectors of one colour holds the columns of all of them, since no two share a row
    private IEnumerable<Line> CompressedHessian(string workspace)
    {
        string n = Take("n"), sweep = Take("sweep"), direction = Take("direction"), product = Take("product"), value = Take("value"), pattern = _extras[1], values = _extras[2];
        foreach (Line line in Scratch(n, [(direction, n), (product, n)], ref workspace))
            yield return line;
        yield return Declaration(_precision.Scalar, value, "double.NaN");
        yield return Count(sweep, pattern + ".Sweeps",
        [
            Plain($"{pattern}.Seed({sweep}, {direction})"),
            Plain($"{value} = {Call(0, new(direction, Adjoint: _extras[0], Product: product), workspace)}"),
            Plain($"{pattern}.Gather({sweep}, {product}, {values})"),
        ]);
        yield return Plain($"return {value}");
    }

    /// <summary>The method that finds the pattern: the kernel over sets of inputs, 64 to a run.</summary>
    private MethodPlan PatternFinding()
    {
        FunctionParameter[] parameters = [.. _form.Function.Parameters];
        _taken.UnionWith(parameters.Select(parameter => parameter.Name));
        Packing packing = Packing.OfFunction(_form);
        string sweeps = Take("sweeps"), memory = Take("memory"), gradient = Take("gradient");
        bool isHessian = _form.Kind == FormKind.CompressedHessian;
        int pattern = _kernels.Length - 1;
        List<Line> lines = [];
        Term length = _kernels[pattern].Measure(lines, _tapes[pattern]?.Call);
        VariableNaming.Settle(lines, _taken);
        lines.Add(Declaration(Sweeps, sweeps, $"new {Sweeps}({(isHessian ? packing.Length : packing.Output + ".Length")}, {packing.Length})"));
        if (isHessian)
            lines.Add(Declaration(Span, gradient, $"new double[{packing.Length}]"));
        if (_kernels[pattern].Memory.IsWorkspace)
            lines.Add(new DeclareLine(new Variable(memory, Span), Term.Code("new double[{0}]", length)));
        string call = Call(pattern, new(sweeps + ".Inputs", Tangent: sweeps + ".Outputs", Adjoint: gradient, Product: sweeps + ".Outputs"), memory, packing);
        lines.Add(new RepeatLine([], Term.Plain(sweeps + ".Next()"), [Plain(call)]));
        lines.Add(Plain($"return {sweeps}.Pattern()"));
        string header = $"{PublicModifiers} {Pattern} {PatternMethod}({Declarations(parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"))})";
        return new(
            $"Where the {(isHessian ? "Hessian" : "Jacobian")} of {_form.Function.Name} can be other than 0, whatever the values of the inputs: make it once for each choice of lengths, integers and data.",
            [.. parameters.Select(parameter => Note(parameter.Name, $"As in {_form.Function.Name}; of reals only the lengths matter.")), $"<returns>The pattern that {_form.Declaration.Name} takes.</returns>"],
            header, false, lines);
    }
}
