using System.Numerics;

namespace CurseOfMemory;

/// <summary>
/// The ways to hand m neurons to d blocks I_1, ..., I_d, none of them empty, one after another (Definition D.1). The order is that of the
/// sequences of block numbers, as words in a dictionary; a million partitions take no more memory than one.
/// </summary>
public static class CoincidedPartitions
{
    private const int Widest = 1000;

    /// <summary>How many there are: d! S(m, d).</summary>
    /// <inheritdoc cref="All"/>
    public static BigInteger Count(int m, int d) => CriticalSpaceCounts.Coincided(m, d);

    /// <summary>All of them, computed as they are asked for: for each neuron the number of its block, from 0 to d - 1.</summary>
    /// <param name="m">The number of neurons, from 1 to 1000.</param>
    /// <param name="d">The number of blocks, from 1 to m.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static IEnumerable<int[]> All(int m, int d)
    {
        LandscapeChecks.Range(nameof(m), m, 1, Widest);
        LandscapeChecks.Range(nameof(d), d, 1, m);
        return Words(m, d);
    }

    private static IEnumerable<int[]> Words(int m, int d)
    {
        var word = new int[m];
        for (int k = 0; k < d; k++)
            word[m - d + k] = k;
        do
            yield return (int[])word.Clone();
        while (Next(word, d));
    }

    // The next word in which every block occurs: raise the last letter that can be raised, then fill up with as small letters as possible
    private static bool Next(int[] word, int d)
    {
        for (int place = word.Length - 1; place >= 0; place--)
        {
            for (int letter = word[place] + 1; letter < d; letter++)
            {
                word[place] = letter;
                if (FillUp(word, place + 1, d))
                    return true;
            }
        }
        return false;
    }

    // The letters that are missing so far come last, ascending, and zeros before them
    private static bool FillUp(int[] word, int from, int d)
    {
        int[] missing = [.. Enumerable.Range(0, d).Where(letter => Array.IndexOf(word, letter, 0, from) < 0)];
        if (missing.Length > word.Length - from)
            return false;
        word.AsSpan(from).Clear();
        missing.CopyTo(word, word.Length - missing.Length);
        return true;
    }
}
