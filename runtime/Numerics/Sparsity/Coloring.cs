namespace CurseOfMemory;

/// <summary>
/// The columns (or rows) of a sparse Jacobian in groups of which no two share a row (or column), so that one sweep finds all of a group: Curtis, Powell and
/// Reid (1974), coloured greedily in the natural order (Coleman and Moré, 1983), which is optimal for banded and block-diagonal patterns.
/// </summary>
internal sealed class Coloring
{
    private readonly int[] _colors, _starts, _entries, _places;

    /// <param name="byRow">For each row its columns, in the order of the compressed form.</param>
    /// <param name="byColumn">For each column its rows.</param>
    /// <param name="ofRows">Whether rows are coloured.</param>
    public Coloring(Incidence byRow, Incidence byColumn, bool ofRows)
    {
        _colors = ofRows ? Colored(byRow, byColumn) : Colored(byColumn, byRow);
        // one at least, since the outputs are to be had even where the pattern is empty
        Count = Math.Max(1, _colors.Length == 0 ? 0 : _colors.Max() + 1);
        int[] starts = new int[Count + 1];
        ForEach(byRow, (_, row, column) => starts[_colors[ofRows ? row : column] + 1]++);
        for (int color = 0; color < Count; color++)
            starts[color + 1] += starts[color];
        int[] next = starts[..Count], entries = new int[starts[Count]], places = new int[starts[Count]];
        ForEach(byRow, (entry, row, column) =>
        {
            int position = next[_colors[ofRows ? row : column]]++;
            (entries[position], places[position]) = (entry, ofRows ? column : row);
        });
        (_starts, _entries, _places) = (starts, entries, places);
    }

    /// <summary>The number of colours.</summary>
    public int Count { get; }

    public void Seed(int color, Span<double> direction)
    {
        for (int line = 0; line < _colors.Length; line++)
            direction[line] = _colors[line] == color ? 1 : 0;
    }

    public void Gather(int color, ReadOnlySpan<double> derivative, Span<double> values)
    {
        for (int k = _starts[color]; k < _starts[color + 1]; k++)
            values[_entries[k]] = derivative[_places[k]];
    }

    private static int[] Colored(Incidence lines, Incidence crossings)
    {
        int[] colors = new int[lines.Lines], forbidden = new int[lines.Lines];
        Array.Fill(forbidden, -1);
        for (int line = 0; line < lines.Lines; line++)
        {
            foreach (int crossing in lines[line])
            {
                foreach (int other in crossings[crossing])
                {
                    if (other >= line)
                        break;
                    forbidden[colors[other]] = line;
                }
            }
            while (forbidden[colors[line]] == line)
                colors[line]++;
        }
        return colors;
    }

    private static void ForEach(Incidence byRow, Action<int, int, int> use)
    {
        int entry = 0;
        for (int row = 0; row < byRow.Lines; row++)
        {
            foreach (int column in byRow[row])
                use(entry++, row, column);
        }
    }
}
