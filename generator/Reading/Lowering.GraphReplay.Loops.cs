using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading;

internal sealed partial class Lowering
{
    /// <summary>Loops of a graph, by the rules for loops of the source.</summary>
    private sealed partial class GraphReplay
    {
        private void Loop(For loop)
        {
            long? from = (Of(loop.From) as Value.Known)?.Constant as long?;
            Value to = Of(loop.To);
            long? trips = from is long first && to is Value.Known { Constant: long last } ? TripsOf(first, last, loop.Stride) : null;
            bool counts = from == 0 && loop.Stride == 1;
            switch (trips)
            {
                case > MostStraightLine and <= MostUnrolled when counts:
                    ReduceOrUnroll(loop, (int)trips);
                    break;
                case <= MostUnrolled:
                    Unroll(loop, from!.Value, trips.Value);
                    break;
                case long many when counts && many <= int.MaxValue:
                    Reduce(loop, new Extent(LengthKind.Fixed, (int)many, ""));
                    break;
                default:
                    ReduceOver(loop, counts, to);
                    break;
            }
        }

        private static long TripsOf(long from, long to, int stride) => Math.Max(0, ((to - from) + stride - Math.Sign(stride)) / stride);

        private void ReduceOver(For loop, bool counts, Value to)
        {
            Extent? length = to switch
            {
                Value.Integer { Length: Extent end, Offset: 0 } => end,
                Value.Member { Type.SpecialType: SpecialType.System_Int32 } member => new Extent(LengthKind.Member, 0, member.Text),
                _ => null,
            };
            if (length is not null && counts)
                Reduce(loop, length);
            else if (to is not Value.Unknown)
                Fail(Descriptors.Loop, counts ? "it ends before or after a length" : "it doesn't start at 0");
        }

        private void Unroll(For loop, long from, long trips)
        {
            for (long pass = 0; pass < trips && !_hasFailed; pass++)
            {
                _values[loop.Counter] = new Value.Known(from + (pass * loop.Stride));
                Run(loop.Body);
            }
        }

        /// <summary>A loop of known length as a sum, or, where it is none, pass by pass as if nothing had been tried.</summary>
        private void ReduceOrUnroll(For loop, int trips)
        {
            Dictionary<int, Value> before = new(_values);
            int told = lowering.Told;
            Reduce(loop, new Extent(LengthKind.Fixed, trips, ""));
            if (!_hasFailed && lowering.Told == told && !before.Any(held => _values[held.Key] is Value.Outdated && held.Value is not Value.Outdated))
                return;
            lowering.Forget(told);
            (_values, _hasFailed) = (before, false);
            Unroll(loop, 0, trips);
        }

        private void Reduce(For loop, Extent extent)
        {
            Index index = lowering.Graph.Temporary(lowering.NumberOf(extent));
            Dictionary<int, Carried> carried = [];
            foreach (int local in LongerLived(loop))
            {
                if (!_values.TryGetValue(local, out Value? before))
                    continue;
                carried.Add(local, lowering.Carry(graph.Locals[local].Name, before, site));
                _values[local] = Inside(carried[local]);
            }
            _values[loop.Counter] = lowering.Counter(index);
            Run(loop.Body);
            HashSet<int> placeholders = [.. carried.Values.Select(local => local.Placeholder)];
            foreach (KeyValuePair<int, Carried> local in carried)
            {
                _values[local.Key] = lowering.Closed(local.Value, _values[local.Key], index, placeholders);
                _hasFailed |= _values[local.Key] is Value.Unknown;
            }
        }

        /// <summary>The locals that the body assigns and that steps outside it know, too.</summary>
        private IEnumerable<int> LongerLived(For loop)
        {
            Dictionary<int, int> everywhere = Occurrences(graph.Prologue.All().Concat(graph.Body.All())), inside = Occurrences(loop.Body.All());
            HashSet<int> returned = [.. graph.Results];
            return loop.Body.All().SelectMany(step => step.Targets()).Distinct().Where(local => returned.Contains(local) || everywhere[local] > inside[local]);
        }

        private static Dictionary<int, int> Occurrences(IEnumerable<Step> steps) => steps
            .SelectMany(step => step.Targets().Concat(step.Reads().Where(read => !read.IsConstant).Select(read => read.Local)))
            .GroupBy(local => local)
            .ToDictionary(group => group.Key, group => group.Count());
    }

    private int Told => problems.Problems.Count;

    private void Forget(int told) => problems.Forget(told);

    private int NumberOf(Extent extent) => leaves.NumberOf(extent);
}
