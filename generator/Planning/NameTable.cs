namespace CurseOfMemory.Generator.Planning;

/// <summary>Hands out names that nothing else has.</summary>
/// <param name="given">What is taken from the start; tables may share it.</param>
internal sealed class NameTable(HashSet<string> given)
{
    private static readonly HashSet<string> Reserved =
    [
        "theta", "direction", "gradient", "hessian", "product", "work", "value", "n", "L", "length", "field", .. Keywords.All,
    ];

    private readonly Dictionary<string, string> _wishes = [];
    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>Whether a name was handed out.</summary>
    public bool IsTaken(string name) => _wishes.ContainsKey(name);

    /// <summary>Whether a name is none to hand out.</summary>
    public bool IsGiven(string name) => Reserved.Contains(name) || given.Contains(name);

    /// <summary>
    /// The wished name, or the wished name with the smallest number that makes it new, from the last number on that the wish was given: long programs ask
    /// for one name thousands of times.
    /// </summary>
    public string Take(string wish)
    {
        wish = wish.TrimStart('@');
        _numbers.TryGetValue(wish, out int number);
        string name;
        do
            name = Numbered(wish, ++number);
        while (IsGiven(name) || IsTaken(name));
        _numbers[wish] = number;
        _wishes[name] = wish;
        return name;
    }

    /// <summary>A wish with a number, the first without.</summary>
    public static string Numbered(string wish, int number) => number == 1 ? wish : wish + (char.IsDigit(wish[wish.Length - 1]) ? "_" : "") + number;

    /// <summary>What was wished for when a name was taken.</summary>
    public string Wish(string name) => _wishes[name];
}
