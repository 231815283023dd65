namespace CurseOfMemory.Generator.Graphs;

/// <summary>Sums over an index in normal form: split over terms, constant factors outside, bound indices named by depth.</summary>
internal sealed partial class Graph
{
    private const int MostPermutedIndices = 4;

    /// <summary>The sum of a body over an index.</summary>
    public int Sum(Index index, int body)
    {
        if (!IsFree(body, index))
            return Multiply(ExtentSize(index.Extent), body);
        return this[body].Op == Op.Add
            ? Add(Array.ConvertAll(this[body].Operands.ToArray(), term => Sum(index, term)))
            : SumOfProduct(index, body);
    }

    private int SumOfProduct(Index index, int body)
    {
        List<Index> indices = [index];
        int flat = Flatten(body, indices);
        if (indices.Count == 1 || indices.Count > MostPermutedIndices)
            return Nest([index], body);

        int best = -1;
        foreach (IReadOnlyList<Index> order in Permutations.Of(indices))
        {
            int candidate = Nest(order, flat);
            if (best < 0 || Hash(candidate) < Hash(best))
                best = candidate;
        }
        return best;
    }

    /// <summary>Opens the sums of a product of which exactly one factor is a sum; the other factors move under it.</summary>
    private int Flatten(int body, List<Index> indices)
    {
        int[] factors = Factors(body).ToArray();
        int sum = Array.FindIndex(factors, factor => this[factor].Op == Op.Sum);
        if (sum < 0 || Array.FindLastIndex(factors, factor => this[factor].Op == Op.Sum) != sum)
            return body;
        (Index index, factors[sum]) = Open(factors[sum]);
        indices.Add(index);
        return Flatten(Multiply(factors), indices);
    }

    /// <summary>Sums a product over several indices, the last innermost, with each factor as far outside as it can stand.</summary>
    private int Nest(IReadOnlyList<Index> indices, int body)
    {
        for (int i = indices.Count - 1; i >= 0; i--)
        {
            (int inner, int outer) = SplitProduct(body, indices[i]);
            body = Multiply(outer, Bind(indices[i], inner));
        }
        return body;
    }

    private int Bind(Index index, int body)
    {
        if (!IsFree(body, index))
            return Multiply(ExtentSize(index.Extent), body);
        if (_facts[body].IsLoose)
        {
            Index temporary = Temporary(index.Extent);
            (index, body) = (temporary, Tight(Substitute(body, index, temporary)));
        }
        Index bound = Unused(index, body);
        if (bound != index)
            body = Substitute(body, index, bound);
        return Intern(Op.Sum, 0, bound.Code, body);
    }

    /// <summary>The lowest index above all sums in a body that does not already mean something there: passes bind sums inside open ones.</summary>
    private Index Unused(Index index, int body)
    {
        int slot = _facts[body].HighestBound + 1;
        while (Index.Variable(slot, index.Extent) is Index other && other != index && IsFree(body, other))
            slot++;
        return Index.Variable(slot, index.Extent);
    }

    /// <summary>A node whose loose sums are bound again, now that what was in their way is gone.</summary>
    private int Tight(int node) => Rewrite(node, position => _facts[position].IsLoose ? null : position);

    /// <summary>The sum of a body over an index as long as it is below another.</summary>
    public int SumBelow(Index index, Index limit, int body)
    {
        Index bound = Unused(index, body);
        return Intern(Op.SumBelow, 0, bound.Code, Substitute(body, index, bound), IndexValue(limit));
    }

    /// <summary>The body of a sum with its bound index replaced by one that nothing else uses.</summary>
    public (Index Index, int Body) Open(int sum)
    {
        Index bound = new(this[sum].B);
        Index temporary = Temporary(bound.Extent);
        return (temporary, Substitute(this[sum].X, bound, temporary));
    }

    /// <summary>The body of a sum with its bound index replaced by a given one.</summary>
    public int OpenAt(int sum, Index index) => Substitute(this[sum].X, new Index(this[sum].B), index);
}
