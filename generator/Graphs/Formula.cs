using System.Globalization;

namespace CurseOfMemory.Generator.Graphs;

/// <summary>Prints nodes as formulas for doc comments and messages, such as <c>-2 a_j/(w_k + w_j)^2</c>.</summary>
/// <param name="open">The letters of indices that are open around the formula, by code.</param>
internal sealed class Formula(Graph graph, Definition definition, IReadOnlyDictionary<int, string>? open = null)
{
    private static readonly string[] BoundLetters = ["i", "l", "p", "q", "u"];

    private const int LongestFormula = 200;
    private const int MostTerms = 12;

    private readonly Dictionary<int, string> _temporaryLetters = [];

    /// <summary>A node as a formula; what would take more than a paragraph is left out as <c>...</c>, since shared nodes print anew each time.</summary>
    public string Text(int node) => graph.Size(node) <= LongestFormula ? Text(graph[node], node) : graph[node].Op == Op.Add ? AddText(graph[node]) : "...";

    private string Text(Node node, int position) => node.Op switch
    {
        Op.Constant => Number(node.Value),
        Op.ExtentSize => ExtentText(node.A),
        Op.Data => definition.Data[node.A].Name + Subscript(node.B),
        Op.Parameter => definition.Blocks[node.A].Name + Subscript(node.B),
        Op.Direction => "v" + definition.Blocks[node.A].Name + Subscript(node.B),
        Op.IndexValue => Letter(new Index(node.B)),
        Op.Variable => "t",
        Op.SquaredNorm => $"|{definition.Targets[node.A].Name}|^2",
        Op.TargetAt => $"{definition.Targets[node.A].Name}({Text(node.X)})",
        Op.Moment => $"M_{node.B}{OfTarget(node.A)}({Arguments(node)})",
        Op.SquaredMoment => $"Q_{node.B}{OfTarget(node.A)}({Arguments(node)})",
        Op.Function => FunctionText(node),
        Op.Add => AddText(node),
        Op.Multiply or Op.Power => ProductText(position),
        Op.Sum => $"sum_{Letter(new Index(node.B))} {Grouped(node.X, inProduct: false)}",
        Op.SumBelow => $"sum_{Letter(new Index(node.B))}<{Text(node.Y)} {Grouped(node.X, inProduct: false)}",
        _ => $"integral({Text(node.Z)})",
    };

    /// <summary>The name of an extent's length.</summary>
    public string ExtentText(int extent) => definition.Extents[extent] switch
    {
        { Kind: LengthKind.Share } => "m",
        { Kind: LengthKind.Fixed } fixedLength => Number(fixedLength.Size),
        { Text: string text } => text,
    };

    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private string FunctionText(Node call)
    {
        Function function = Functions.All[call.A];
        return function.Name switch
        {
            "gate" => $"{Grouped(call.X, inProduct: true)} {Grouped(call.Y, inProduct: true)}",
            "step" => $"[{Text(call.X)} > {Text(call.Y)}]",
            "powlog" => $"{Grouped(call.X, inProduct: true)}^{Grouped(call.Y, inProduct: true)} log({Text(call.X)}){(call.B > 1 ? "^" + call.B : "")}",
            _ => CallText(function, call),
        };
    }

    private string CallText(Function function, Node call) => $"{function.Name}{(function.HasOrder ? "_" + call.B : "")}({Arguments(call)})";

    private string Arguments(Node node) => string.Join(", ", node.Operands.Select(Text));

    private string OfTarget(int target) => definition.Targets.Count > 1 ? $"[{definition.Targets[target].Name}]" : "";

    private string Subscript(int code)
    {
        Index index = new(code);
        return index == Index.None ? "" : "_" + (index.IsConstant ? Number(index.Position) : Letter(index));
    }

    public string Letter(Index index)
    {
        if (open?.TryGetValue(index.Code, out string? letter) == true)
            return letter!;
        return index.Slot switch
        {
            0 => "k",
            1 => "j",
            < Index.FirstTemporary => BoundLetter(index.Slot - Index.FirstBound),
            _ => TemporaryLetter(index.Code),
        };
    }

    private string BoundLetter(int depth)
    {
        string[] free = open is null ? BoundLetters : Array.FindAll(BoundLetters, bound => !open.Values.Contains(bound));
        return free[Math.Min(depth, free.Length - 1)];
    }

    private string TemporaryLetter(int code)
    {
        if (!_temporaryLetters.TryGetValue(code, out string? letter))
            _temporaryLetters.Add(code, letter = BoundLetters[Math.Min(_temporaryLetters.Count, BoundLetters.Length - 1)]);
        return letter;
    }

    private string AddText(Node sum)
    {
        string text = "";
        int[] shown = sum.Operands.Sum(graph.Size) <= LongestFormula ? [.. sum.Operands] : [.. sum.Operands.Where(term => graph.Size(term) <= LongestFormula).Take(MostTerms)];
        foreach (int term in shown.OrderBy(graph.IsNegative).ThenBy(Weight))
        {
            string sign = text.Length == 0 ? "" : graph.IsNegative(term) ? " - " : " + ";
            text += sign + Text(text.Length > 0 && graph.IsNegative(term) ? graph.Negate(term) : term);
        }
        return shown.Length == sum.Operands.Count ? text : shown.Length == 0 ? "..." : text + " + ...";
    }

    /// <summary>Sums first, then products, then leaves, numbers last.</summary>
    private int Weight(int term) => graph[graph.SplitCoefficient(term).Remainder].Op switch
    {
        Op.Sum => 0,
        Op.Constant => 3,
        Op.Parameter or Op.Data or Op.Direction or Op.Variable or Op.IndexValue => 2,
        _ => 1,
    };

    private string ProductText(int product)
    {
        List<string> above = [], below = [];
        string sign = "";
        IReadOnlyList<int> factors = graph.Factors(product);
        foreach (int factor in factors)
        {
            (int b, int exponent) = graph.SplitPower(factor);
            bool isLast = factor == factors[factors.Count - 1] && exponent == 1 && below.Count == 0;
            if (graph.IsConstant(factor, -1))
                sign = "-";
            else
                (exponent > 0 ? above : below).Add(Grouped(b, inProduct: !isLast) + (Math.Abs(exponent) > 1 ? "^" + Math.Abs(exponent) : ""));
        }
        string numerator = above.Count == 0 ? "1" : string.Join(" ", above);
        string denominator = below.Count switch { 0 => "", 1 => "/" + below[0], _ => $"/({string.Join(" ", below)})" };
        return sign + numerator + denominator;
    }

    private string Grouped(int node, bool inProduct) => graph[node].Op is Op.Add || (inProduct && graph[node].Op is Op.Sum or Op.SumBelow)
        ? $"({Text(node)})"
        : Text(node);
}
