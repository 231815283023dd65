using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>
/// Loops as sums. The body runs once with the counter an index variable and each outer local that it assigns a placeholder; a local
/// that ends as its placeholder plus a term free of placeholders has grown by the sum of that term.
/// </summary>
internal sealed partial class Lowering
{
    private int _placeholders;

    /// <summary>A local that is assigned in a loop: what it was before, and the node that stands for what the pass before left in it.</summary>
    private sealed record Carried(string Name, Value Before, int Placeholder, IOperation LastAssignment);

    private Exit Reduce(ILoopOperation loop, ISymbol variable, Extent extent, Func<Index, Value> valueAt)
    {
        Index index = graph.Temporary(leaves.NumberOf(extent));
        Dictionary<ISymbol, Carried> carried = Open(loop);
        _values[variable] = valueAt(index);
        Exit exit = Execute(loop.Body);
        Close(carried, index);
        return exit is Exit.Break or Exit.Return ? RefuseLoop(loop, "it is left early") : Exit.Next;
    }

    /// <summary>Puts placeholders into the locals that the body assigns and that live longer than it.</summary>
    private Dictionary<ISymbol, Carried> Open(ILoopOperation loop)
    {
        Dictionary<ISymbol, Carried> carried = new(SymbolEqualityComparer.Default);
        foreach (KeyValuePair<ISymbol, IOperation> assigned in Assignments.In(loop.Body, bodies))
        {
            if (IsInside(assigned.Key, loop.Body) || Held(assigned.Key) is not Value before || before is Value.Unknown)
                continue;
            carried.Add(assigned.Key, Carry(assigned.Key.Name, before, assigned.Value));
            _values[assigned.Key] = Inside(carried[assigned.Key]);
        }
        return carried;
    }

    private Carried Carry(string name, Value before, IOperation lastAssignment) => new(name, before, graph.Variable(--_placeholders), lastAssignment);

    /// <summary>What a local is at the beginning of a pass.</summary>
    private static Value Inside(Carried local) => local.Before switch
    {
        Value.Integer or Value.Known { Constant: long } => new Value.Integer(local.Placeholder),
        Value.Number or Value.Known { Constant: double } or Value.Outdated => new Value.Number(local.Placeholder),
        Value.Member { Type: var type } when IsScalar(type) => IsInteger(type) ? new Value.Integer(local.Placeholder) : new Value.Number(local.Placeholder),
        _ => local.Before,
    };

    private static bool IsInside(ISymbol local, IOperation body) =>
        local.DeclaringSyntaxReferences is [var declaration] && declaration.SyntaxTree == body.Syntax.SyntaxTree && body.Syntax.Span.Contains(declaration.Span);

    private void Close(Dictionary<ISymbol, Carried> carried, Index index)
    {
        HashSet<int> placeholders = [.. carried.Values.Select(local => local.Placeholder)];
        foreach (KeyValuePair<ISymbol, Carried> local in carried)
            _values[local.Key] = Closed(local.Value, Held(local.Key) ?? Value.Unknown.Instance, index, placeholders);
    }

    /// <summary>What a local is after the loop, from what it is at the end of a pass.</summary>
    private Value Closed(Carried local, Value after, Index index, HashSet<int> placeholders)
    {
        int? end = after switch
        {
            Value.Number number => number.Node,
            Value.Integer integer => integer.Node,
            Value.Known { Constant: not bool } known => graph.Constant(Convert.ToDouble(known.Constant)),
            _ => null,
        };
        if (end == local.Placeholder)
            return local.Before;
        if (end is null)
            return after is Value.Unknown ? after : new Value.Outdated(local.Name);

        // old + e, e free of what the loop carries, becomes old + sum_i e
        int[] growth = graph.Terms(end.Value).Where(term => term != local.Placeholder).ToArray();
        bool grows = growth.Length < graph.Terms(end.Value).Count;
        if (graph.Reachable(growth).Any(placeholders.Contains))
            return Refuse(local.LastAssignment, Descriptors.Carried, local.Name);
        return grows ? Grown(local, after, graph.Sum(index, graph.Add(growth))) : new Value.Outdated(local.Name);
    }

    private Value Grown(Carried local, Value after, int sum)
    {
        if (local.Before is Value.Outdated)
            return Refuse(local.LastAssignment, Descriptors.LastPass, local.Name);
        return NumberOf(local.Before, local.LastAssignment) is not int before ? Value.Unknown.Instance
            : after is Value.Integer ? new Value.Integer(graph.Add(before, sum))
            : new Value.Number(graph.Add(before, sum));
    }
}
