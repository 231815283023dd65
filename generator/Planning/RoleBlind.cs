using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Which parts of a Hessian have the same bits whether k is a plain number and j runs in lanes, or the other way round: products of leaves and of one
/// power of a sum of two leaves. Both of their triangles can be computed; others are mirrored, since a Hessian is exactly symmetric.
/// </summary>
internal static class RoleBlind
{
    public static bool Is(Graph graph, int node, Index k, Index j)
    {
        (Number coefficient, int rest) = graph.SplitCoefficient(node);
        int[] factors = [.. graph.Factors(rest)];
        int[] own = [.. factors.Where(factor => graph.Free(factor).Length == 1)], pairs = [.. factors.Where(factor => graph.Free(factor).Length == 2)];
        return pairs.Length == 1 && own.Length + 1 == factors.Length
            && IsSumOfLeaves(graph, graph[graph.SplitPower(pairs[0]).Base], k, j)
            && own.All(factor => IsLeaf(graph[factor]))
            && own.Count(factor => graph.IsFree(factor, k)) <= 1 && own.Count(factor => graph.IsFree(factor, j)) <= 1
            // a factor that is a power of two rounds nothing, so that the order of products doesn't matter
            && (own.Length <= 1 || IsPowerOfTwo(coefficient));
    }

    private static bool IsSumOfLeaves(Graph graph, Node sum, Index k, Index j) => sum is { Op: Op.Add, Operands.Count: 2 }
        && sum.Operands.Any(term => IsLeaf(graph[term]) && graph[term].B == k.Code)
        && sum.Operands.Any(term => IsLeaf(graph[term]) && graph[term].B == j.Code);

    private static bool IsLeaf(Node node) => node.Op is Op.Parameter or Op.Data;

    private static bool IsPowerOfTwo(Number number) =>
        number.Low == 0 && number.High != 0 && (BitConverter.DoubleToInt64Bits(number.High) & 0xFFFFFFFFFFFFF) == 0;
}
