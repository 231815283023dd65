namespace CurseOfMemory;

/// <summary>For each line of a sparse matrix the lines that cross it: entry k of line i, starts[i] &lt;= k &lt; starts[i + 1], crosses items[k].</summary>
internal readonly struct Incidence(int[] starts, int[] items)
{
    public int Lines => starts.Length - 1;

    public ReadOnlySpan<int> this[int line] => items.AsSpan(starts[line], starts[line + 1] - starts[line]);

    public int Longest
    {
        get
        {
            int longest = 0;
            for (int line = 0; line < Lines; line++)
                longest = Math.Max(longest, this[line].Length);
            return longest;
        }
    }

    /// <summary>The same for the crossing lines, each with its crossings in ascending order.</summary>
    public Incidence Transposed(int lines)
    {
        int[] transposedStarts = new int[lines + 1], transposed = new int[items.Length];
        foreach (int item in items)
            transposedStarts[item + 1]++;
        for (int line = 0; line < lines; line++)
            transposedStarts[line + 1] += transposedStarts[line];
        int[] next = transposedStarts[..lines];
        for (int line = 0; line < Lines; line++)
        {
            foreach (int item in this[line])
                transposed[next[item]++] = line;
        }
        return new(transposedStarts, transposed);
    }
}
