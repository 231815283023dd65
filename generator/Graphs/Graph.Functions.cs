namespace CurseOfMemory.Generator.Graphs;

/// <summary>Calls of rows of the function table.</summary>
internal sealed partial class Graph
{
    /// <summary>
    /// Whether functions that are even or odd keep the signs of their operands. They do in a definition as read, where which of x - y and y - x is the simpler
    /// one would hang on the order of its parameters.
    /// </summary>
    public bool KeepsSigns { get; init; }

    /// <summary>A function without an order, by its name in the table.</summary>
    public int Call(string name, params int[] operands) => Function(Functions.All[Functions.IndexOf(name)], 0, operands);

    /// <summary>A function of integer order, by its name in the table.</summary>
    public int CallOfOrder(string name, int order, params int[] operands) => Function(Functions.All[Functions.IndexOf(name)], order, operands);

    /// <summary>A function, in simpler terms where the table has some; transcendental values are never folded.</summary>
    public int Function(Function function, int order, params int[] operands)
    {
        if (function.AtZero is int value && IsConstant(operands[0], 0))
            return Constant(value);
        return function.Simplified?.Invoke(this, operands) ?? OfEitherSign(function, function.HasOrder ? order : 0, operands);
    }

    /// <summary>A function that is even or odd in some operands: of x and -x it is called at one only.</summary>
    private int OfEitherSign(Function function, int order, int[] operands)
    {
        bool isNegative = false;
        int[] positive = [.. operands];
        for (int i = 0; i < function.Parities.Length; i++)
        {
            if (function.Parities[i] == Parity.Odd && IsConstant(operands[i], 0))
                return Zero;
            if (function.Parities[i] == Parity.None || KeepsSigns)
                continue;
            (bool isOpposite, positive[i]) = SplitSign(operands[i]);
            isNegative ^= isOpposite && function.Parities[i] == Parity.Odd;
        }
        int call = Intern(Op.Function, Functions.IndexOf(function.Name), order, positive);
        return isNegative ? Negate(call) : call;
    }

    /// <summary>Of a node and its opposite always the same one, and whether that is the opposite.</summary>
    private (bool IsOpposite, int Node) SplitSign(int node)
    {
        switch (this[node].Op)
        {
            case Op.Constant when this[node].Number < 0:
                return (true, Negate(node));
            case Op.Add when LeadingCoefficient(this[node].Operands) < 0:
                return (true, Add([.. this[node].Operands.Select(Negate)]));
            case Op.Multiply:
                (bool IsOpposite, int Node)[] factors = [.. this[node].Operands.Select(SplitSign)];
                return (factors.Count(factor => factor.IsOpposite) % 2 == 1, Multiply([.. factors.Select(factor => factor.Node)]));
            default:
                return (false, node);
        }
    }

    /// <summary>Whether a node is finite wherever its leaves are.</summary>
    public bool IsPolynomial(int node) => !Has(node, NotPolynomial);

    private static readonly OpSet NotPolynomial =
        OpSet.Of(Op.SquaredNorm, Op.TargetAt, Op.Moment, Op.SquaredMoment, Op.Function, Op.SumBelow, Op.Integral) | OpSet.Quotients;

    /// <summary>Whether a derivative may be infinite, or not a number, where the function itself is finite: those that divide, and those that aren't elementary.</summary>
    public bool MayBeInfinite(int node) => Has(node, OpSet.Quotients)
        || Reachable(node).Any(inner => this[inner].Op == Op.Function && !Functions.All[this[inner].A].IsTame);
}
