using System.Globalization;
using System.Text;
using Paper.Output;

namespace Paper.Verbs;

/// <summary>A table of numbers and words: a CSV file, and lines on the console.</summary>
/// <param name="Name">The name of its file, without ending.</param>
/// <param name="Rows">Numbers as <c>double</c> or <c>int</c>, words as <c>string</c>, nothing as null.</param>
internal sealed record Sheet(string Name, string[] Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>The longest table that is printed; longer ones are written alone.</summary>
    public const int MostPrinted = 40;

    /// <summary>Numbers in digits that read back exactly.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder();
        foreach (object?[] row in Rows.Prepend(Columns))
            text.AppendJoin(',', row.Select(cell => Quoted(Cell(cell, "R")))).Append('\n');
        return text.ToString();
    }

    public override string ToString()
    {
        var table = new Table(Columns);
        foreach (object?[] row in Rows)
            table.Add([.. row.Select(cell => Cell(cell, "G8"))]);
        return table.ToString();
    }

    private static string Cell(object? cell, string format) => cell switch
    {
        null => "-",
        double number => number.ToString(format, CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
