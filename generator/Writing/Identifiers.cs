namespace CurseOfMemory.Generator.Writing;

/// <summary>The names in a text of C#, but for members behind a dot.</summary>
internal static class Identifiers
{
    /// <summary>Whether a name stands in a text.</summary>
    public static bool Has(string code, string name)
    {
        for (int from = code.IndexOf(name, StringComparison.Ordinal); from >= 0; from = code.IndexOf(name, from + 1, StringComparison.Ordinal))
        {
            if ((from == 0 || !(IsPart(code[from - 1]) || code[from - 1] == '.')) && (from + name.Length == code.Length || !IsPart(code[from + name.Length])))
                return true;
        }
        return false;
    }

    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '@';
}
