using System.Globalization;
using System.Text;

namespace CurseOfMemory.Benchmarks;

/// <summary>A table of Markdown.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public static string Number(double x) => x.ToString(x >= 100 ? "F0" : x >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);

    public override string ToString()
    {
        StringBuilder text = new();
        foreach (string[] row in (string[][])[heads, [.. heads.Select(_ => "---")], .. _rows])
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        return text.ToString();
    }
}
