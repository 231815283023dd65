namespace CurseOfMemory.Generator.Graphs;

/// <summary>Sums, products and integer powers in normal form: flat, like terms collected, operands in an order that depends on structure alone.</summary>
internal sealed partial class Graph
{
    public int Negate(int x) => Multiply(Constant(-1), x);

    public int Subtract(int x, int y) => Add(x, Negate(y));

    public int Divide(int x, int y) => Multiply(x, Power(y, -1));

    public int Add(params int[] terms) => Add((IReadOnlyList<int>)terms);

    /// <summary>The sum of terms; equal terms are collected by their numeric coefficients.</summary>
    public int Add(IReadOnlyList<int> terms)
    {
        Number constant = 0;
        Dictionary<int, Number> coefficients = [];
        foreach (int term in terms)
            CollectTerm(term, 1, coefficients, ref constant);

        List<int> operands = [];
        foreach (KeyValuePair<int, Number> term in coefficients)
        {
            if (term.Value != 0)
                operands.Add(Multiply(Constant(term.Value), term.Key));
        }
        if (constant != 0 || operands.Count == 0)
            operands.Add(Constant(constant));
        return operands.Count == 1 ? operands[0] : Intern(Op.Add, 0, 0, Ordered(operands));
    }

    private void CollectTerm(int term, Number factor, Dictionary<int, Number> coefficients, ref Number constant)
    {
        (Number coefficient, int rest) = SplitCoefficient(term);
        factor *= coefficient;
        switch (this[rest].Op)
        {
            case Op.Constant:
                constant += factor * this[rest].Number;
                break;
            case Op.Add:
                foreach (int inner in this[rest].Operands)
                    CollectTerm(inner, factor, coefficients, ref constant);
                break;
            default:
                coefficients[rest] = coefficients.TryGetValue(rest, out Number sum) ? sum + factor : factor;
                break;
        }
    }

    /// <summary>A node as a number times the rest.</summary>
    public (Number Coefficient, int Remainder) SplitCoefficient(int node)
    {
        if (this[node].Op == Op.Constant)
            return (this[node].Number, One);
        if (this[node].Op != Op.Multiply || this[this[node].X].Op != Op.Constant)
            return (1, node);
        int[] rest = this[node].Operands.Skip(1).ToArray();
        return (this[this[node].X].Number, rest.Length == 1 ? rest[0] : Intern(Op.Multiply, 0, 0, rest));
    }

    /// <summary>Whether the number before a node is negative.</summary>
    public bool IsNegative(int node) => SplitCoefficient(node).Coefficient < 0;

    /// <summary>The number before the last of some terms, in the order of what the numbers are before.</summary>
    public Number LeadingCoefficient(IEnumerable<int> terms) =>
        terms.Select(SplitCoefficient).OrderBy(term => term.Remainder, Comparer<int>.Create(_order)).Last().Coefficient;

    public int Multiply(params int[] factors) => Multiply((IReadOnlyList<int>)factors);

    /// <summary>The product of factors; equal bases are collected by their integer exponents.</summary>
    public int Multiply(IReadOnlyList<int> factors)
    {
        Number coefficient = 1;
        Dictionary<int, int> exponents = [];
        foreach (int factor in factors)
            CollectFactor(factor, exponents, ref coefficient);
        if (coefficient == 0)
            return Zero;

        List<int> operands = [];
        foreach (KeyValuePair<int, int> factor in exponents)
        {
            if (factor.Value != 0)
                operands.Add(RawPower(factor.Key, factor.Value));
        }
        if (coefficient != 1 || operands.Count == 0)
            operands.Add(Constant(coefficient));
        return operands.Count == 1 ? operands[0] : Intern(Op.Multiply, 0, 0, Ordered(operands));
    }

    private void CollectFactor(int factor, Dictionary<int, int> exponents, ref Number coefficient)
    {
        Node node = this[factor];
        switch (node.Op)
        {
            case Op.Constant:
                coefficient *= node.Number;
                break;
            case Op.Multiply:
                foreach (int inner in node.Operands)
                    CollectFactor(inner, exponents, ref coefficient);
                break;
            default:
                (int b, int exponent) = SplitPower(factor);
                exponents[b] = exponents.TryGetValue(b, out int sum) ? sum + exponent : exponent;
                break;
        }
    }

    /// <summary>A node as a base and an integer exponent.</summary>
    public (int Base, int Exponent) SplitPower(int node) => this[node].Op == Op.Power ? (this[node].X, this[node].A) : (node, 1);

    /// <summary>x^n, distributed over products and collected over powers.</summary>
    public int Power(int x, int exponent)
    {
        Node node = this[x];
        return node.Op switch
        {
            _ when exponent == 0 => One,
            _ when exponent == 1 => x,
            Op.Constant => Constant(Number.Power(node.Number, exponent)),
            Op.Power => Power(node.X, node.A * exponent),
            Op.Multiply => Multiply(node.Operands.Select(factor => Power(factor, exponent)).ToArray()),
            _ => RawPower(x, exponent),
        };
    }

    private int RawPower(int x, int exponent) => exponent == 1 ? x : Intern(Op.Power, exponent, 0, x);

    /// <summary>The factors of a product, or the node itself.</summary>
    public IReadOnlyList<int> Factors(int node) => this[node].Op == Op.Multiply ? this[node].Operands : [node];

    /// <summary>The terms of a sum, or the node itself.</summary>
    public IReadOnlyList<int> Terms(int node) => this[node].Op == Op.Add ? this[node].Operands : [node];

    private int[] Ordered(List<int> operands)
    {
        operands.Sort(_order);
        return [.. operands];
    }

    /// <summary>Orders nodes by operation, then by leaf, then by structure; never by position, which depends on history.</summary>
    public int Compare(int x, int y)
    {
        Node left = this[x], right = this[y];
        int order = ((int)left.Op).CompareTo((int)right.Op);
        if (order == 0 && left.Operands.Count == 0)
            order = (left.A, left.B).CompareTo((right.A, right.B));
        return order != 0 ? order : Hash(x).CompareTo(Hash(y));
    }
}
