using CurseOfMemory.Generator.Graphs.Programs;
using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>What each form does with its kernels.</summary>
internal sealed partial class FormPlanner
{
    /// <summary>The vectors that a kernel is called with, each the name of a span or number.</summary>
    private sealed record Vectors(string Direction = "", string Seed = "", string Tangent = "", string Adjoint = "", string Product = "");

    private IEnumerable<Line> Body(string workspace) => _form.Kind switch
    {
        FormKind.Gradient => [Return(Call(0, new(Adjoint: _extras[0]), workspace))],
        FormKind.Tangent => [Return(Call(0, new(Direction: _extras[0], Tangent: _extras[1]), workspace))],
        FormKind.Adjoint => [Return(Call(0, new(Seed: _extras[0], Adjoint: _extras[1]), workspace))],
        FormKind.HessianProduct => [Return(Call(0, new(Direction: _extras[0], Adjoint: _extras[1], Product: _extras[2]), workspace))],
        FormKind.Value => [Return(Call(0, new(), workspace))],
        FormKind.Hessian => Hessian(workspace),
        FormKind.HessianDiagonal => Diagonal(workspace),
        FormKind.CompressedJacobian => CompressedJacobian(workspace),
        FormKind.CompressedHessian => CompressedHessian(workspace),
        _ => Jacobian(workspace),
    };

    private Line Return(string call) => Plain(_form.Function.ReturnsValue ? "return " + call : call);

    private string Call(int kernel, Vectors vectors, string workspace) => Call(kernel, vectors, workspace, _packing);

    private string Call(int kernel, Vectors vectors, string workspace, Packing packing)
    {
        KernelCall call = _kernels[kernel].Call;
        IEnumerable<string> arguments = call.Slots.Select(slot => (slot.IsResult ? "out " : "") + Argument(slot, vectors, packing));
        return $"{call.Name}({string.Join(", ", call.TakesWorkspace ? arguments.Append(workspace) : arguments)})";
    }

    private string Argument(KernelSlot slot, Vectors vectors, Packing packing) => slot.Role switch
    {
        SlotRole.Own => packing.Argument(slot.Parameter),
        SlotRole.Seed => vectors.Seed,
        SlotRole.Tangent => vectors.Tangent,
        SlotRole.Direction => packing.Part(vectors.Direction, slot.Parameter),
        SlotRole.Adjoint when !_form.IsPacked => _extras[packing.Active.ToList().IndexOf(slot.Parameter)],
        SlotRole.Adjoint => packing.Part(vectors.Adjoint, slot.Parameter),
        _ => packing.Part(vectors.Product, slot.Parameter),
    };

    private IEnumerable<Line> Hessian(string workspace)
    {
        string n = Take("n"), unit = Take("unit");
        IReadOnlyList<Line> scratch = [.. Scratch(n, [(unit, n)], ref workspace)];
        return [.. scratch, .. HessianRows.Of(_precision, Take, n, unit, _extras[1], _packing.FixedLength < 0, row => Call(0, new(unit, Adjoint: _extras[0], Product: row), workspace), value => value)];
    }

    private IEnumerable<Line> Diagonal(string workspace)
    {
        string n = Take("n"), j = Take("j"), row = Take("row"), value = Take("value"), unit = Take("unit");
        foreach (Line line in Scratch(n, [(unit, n), (row, n)], ref workspace))
            yield return line;
        yield return Declaration(_precision.Scalar, value, "double.NaN");
        if (_packing.FixedLength < 0)
            yield return new BranchLine(Term.Plain($"{n} == 0"), [Plain($"{value} = {Call(0, new(unit, Adjoint: _extras[0], Product: row), workspace)}")], []);
        yield return Count(j, n,
        [
            Plain($"{unit}[{j}] = 1"),
            Plain($"{value} = {Call(0, new(unit, Adjoint: _extras[0], Product: row), workspace)}"),
            Plain($"{unit}[{j}] = 0"),
            Plain($"{_extras[1]}[{j}] = {row}[{j}]"),
        ]);
        yield return Plain($"return {value}");
    }

    // by rows with adjoints where there are fewer outputs than inputs, else by columns with tangents
    private IEnumerable<Line> Jacobian(string workspace)
    {
        string n = Take("n"), m = Take("m"), i = Take("i"), j = Take("j"), seed = Take("seed"), unit = Take("unit"), column = Take("column"), jacobian = _extras[0];
        yield return Declaration("int", m, _packing.Output + ".Length");
        foreach (Line line in Scratch(n, [(seed, m), (unit, n), (column, m)], ref workspace))
            yield return line;
        List<Line> columns =
        [
            Count(j, n,
            [
                Plain($"{unit}[{j}] = 1"),
                Plain(Call(0, new(unit, Tangent: column), workspace)),
                Plain($"{unit}[{j}] = 0"),
                Count(i, m, [Plain($"{jacobian}[{i} * {n} + {j}] = {column}[{i}]")]),
            ]),
        ];
        if (_packing.FixedLength < 0)
            columns.Insert(0, new BranchLine(Term.Plain($"{n} == 0"), [Plain(Call(0, new(unit, Tangent: column), workspace))], []));
        Line rows = Count(i, m,
        [
            Plain($"{seed}[{i}] = 1"),
            Declaration(Span, "row", $"{jacobian}.Slice({i} * {n}, {n})"),
            Plain(Call(1, new(Seed: seed, Adjoint: "row"), workspace)),
            Plain($"{seed}[{i}] = 0"),
        ]);
        yield return new BranchLine(Term.Plain($"{m} < {n}"), [rows], columns);
    }

    private static Line Count(string counter, string limit, IReadOnlyList<Line> body) =>
        new CountLine(new Variable(counter, "int"), true, Term.Plain("0"), Term.Plain(limit), 1, body);
}
