using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>The mathematics of an objective in words and formulas, for its doc comments.</summary>
internal sealed class Remarks
{
    private readonly Derivation _derivation;
    private readonly Graph _graph;
    private readonly TopLevelSums _totals;
    private readonly Formula _formula;
    private readonly Dictionary<int, OperationCounts> _written = [];
    private string[]? _legend;

    public Remarks(Derivation derivation, Graph graph, TopLevelSums totals)
    {
        (_derivation, _graph, _totals) = (derivation, graph, totals);
        _formula = new Formula(_graph, derivation.Definition);
    }

    /// <summary>The blocks in theta's order, such as <c>(a, w)</c>.</summary>
    public string Blocks => $"({string.Join(", ", _derivation.Definition.Blocks.OrderBy(block => block.Position).Select(block => block.Name))})";

    /// <summary>A public method with its documentation.</summary>
    /// <param name="isBrief">Whether a summary is enough.</param>
    public EntryPlan Entry(Kernel kernel, bool isBrief) =>
        new(kernel.Method, Summary(kernel.Method), isBrief ? [] : [.. Formulas(kernel.Method), .. _legend ??= [.. Legend()], .. Costs(kernel)], kernel);

    private string Summary(string method) => method switch
    {
        "Value" => ValueSummary,
        "Gradient" => $"J{Blocks} and its gradient.",
        "Hessian" => $"J{Blocks}, its gradient and its Hessian.",
        _ => $"J{Blocks}, its gradient and the product of its Hessian with a direction v.",
    };

    private IEnumerable<string> Formulas(string method) => method switch
    {
        "Value" => [Value],
        "Gradient" => [Value, .. Gradient],
        "Hessian" => Hessian,
        _ => Product,
    };

    /// <summary>What the author of the loss says of it.</summary>
    private string ValueSummary => _derivation.Definition.Summary is { Length: > 0 } summary ? summary : $"J{Blocks}.";

    private string Value
    {
        get
        {
            IEnumerable<string> parts = _totals.Bodies.Values.Select(body => $"sum_k {Grouped(body)}");
            return $"J = {string.Join(" + ", _totals.Rest >= 0 ? parts.Append(_formula.Text(_totals.Rest)) : parts)}".Replace("+ -", "- ");
        }
    }

    /// <summary>A line for each part of the gradient.</summary>
    private IEnumerable<string> Gradient => ByPosition().Select(i => $"dJ/d{Name(i, "k")} = {_formula.Text(_derivation.Gradient[i])}");

    /// <summary>A line for each part of the product.</summary>
    private IEnumerable<string> Product => ByPosition().Select(i => $"(Hv)_{Name(i, "k")} = {_formula.Text(_derivation.Product[i])}");

    /// <summary>A line for each block of the Hessian, rows and columns in theta's order.</summary>
    private IEnumerable<string> Hessian => _derivation.Hessian.Select(InOrder)
        .OrderBy(block => (Position(block.Row), Position(block.Column)))
        .Select(block =>
        {
            string row = Name(block.Row, "k"), column = Name(block.Column, _derivation.Variables[block.Row].IsIndexed ? "j" : "k");
            string derivative = block.Row == block.Column && row == column ? $"d2J/d{row}^2" : $"d2J/d{row} d{column}";
            return $"{derivative} = {Entry(block)}";
        });

    /// <summary>A block with the variable that comes first in theta as its row.</summary>
    private HessianBlock InOrder(HessianBlock block)
    {
        Variable row = _derivation.Variables[block.Row], column = _derivation.Variables[block.Column];
        return !row.IsIndexed || !column.IsIndexed || Position(block.Row) <= Position(block.Column)
            ? block
            : block with { Row = block.Column, Column = block.Row, Dense = _graph.Substitute(block.Dense, (Index.K(row.Extent), Index.J(row.Extent)), (Index.J(column.Extent), Index.K(column.Extent))) };
    }

    private int Position(int variable) => _derivation.Definition.Blocks[_derivation.Variables[variable].Block].Position;

    /// <summary>The residual and a line for each part of its derivatives.</summary>
    public IEnumerable<string> Residuals(ResidualSystem system) =>
    [
        $"r_k = {_formula.Text(system.Value)}",
        .. ByPosition().Select(i => $"dr_k/d{Name(i, "j")} = {Entry(new HessianBlock(i, i, system.Dense[i], system.Diagonal[i]))}"),
    ];

    /// <summary>What the symbols mean.</summary>
    private IEnumerable<string> Legend()
    {
        string domain = "[0, inf)";
        foreach (Op op in new[] { Op.Moment, Op.SquaredMoment })
        {
            foreach (int target in _derivation.Nodes.Where(node => node.Op == op).Select(node => node.A).Distinct().OrderBy(target => target))
            {
                string name = _derivation.Definition.Targets[target].Name, letter = op == Op.Moment ? "M" : "Q";
                string which = _derivation.Definition.Targets.Count > 1 ? $"[{name}]" : "";
                string square = op == Op.Moment ? "" : "^2";
                yield return $"{letter}_n{which}(s) = integral over t in {domain} of t^n e^{{-st}} {name}(t){square}";
            }
        }
        foreach (string name in _derivation.Nodes.Where(node => node.Op == Op.Function).Select(node => Functions.All[node.A].Name).Distinct().OrderBy(name => name, StringComparer.Ordinal))
        {
            if (name == "step")
                yield return "[x > y] is 1 or 0, and 1/2 where x = y";
            if (name == "E")
                yield return "E_n(x) = integral over u in [0, 1] of u^n e^{-xu}";
            if (name == "G")
                yield return "G_n(u, h) = integral over v in [0, inf) of v^n e^{u - hv - v^2/2}";
            if (name == "K")
                yield return "K_n(u, s, p) = integral over v in [0, inf) of v^n e^{u - sv - pv^2/2}";
            if (name == "U")
                yield return "U_n(u, x, y) = integral over v in [0, 1] of v^n e^{u - xv - yv^2/2}";
            if (name is "GC" or "GS")
                yield return $"{name}_n(u, h, y) = integral over v in [0, inf) of v^n e^{{u - hv - v^2/2}} {(name == "GC" ? "cos" : "sin")}(yv)";
            if (name is "KC" or "KS")
                yield return $"{name}_n(u, s, p, f) = integral over v in [0, inf) of v^n e^{{u - sv - pv^2/2}} {(name == "KC" ? "cos" : "sin")}(fv)";
            if (name is "UC" or "US")
                yield return $"{name}_n(u, x, y, f) = integral over v in [0, 1] of v^n e^{{u - xv - yv^2/2}} {(name == "UC" ? "cos" : "sin")}(fv)";
            if (name is "C" or "S")
                yield return $"{name}_n(x, y) = integral over u in [0, 1] of u^n e^{{-xu}} {(name == "C" ? "cos" : "sin")}(yu)";
        }
    }

    /// <summary>Operation counts of a kernel at each loop depth, beside those of the formulas as written.</summary>
    private IEnumerable<string> Costs(Kernel kernel)
    {
        OperationCounts after = OperationCounts.Of([.. kernel.All.SelectMany(part => part.Statements)]), before = OperationCounts.Of(_graph, Outputs(kernel.Method), _written);
        for (int depth = 1; depth < after.Depths; depth++)
        {
            if (after.Total(depth) == 0)
                continue;
            string written = before.Total(depth) > 0 ? $" (as written: {before.Text(depth)})" : "";
            yield return $"Per {Place(depth)}: {after.Text(depth)}{written}.";
        }
    }

    private IEnumerable<int> Outputs(string kernel) =>
    [
        _derivation.Value,
        .. kernel == "Value" ? [] : _derivation.Gradient,
        .. kernel == "Hessian" ? _derivation.Hessian.SelectMany(block => new[] { block.Dense, block.Diagonal }) : [],
        .. kernel == "HessianProduct" ? _derivation.Product : [],
    ];

    private static string Place(int depth) => depth switch { 1 => "element", 2 => "pair", 3 => "triple", _ => $"{depth}-tuple" };

    private IEnumerable<int> ByPosition() => Enumerable.Range(0, _derivation.Variables.Count)
        .OrderBy(Position);

    private string Name(int variable, string index)
    {
        Variable x = _derivation.Variables[variable];
        string block = _derivation.Definition.Blocks[x.Block].Name;
        return x.IsIndexed ? $"{block}_{index}" : x.Position >= 0 ? $"{block}_{x.Position}" : block;
    }

    private string Entry(HessianBlock block)
    {
        if (_graph.IsConstant(block.Diagonal, 0))
            return _formula.Text(block.Dense);
        string diagonal = $"delta_kj {Grouped(block.Diagonal)}";
        return _graph.IsConstant(block.Dense, 0) ? diagonal : $"{_formula.Text(block.Dense)} + {diagonal}";
    }

    private string Grouped(int node)
    {
        string text = _formula.Text(node);
        return _graph[node].Op == Op.Add || text.StartsWith("-", StringComparison.Ordinal) ? $"({text})" : text;
    }
}
