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
    private sealed record Carried(ISymbol Local, Value Before, int Placeholder, IOperation LastAssignment);

    private Exit Reduce(ILoopOperation loop, ISymbol variable, Extent extent, Func<Index, Value> valueAt)
    {
        Index index = graph.Temporary(leaves.NumberOf(extent));
        List<Carried> carried = Open(loop);
        _values[variable] = valueAt(index);
        Exit exit = Execute(loop.Body);
        Close(carried, index);
        return exit is Exit.Break or Exit.Return ? RefuseLoop(loop, "it is left early") : Exit.Next;
    }

    /// <summary>Puts placeholders into the locals that the body assigns and that live longer than it.</summary>
    private List<Carried> Open(ILoopOperation loop)
    {
        List<Carried> carried = [];
        foreach (KeyValuePair<ISymbol, IOperation> assigned in Assignments.In(loop.Body, bodies))
        {
            if (IsInside(assigned.Key, loop.Body) || Held(assigned.Key) is not Value before || before is Value.Unknown)
                continue;
            int placeholder = graph.Variable(--_placeholders);
            carried.Add(new(assigned.Key, before, placeholder, assigned.Value));
            _values[assigned.Key] = before switch
            {
                Value.Integer or Value.Known { Constant: long } => new Value.Integer(placeholder),
                Value.Number or Value.Known { Constant: double } or Value.Outdated => new Value.Number(placeholder),
                Value.Member { Type: var type } when IsScalar(type) => IsInteger(type) ? new Value.Integer(placeholder) : new Value.Number(placeholder),
                _ => before,
            };
        }
        return carried;
    }

    private static bool IsInside(ISymbol local, IOperation body) =>
        local.DeclaringSyntaxReferences is [var declaration] && declaration.SyntaxTree == body.Syntax.SyntaxTree && body.Syntax.Span.Contains(declaration.Span);

    private void Close(List<Carried> carried, Index index)
    {
        HashSet<int> placeholders = [.. carried.Select(local => local.Placeholder)];
        foreach (Carried local in carried)
            _values[local.Local] = Closed(local, index, placeholders);
    }

    private Value Closed(Carried local, Index index, HashSet<int> placeholders)
    {
        int? end = Held(local.Local) switch
        {
            Value.Number number => number.Node,
            Value.Integer integer => integer.Node,
            Value.Known { Constant: not bool } known => graph.Constant(Convert.ToDouble(known.Constant)),
            _ => null,
        };
        if (end == local.Placeholder)
            return local.Before;
        if (end is null)
            return _values[local.Local] is Value.Unknown ? Value.Unknown.Instance : new Value.Outdated(local.Local.Name);

        // old + e, e free of what the loop carries, becomes old + sum_i e
        int[] growth = graph.Terms(end.Value).Where(term => term != local.Placeholder).ToArray();
        bool grows = growth.Length < graph.Terms(end.Value).Count;
        if (graph.Reachable(growth).Any(placeholders.Contains))
            return Refuse(local.LastAssignment, Descriptors.Carried, local.Local.Name);
        return grows ? Grown(local, graph.Sum(index, graph.Add(growth))) : new Value.Outdated(local.Local.Name);
    }

    private Value Grown(Carried local, int sum)
    {
        if (local.Before is Value.Outdated)
            return Refuse(local.LastAssignment, Descriptors.LastPass, local.Local.Name);
        return NumberOf(local.Before, local.LastAssignment) is not int before ? Value.Unknown.Instance
            : _values[local.Local] is Value.Integer ? new Value.Integer(graph.Add(before, sum))
            : new Value.Number(graph.Add(before, sum));
    }
}
