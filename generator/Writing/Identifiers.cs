namespace CurseOfMemory.Generator.Writing;

/// <summary>The names in a text of C#, but for members behind a dot.</summary>
internal static class Identifiers
{
    public static IEnumerable<string> In(string code)
    {
        for (int from = 0; from < code.Length; from++)
        {
            if (!IsPart(code[from]))
                continue;
            int end = from + 1;
            while (end < code.Length && IsPart(code[end]))
                end++;
            if (from == 0 || code[from - 1] != '.')
                yield return code.Substring(from, end - from);
            from = end;
        }
    }

    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '@';
}
