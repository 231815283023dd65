using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>A range of an array, or the whole of it.</summary>
/// <param name="Stride">The stride of the loop that runs over it, 0 for the whole array.</param>
internal readonly record struct Range(int Array, Operand From, Operand To, int Stride);

/// <summary>What has certainly been assigned at a point: locals, elements, and ranges that loops filled.</summary>
internal sealed class Assigned
{
    private readonly HashSet<int> _locals = [];
    private readonly HashSet<(int Array, Operand Index)> _elements = [];
    private readonly HashSet<Range> _ranges = [];
    private readonly Dictionary<int, For> _counters = [];

    public Assigned Copy()
    {
        Assigned copy = new();
        copy._locals.UnionWith(_locals);
        copy._elements.UnionWith(_elements);
        copy._ranges.UnionWith(_ranges);
        foreach (KeyValuePair<int, For> pair in _counters)
            copy._counters.Add(pair.Key, pair.Value);
        return copy;
    }

    public void Intersect(Assigned other)
    {
        _locals.IntersectWith(other._locals);
        _elements.IntersectWith(other._elements);
        _ranges.IntersectWith(other._ranges);
    }

    public bool Has(int local) => _locals.Contains(local) || _counters.ContainsKey(local);

    /// <summary>Whether what a step reads of an array has been assigned.</summary>
    public bool Has(Step step, int array)
    {
        if (_ranges.Any(range => range.Array == array && range.Stride == 0))
            return true;
        Operand? index = step switch
        {
            Load load => load.Index,
            AddTo add => add.Index,
            _ => null,
        };
        if (index is not { } at)
            return false;
        return _elements.Contains((array, at))
            || (!at.IsConstant && _counters.TryGetValue(at.Local, out For loop) && _ranges.Contains(Filled(array, loop)));
    }

    /// <summary>The ranges of an array that loops have filled.</summary>
    public IEnumerable<Range> Ranges(int array) => _ranges.Where(range => range.Array == array);

    public void Write(Step step)
    {
        foreach (int target in step.Targets())
        {
            _locals.Add(target);
            Rename(target);
        }
        if (step is Store store)
            _elements.Add((store.Array, store.Index));
        if (step is Fill fill)
            _ranges.Add(new(fill.Array, default, default, 0));
    }

    /// <summary>Forgets elements and ranges that are named by what a loop assigns.</summary>
    public void Forget(Step loop)
    {
        foreach (int target in loop.Blocks().SelectMany(block => block.All()).SelectMany(step => step.Targets()))
            Rename(target);
    }

    private void Rename(int local)
    {
        _elements.RemoveWhere(element => element.Index.Local == local);
        _ranges.RemoveWhere(range => range.From.Local == local || range.To.Local == local);
    }

    /// <summary>Into the body of a loop.</summary>
    public void Open(For loop) => _counters[loop.Counter] = loop;

    /// <summary>After a loop: the elements at its counter that each trip assigned make up a range.</summary>
    public void Close(For loop, Assigned inside)
    {
        IEnumerable<int> filled = inside._elements.Where(element => element.Index.Local == loop.Counter && !element.Index.IsConstant).Select(element => element.Array);
        foreach (int array in filled.Where(_ => Math.Abs(loop.Stride) == 1))
            _ranges.Add(Filled(array, loop));
    }

    private static Range Filled(int array, For loop) => new(array, loop.From, loop.To, loop.Stride);
}
