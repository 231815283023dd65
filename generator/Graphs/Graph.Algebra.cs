namespace CurseOfMemory.Generator.Graphs;

/// <summary>Sums, products and integer powers in normal form: flat, like terms collected, operands in an order that depends on structure alone.</summary>
internal sealed partial class Graph
{
    private readonly Dictionary<int, Number> _coefficients = [];
    private readonly Dictionary<int, int> _exponents = [];
    private readonly Dictionary<int, int> _remainders = [];

    public int Negate(int x)
    {
        (Number coefficient, int rest) = SplitCoefficient(x);
        return rest == One ? Constant(-coefficient) : Scaled(-coefficient, rest);
    }

    public int Subtract(int x, int y) => Add(x, Negate(y));

    public int Divide(int x, int y) => Multiply(x, Power(y, -1));

    public int Add(IEnumerable<int> terms) => Add(terms.ToArray());

    /// <summary>The sum of terms; equal terms are collected by their numeric coefficients.</summary>
    public int Add(params int[] terms)
    {
        Number constant = 0;
        _coefficients.Clear();
        foreach (int term in terms)
            CollectTerm(term, 1, ref constant);

        int count = 0;
        int[] operands = new int[_coefficients.Count + 1];
        foreach (KeyValuePair<int, Number> term in _coefficients)
        {
            if (term.Value != 0)
                operands[count++] = Scaled(term.Value, term.Key);
        }
        if (constant != 0 || count == 0)
            operands[count++] = Constant(constant);
        return count == 1 ? operands[0] : Intern(Op.Add, 0, 0, Ordered(operands, count));
    }

    private void CollectTerm(int term, Number factor, ref Number constant)
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
                    CollectTerm(inner, factor, ref constant);
                break;
            default:
                _coefficients[rest] = _coefficients.TryGetValue(rest, out Number sum) ? sum + factor : factor;
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
        if (!_remainders.TryGetValue(node, out int rest))
            _remainders.Add(node, rest = Product(this[node].Operands.AsSpan().Slice(1).ToArray()));
        return (this[this[node].X].Number, rest);
    }

    /// <summary>Whether the number before a node is negative.</summary>
    public bool IsNegative(int node) => SplitCoefficient(node).Coefficient < 0;

    /// <summary>The number before the last of some terms, in the order of what the numbers are before.</summary>
    public Number LeadingCoefficient(IEnumerable<int> terms) =>
        terms.Select(SplitCoefficient).OrderBy(term => term.Remainder, Comparer<int>.Create(_order)).Last().Coefficient;

    /// <summary>The opposite: a number times a node that has no number among its factors.</summary>
    private int Scaled(Number coefficient, int rest) => coefficient == 1 ? rest : Intern(Op.Multiply, 0, 0, [Constant(coefficient), .. Factors(rest).AsSpan()]);

    public int Multiply(IEnumerable<int> factors) => Multiply(factors.ToArray());

    /// <summary>The product of factors; equal bases are collected by their integer exponents.</summary>
    public int Multiply(params int[] factors)
    {
        Number coefficient = 1;
        _exponents.Clear();
        foreach (int factor in factors)
            CollectFactor(factor, ref coefficient);
        if (coefficient == 0)
            return Zero;

        int count = 0;
        int[] operands = new int[_exponents.Count + 1];
        foreach (KeyValuePair<int, int> factor in _exponents)
        {
            if (factor.Value != 0)
                operands[count++] = RawPower(factor.Key, factor.Value);
        }
        if (coefficient != 1 || count == 0)
            operands[count++] = Constant(coefficient);
        return Product(Ordered(operands, count));
    }

    private void CollectFactor(int factor, ref Number coefficient)
    {
        ref readonly Node node = ref this[factor];
        switch (node.Op)
        {
            case Op.Constant:
                coefficient *= node.Number;
                break;
            case Op.Multiply:
                foreach (int inner in node.Operands)
                    CollectFactor(inner, ref coefficient);
                break;
            default:
                (int b, int exponent) = SplitPower(factor);
                _exponents[b] = _exponents.TryGetValue(b, out int sum) ? sum + exponent : exponent;
                break;
        }
    }

    /// <summary>The product of some of the factors of a product, in their order.</summary>
    private int Product(int[] factors) => factors.Length switch { 0 => One, 1 => factors[0], _ => Intern(Op.Multiply, 0, 0, factors) };

    /// <summary>The factors of a node that depend on an index, as a product, and that of the others.</summary>
    public (int Dependent, int Others) SplitProduct(int node, Index index)
    {
        EquatableArray<int> factors = Factors(node);
        int[] dependent = new int[factors.Count], others = new int[factors.Count];
        int dependents = 0;
        for (int i = 0; i < factors.Count; i++)
        {
            bool isDependent = IsFree(factors[i], index);
            (isDependent ? dependent : others)[isDependent ? dependents : i - dependents] = factors[i];
            dependents += isDependent ? 1 : 0;
        }
        return (Product(dependent, dependents), Product(others, factors.Count - dependents));
    }

    private int Product(int[] factors, int count)
    {
        Array.Resize(ref factors, count);
        return Product(factors);
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
            Op.Multiply => Multiply(Array.ConvertAll(node.Operands.ToArray(), factor => Power(factor, exponent))),
            _ => RawPower(x, exponent),
        };
    }

    private int RawPower(int x, int exponent) => exponent == 1 ? x : Intern(Op.Power, exponent, 0, x);

    /// <summary>The factors of a product, or the node itself.</summary>
    public EquatableArray<int> Factors(int node) => this[node].Op == Op.Multiply ? this[node].Operands : new([node]);

    /// <summary>The terms of a sum, or the node itself.</summary>
    public EquatableArray<int> Terms(int node) => this[node].Op == Op.Add ? this[node].Operands : new([node]);

    private int[] Ordered(int[] operands, int count)
    {
        Array.Resize(ref operands, count);
        Array.Sort(operands, _order);
        return operands;
    }

    /// <summary>Orders nodes by operation, then by leaf, then by structure; never by position, which depends on history.</summary>
    public int Compare(int x, int y)
    {
        ref readonly Node left = ref this[x];
        ref readonly Node right = ref this[y];
        int order = ((int)left.Op).CompareTo((int)right.Op);
        if (order == 0 && left.Operands.Count == 0)
            order = (left.A, left.B).CompareTo((right.A, right.B));
        return order != 0 ? order : Hash(x).CompareTo(Hash(y));
    }
}
