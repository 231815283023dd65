namespace CurseOfMemory.Generator.Planning;

/// <summary>Hessians by rows whose rows may be written past the caches: stores go through writers, whose type says which way.</summary>
internal static class StreamedRows
{
    /// <summary>The kernel with writers, or the kernel itself where it can't have them.</summary>
    public static Kernel Apply(Kernel kernel, Layout layout) =>
        layout.Precision.IsExtended || kernel.Parts.Count > 0 || kernel.Columns.Count > 0 || !kernel.Statements.Any(IsOverRows)
            ? kernel
            : kernel with { Statements = [.. kernel.Statements.Select(statement => IsOverRows(statement) ? WithWriters((Loop)statement, layout) : statement)], WritesRows = true };

    private static bool IsOverRows(Statement statement) => statement is Loop loop && loop.Body.OfType<OpenRow>().Any();

    private static Loop WithWriters(Loop rows, Layout layout)
    {
        Dictionary<string, string> writers = rows.Body.OfType<OpenRow>().ToDictionary(row => row.Span, row => row.Writer);
        Line declaration = new($"{layout.Own("TRow")} {string.Join(", ", writers.Values.Select(writer => writer + " = default"))};");
        return rows with { Body = [declaration, .. rows.Body.SelectMany(statement => statement is Loop columns ? Written(columns, writers) : [statement])] };
    }

    private static IEnumerable<Statement> Written(Loop columns, Dictionary<string, string> writers)
    {
        Store[] stores = [.. columns.Body.OfType<Store>().Where(store => writers.ContainsKey(store.Span))];
        return
        [
            columns with { Body = [.. columns.Body.Select(statement => statement is Store store && stores.Contains(store) ? store with { Writer = writers[store.Span] } : statement)] },
            .. stores.Select(store => new Line($"{writers[store.Span]}.End({store.Span});")),
        ];
    }
}
