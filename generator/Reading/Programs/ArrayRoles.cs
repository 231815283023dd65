using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Finds which array parameters procedures write, if through the procedures that they call.</summary>
internal static class ArrayRoles
{
    /// <summary>The procedures where each parameter that is written is InOut; the first keeps its roles.</summary>
    public static IReadOnlyList<Procedure> Settle(IReadOnlyList<Procedure> procedures)
    {
        HashSet<(int Procedure, int Array)> written = [];
        int before;
        do
        {
            before = written.Count;
            for (int i = 0; i < procedures.Count; i++)
            {
                foreach (Step step in procedures[i].Body.All())
                    written.UnionWith(Written(step, procedures, written).Select(array => (i, array)));
            }
        }
        while (written.Count > before);
        return [.. procedures.Select((procedure, i) => i == 0 ? procedure : procedure with
        {
            Arrays = procedure.Arrays.Select((array, a) => array.Role == ArrayRole.Input && written.Contains((i, a)) ? array with { Role = ArrayRole.InOut } : array).ToEquatableArray(),
        })];
    }

    private static IEnumerable<int> Written(Step step, IReadOnlyList<Procedure> procedures, HashSet<(int, int)> written) => step switch
    {
        Store store => [store.Array],
        AddTo add => [add.Array],
        Fill fill => [fill.Array],
        Call call => call.Arrays.Where((_, i) => written.Contains((call.Procedure, i))).Select(view => view.Array),
        // What a derivative puts out comes after the arrays of its procedure.
        CallDerivative call => call.Arrays.Where((_, i) => i >= procedures[call.Procedure].ArrayParameters.Count() || written.Contains((call.Procedure, i))).Select(view => view.Array),
        _ => [],
    };
}
