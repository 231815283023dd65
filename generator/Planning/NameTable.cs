namespace CurseOfMemory.Generator.Planning;

/// <summary>Hands out names that nothing else has.</summary>
internal sealed class NameTable(IEnumerable<string> taken)
{
    private static readonly string[] Reserved =
    [
        "theta", "direction", "gradient", "hessian", "product", "work", "value", "n", "L", "length",
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while", "field", "value",
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
