using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Arrays that are copied where C# gives them a second name: nobody may see the difference.</summary>
internal sealed partial class Execution
{
    private readonly List<(Step Copy, int[] Source, int[] Target, IOperation At)> _shared = [];

    /// <summary>The copies that stand for giving a variable another array.</summary>
    private readonly List<Step> _renewals = [];

    private void Share(Value.Sequence source, Value.Sequence target, IOperation at)
    {
        Copy(source, target, at);
        if (!source.Storage.Equals(target.Storage))
            _shared.Add((steps.Last, [.. ArraysOf(source.Storage)], [.. ArraysOf(target.Storage)], at));
    }

    private static IEnumerable<int> ArraysOf(Storage storage) => storage switch
    {
        Storage.Array array => [array.Number],
        Storage.Fields fields => fields.Parts.SelectMany(ArraysOf),
        Storage.Rows { Content: Storage content } => ArraysOf(content),
        _ => [],
    };

    /// <summary>Looks at what could not be told before all steps are written.</summary>
    private void RequireSettled()
    {
        RequireTables();
        RequireUnseen();
    }

    /// <summary>Refuses arrays with two names of which one is written and the other read afterwards.</summary>
    private void RequireUnseen()
    {
        if (_shared.Count == 0)
            return;
        Trace trace = new(steps.Written, _renewals, [.. _shared.Select(one => one.Copy)]);
        foreach ((Step copy, int[] source, int[] target, IOperation at) in _shared)
        {
            if (trace.IsSeen(copy, source, target))
            {
                session.HasRefused = true;
                RefuseSecondName(at);
            }
        }
    }
}
