namespace Paper.Output;

/// <summary>A table of text with aligned columns: the first to the left, the others to the right.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(column => _rows.Max(row => row[column].Length))];
        return string.Join('\n', _rows.Select(row => string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd()));
    }
}
