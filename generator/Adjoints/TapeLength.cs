using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>How many doubles of tape a derivative needs.</summary>
internal static class TapeLength
{
    /// <summary>
    /// The procedure of the derivative's own parameters and arrays that returns, as its one integer result, the greatest length of the tape; null where
    /// the derivative needs none. It writes nothing that its caller sees.
    /// </summary>
    public static ProcedureList? Of(ProcedureList derivative)
    {
        if (derivative.Tape is not { } tape)
            return null;
        Procedure counting = tape.Main, main = derivative.Main;
        ProcedureBuilder builder = ProcedureBuilder.From(counting);
        int weight = counting.Parameters[counting.Parameters.Count - 1];
        int[] parameters = [.. counting.Parameters.Take(counting.Parameters.Count - 1)];
        int[] arrays = [.. counting.ArrayParameters];
        IEnumerable<int> moreParameters = main.Parameters.Skip(parameters.Length).Select(local => builder.Variable(main.Locals[local].Name, main.Locals[local].Kind)).ToArray();
        IEnumerable<int> moreArrays = main.ArrayParameters.Skip(arrays.Length)
            .Select(array => builder.Array(main.Arrays[array].Name, ArrayRole.Input, null, main.Arrays[array].Element)).ToArray();
        Block body = builder.Collect(() =>
        {
            builder.Assign(weight, Operand.Integer(derivative.TapeWeight));
            foreach (Step step in counting.Body.Steps)
                builder.Emit(step);
        });
        Procedure length = builder.Build(
            main.Name + "TapeLength", parameters.Concat(moreParameters), arrays.Concat(moreArrays), counting.Prologue, body, counting.Results);
        ProcedureList simple = Simplifier.Apply(new(tape.Procedures.Skip(1).Prepend(length).ToEquatableArray()));
        return Simplifier.Apply(simple with { Procedures = simple.Procedures.Select(TripCounts.Apply).ToEquatableArray() });
    }
}
