namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>
/// The end of a planned method: a result takes the value of a variable that is declared in the last statements and read by nothing else. Values that read
/// memory stay where they are, since a result may lie in the same memory.
/// </summary>
internal static class LastLines
{
    /// <param name="lines">The statements so far, which lose what results take.</param>
    /// <param name="results">Assignments of results, and what is returned.</param>
    public static IReadOnlyList<Line> Take(List<Line> lines, IEnumerable<Line> results)
    {
        int start = lines.FindLastIndex(line => line is not DeclareLine) + 1;
        Line[] merged = [.. results];
        for (int i = 0; i < merged.Length; i++)
            merged[i] = Merged(lines, start, merged, merged[i]);
        return merged;
    }

    private static Line Merged(List<Line> lines, int start, IReadOnlyList<Line> results, Line result)
    {
        if (ValueOf(result) is not { Kind: TermKind.Name, Variable: Variable variable })
            return result;
        int place = lines.FindIndex(start, line => line is DeclareLine declare && declare.Variable == variable);
        if (place < 0 || lines[place] is not DeclareLine { Value: Term value } || ReadsMemory(value) || lines.Skip(place + 1).Concat(results).Sum(line => Reads(line, variable)) != 1)
            return result;
        lines.RemoveAt(place);
        return result is AssignLine assign ? assign with { Value = value } : new PlainLine(Term.Code("return {0}", value));
    }

    /// <summary>What a result is: assigned, or the only argument of a <c>return</c>.</summary>
    private static Term? ValueOf(Line line) => line switch
    {
        AssignLine assign => assign.Value,
        PlainLine { Term.Arguments: [var value] } => value,
        _ => null,
    };

    private static int Reads(Line line, Variable variable) => Reads((line as DeclareLine)?.Value ?? ValueOf(line), variable);

    private static int Reads(Term? term, Variable variable) =>
        term is null ? 0 : (term.Variable == variable ? 1 : 0) + term.Arguments.Sum(argument => Reads(argument, variable));

    private static bool ReadsMemory(Term term) => term.Kind is TermKind.Element or TermKind.Text || term.Arguments.Any(ReadsMemory);
}
