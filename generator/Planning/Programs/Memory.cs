using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>The memory that a procedure needs besides its parameters: arrays of its own, and a tape.</summary>
/// <param name="Lengths">The lengths of its arrays.</param>
/// <param name="IsLanes">Whether all of it is in lanes, and in a workspace.</param>
internal sealed record Memory(IReadOnlyList<Operand> Lengths, bool HasTape, bool IsLanes = false)
{
    /// <summary>Doubles that may stand on the stack: 1 KiB.</summary>
    public const int StackLength = 128;

    /// <summary>Doubles that may stand on the stack at each depth of a recursion.</summary>
    public const int StackLengthOfCallees = 16;

    /// <summary>Whether it comes in a workspace; else it stands on the stack.</summary>
    public bool IsWorkspace => HasTape || (IsLanes && Lengths.Count > 0) || Lengths.Any(length => !length.IsConstant) || Lengths.Sum(length => length.Value) > StackLength;

    public static Memory Of(Procedure procedure, bool hasTape, bool isLanes) =>
        new([.. procedure.Arrays.Where(array => array.Role == ArrayRole.Own).Select(array => array.Length)], hasTape, isLanes);

    /// <summary>Cuts the workspace into the procedure's arrays, and the rest is the tape.</summary>
    /// <param name="lengthOf">The term of a length.</param>
    /// <param name="rest">The workspace.</param>
    public IEnumerable<Line> Slices(Procedure procedure, ProcedureNames names, Func<Operand, Term> lengthOf, Term rest)
    {
        List<Term> offset = [];
        for (int array = 0; array < procedure.Arrays.Count; array++)
        {
            if (procedure.Arrays[array].Role != ArrayRole.Own)
                continue;
            Term length = lengthOf(procedure.Arrays[array].Length);
            yield return new DeclareLine(names.Array(array), IsWorkspace
                ? Slice(names, array, rest, Sum(offset), length)
                : Term.Code($"stackalloc {names.Precision.Scalar}[{{0}}]", length));
            offset.Add(length);
        }
        if (!HasTape)
            yield break;
        yield return new DeclareLine(names.Tape, offset.Count == 0 ? rest : Term.Code("{0}.Slice({1})", rest, Sum(offset)));
        yield return new DeclareLine(names.Top, Term.Plain("0"));
    }

    private static Term Slice(ProcedureNames names, int array, Term rest, Term offset, Term length) => names.Lanes is null || names.Array(array).IsWide
        ? Term.Code("{0}.Slice({1}, {2})", rest, offset, length)
        : Term.Code(LaneNames.Memory + ".Scalars({0}.Slice({1}, {2}), {2})", rest, offset, length);

    public static Term Sum(IReadOnlyList<Term> terms) =>
        terms.Count == 0 ? Term.Plain("0") : terms.Aggregate((left, right) => Term.Infix("+", false, left, right));
}
