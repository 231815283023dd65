namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>The operators of C# and how tightly they bind.</summary>
internal static class Operators
{
    public const int Lowest = 0, Choice = 2, Unary = 13, Primary = 14;

    private static readonly Dictionary<string, int> Precedences = new()
    {
        ["||"] = 3,
        ["&&"] = 4,
        ["|"] = 5,
        ["^"] = 6,
        ["&"] = 7,
        ["=="] = 8,
        ["!="] = 8,
        ["<"] = 9,
        ["<="] = 9,
        [">"] = 9,
        [">="] = 9,
        ["<<"] = 10,
        [">>"] = 10,
        ["+"] = 11,
        ["-"] = 11,
        ["*"] = 12,
        ["/"] = 12,
        ["%"] = 12,
    };

    public static int PrecedenceOf(string symbol) => Precedences[symbol];
}
