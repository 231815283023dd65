namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

internal enum HelperKind
{
    /// <summary>A number of numbers.</summary>
    Plain,

    /// <summary>A number, and numbers through <c>ref</c> and <c>out</c>.</summary>
    ByReference,

    /// <summary>A method that calls itself with a smaller depth.</summary>
    Recursive,

    /// <summary>Two numbers.</summary>
    Two,

    /// <summary>A number of a span.</summary>
    OfSpan,

    /// <summary>Overwrites a span.</summary>
    IntoSpan,
}

/// <summary>A method beside the definition, which it may call.</summary>
internal sealed record Helper(string Name, HelperKind Kind)
{
    /// <summary>The length that spans have at least.</summary>
    public const int Length = 2;

    public static string Write(Helper helper, Random random, IReadOnlyList<Helper> callable)
    {
        string body = helper.Kind switch
        {
            HelperKind.Plain or HelperKind.Two => Writer(random, callable, [new("p", Sort.Real), new("q", Sort.Real) { IsWritable = false, IsCapturable = false }])
                .Body(writer => helper.Kind == HelperKind.Plain ? writer.Real(2) : $"({writer.Real(2)}, {writer.Real(2)})", 2),
            HelperKind.ByReference => "        r = p;\n" + Writer(random, callable, [new("p", Sort.Real), new("q", Sort.Real) { IsCapturable = false }, new("r", Sort.Real) { IsCapturable = false }])
                .Body(writer => writer.Real(1), 2),
            HelperKind.Recursive => Recursion(helper, random, callable),
            HelperKind.OfSpan => Writer(random, callable, [new("s", Sort.Numbers, Length) { IsWritable = false, IsSpan = true, IsCapturable = false }]).Body(writer => writer.Real(2), 2),
            _ => Writer(random, callable, [new("s", Sort.Numbers, Length) { IsSpan = true, IsCapturable = false }, new("p", Sort.Real)]).Body("s[0] += 0.5 * s[^1];"),
        };
        return $"    private static {Signature(helper)}\n    {{\n{body}    }}\n\n";
    }

    private static string Signature(Helper helper) => helper.Kind switch
    {
        HelperKind.Plain => $"double {helper.Name}(double p, in double q)",
        HelperKind.ByReference => $"double {helper.Name}(double p, ref double q, out double r)",
        HelperKind.Recursive => $"double {helper.Name}(double p, int depth)",
        HelperKind.Two => $"(double, double) {helper.Name}(double p, in double q)",
        HelperKind.OfSpan => $"double {helper.Name}(ReadOnlySpan<double> s)",
        _ => $"void {helper.Name}(Span<double> s, double p)",
    };

    private static string Recursion(Helper helper, Random random, IReadOnlyList<Helper> callable)
    {
        DefinitionWriter writer = Writer(random, callable, [new("p", Sort.Real)]);
        string twice = random.Next(3) == 0 ? $" - 0.5 * {helper.Name}(-p, depth - 2)" : "";
        return $"        if (depth <= 0)\n            return {writer.Real(2)};\n"
            + writer.Body(inner => $"{inner.Real(1)} + {helper.Name}({inner.Real(2)}, depth - 1){twice}", 1);
    }

    private static DefinitionWriter Writer(Random random, IReadOnlyList<Helper> callable, Name[] names) => new DefinitionWriter(random, callable, 4).With(names);
}
