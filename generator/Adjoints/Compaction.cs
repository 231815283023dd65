using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Procedures without the locals and arrays that no step names any more; what several steps assign has a name.</summary>
internal static class Compaction
{
    public static Procedure Apply(Procedure procedure)
    {
        int[] locals = Kept(Enumerable.Range(0, procedure.Locals.Count), UsedLocals(procedure));
        int[] arrays = Kept(Enumerable.Range(0, procedure.Arrays.Count), [.. procedure.ArrayParameters, .. Linking.Steps(procedure).SelectMany(step => step.Arrays())]);
        int[] localPlaces = Places(locals, procedure.Locals.Count), arrayPlaces = Places(arrays, procedure.Arrays.Count);
        Operand Operand(Operand operand) => operand.IsConstant ? operand : operand with { Local = localPlaces[operand.Local] };
        Renumbering renumbering = new(Operand, local => localPlaces[local], array => arrayPlaces[array]);
        return new(
            procedure.Name,
            Named(procedure, locals).ToEquatableArray(),
            procedure.Parameters.Select(local => localPlaces[local]).ToEquatableArray(),
            arrays.Select(array => procedure.Arrays[array]).Select(array => array.Role == ArrayRole.Own ? array with { Length = Operand(array.Length) } : array).ToEquatableArray(),
            renumbering.Apply(procedure.Prologue),
            renumbering.Apply(procedure.Body),
            procedure.Results.Select(local => localPlaces[local]).ToEquatableArray());
    }

    private static HashSet<int> UsedLocals(Procedure procedure) =>
    [
        .. procedure.Parameters,
        .. procedure.Results,
        .. Linking.Steps(procedure).SelectMany(step => step.Targets().Concat(Effects.LocalsRead(step))),
        .. procedure.Arrays.Where(array => array.Role == ArrayRole.Own && !array.Length.IsConstant).Select(array => array.Length.Local),
    ];

    private static int[] Kept(IEnumerable<int> numbers, HashSet<int> used) => [.. numbers.Where(used.Contains)];

    private static int[] Places(int[] kept, int count)
    {
        int[] places = new int[count];
        for (int i = 0; i < kept.Length; i++)
            places[kept[i]] = i;
        return places;
    }

    /// <summary>The kept locals; a nameless one that several steps assign gets a name.</summary>
    private static IEnumerable<Local> Named(Procedure procedure, int[] kept)
    {
        HashSet<string> names = [.. procedure.Locals.Select(local => local.Name), .. procedure.Arrays.Select(array => array.Name)];
        Dictionary<int, int> definitions = Linking.Assignments(procedure);
        int next = 1;
        foreach (int number in kept)
        {
            Local local = procedure.Locals[number];
            if (local.Name.Length == 0 && definitions.TryGetValue(number, out int count) && count > 1)
            {
                while (!names.Add("u" + next))
                    next++;
                local = local with { Name = "u" + next };
            }
            yield return local;
        }
    }
}
