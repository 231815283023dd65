namespace CurseOfMemory.Generator.Planning;

/// <summary>Hands out names that nothing else has.</summary>
internal sealed class NameTable(IEnumerable<string> taken)
{
    private static readonly string[] Reserved =
    [
        "theta", "direction", "gradient", "hessian", "product", "work", "value", "n", "L", "length", "field", .. Keywords.All,
    ];

    private readonly HashSet<string> _taken = [.. Reserved, .. taken];

    private readonly Dictionary<string, string> _wishes = [];

    /// <summary>All names that are taken.</summary>
    public IEnumerable<string> Taken => _taken;

    /// <summary>The wished name, or the wished name with the smallest number that makes it new.</summary>
    public string Take(string wish)
    {
        wish = wish.TrimStart('@');
        string name = wish;
        for (int i = 2; !_taken.Add(name); i++)
            name = wish + (char.IsDigit(wish[wish.Length - 1]) ? "_" : "") + i;
        _wishes[name] = wish;
        return name;
    }

    /// <summary>What was wished for when a name was taken.</summary>
    public string Wish(string name) => _wishes[name];
}
