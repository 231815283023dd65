using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// A double sum of the form sum_k c_k sum_i d_i / (x_k + y_i) over leaves: the runtime sums it faster than a loop where there are many terms.
/// </summary>
/// <param name="Sum">The double sum, without free indices.</param>
/// <param name="X">The leaf x.</param>
/// <param name="C">The leaf c, at the same index.</param>
/// <param name="Y">The leaf y, at an index of its own.</param>
/// <param name="D">The leaf d, at that index.</param>
internal sealed record CauchyForm(int Sum, Node X, Node C, Node Y, Node D)
{
    /// <summary>Whether it is the form of x and c with themselves.</summary>
    public bool IsSelf => CauchySum.AreOne(X, Y) && CauchySum.AreOne(C, D);

    /// <summary>The forms in a node, in which x and c are those of a form with itself wherever there is one.</summary>
    public static CauchyForm[] AllIn(Graph graph, int node)
    {
        CauchyForm[] forms = [.. graph.Reachable([node]).Select(sum => Of(graph, sum)).OfType<CauchyForm>()];
        return Array.ConvertAll(forms, form => forms.Any(self => self.IsSelf && CauchySum.AreOne(self.X, form.Y) && CauchySum.AreOne(self.C, form.D))
            ? form with { X = form.Y, C = form.D, Y = form.X, D = form.C }
            : form);
    }

    /// <summary>Whether the runtime can sum it together with a form of x and c with themselves.</summary>
    public bool IsBeside(CauchyForm self) => self.IsSelf && !IsSelf && CauchySum.AreOne(self.X, X) && CauchySum.AreOne(self.C, C);

    /// <summary>A node as such a sum that depends on theta, or null.</summary>
    private static CauchyForm? Of(Graph graph, int node)
    {
        if (graph[node].Op != Op.Sum || graph.Free(node).Length > 0 || !graph.Has(node, OpSet.Of(Op.Parameter)))
            return null;
        (Index k, int body) = graph.Open(node);
        int[] factors = [.. graph.Factors(body)];
        CauchySum? inner = factors.Select(factor => CauchySum.Of(graph, factor)).FirstOrDefault(sum => sum is not null);
        return inner is not null && factors.Length == 2 && factors.Contains(inner.First) && graph[factors.Single(factor => factor != inner.First)] is var c && CauchySum.IsLeaf(c, k)
            ? new(node, inner.X, c, inner.Y, inner.C)
            : null;
    }
}
