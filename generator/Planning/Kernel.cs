namespace CurseOfMemory.Generator.Planning;

/// <summary>A planned method: its statements, and what they need.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Method">The public method it works for: Value, Gradient, Hessian or HessianProduct.</param>
/// <param name="UsesLanes">Whether it is generic over the lane type.</param>
/// <param name="LaneLengths">The lengths that loops in lanes run over.</param>
/// <param name="Columns">The work columns, as names and lengths.</param>
/// <param name="Parts">Methods that it calls first, split off because one method would be too long for the JIT to inline its lanes.</param>
/// <param name="ReturnsValue">Whether it returns J, or nothing.</param>
internal sealed record Kernel(
    string Name,
    string Method,
    Statement[] Statements,
    bool UsesLanes,
    IReadOnlyList<string> LaneLengths,
    IReadOnlyList<(string Name, string Length)> Columns,
    IReadOnlyList<Kernel> Parts,
    bool ReturnsValue)
{
    /// <summary>The range that it works on, or null where it does everything.</summary>
    public KernelRange? Range { get; init; }

    /// <summary>What takes its place where there are many terms, or null.</summary>
    public Kernel? Many { get; init; }

    /// <summary>Whether it writes rows of the Hessian as the type of their writers does, which is its second type parameter.</summary>
    public bool WritesRows { get; init; }

    /// <summary>The test whether there are many terms, of a kernel for them.</summary>
    public string Condition { get; init; } = "";

    /// <summary>Whether it stands for the public method before it.</summary>
    public bool IsEntry { get; init; }

    /// <summary>What takes its place where there are few terms, or null.</summary>
    public Kernel? Few { get; init; }

    /// <summary>The vectors besides theta that the public method takes.</summary>
    public IEnumerable<VectorLength> Lengths() => Method switch
    {
        "Value" => [],
        "Gradient" => [new("gradient")],
        "Hessian" => [new("gradient"), new("hessian", IsSquare: true)],
        _ => [new("direction"), new("gradient"), new("product")],
    };

    /// <summary>Whether it or a part works in columns.</summary>
    public bool HasColumns => Columns.Count > 0 || Parts.Any(part => part.Columns.Count > 0);

    /// <summary>This kernel and its parts.</summary>
    public IEnumerable<Kernel> All => [.. Parts, this];

    /// <summary>All that is printed of it.</summary>
    public IEnumerable<Kernel> Printed => [.. All, .. new[] { Few, Many }.OfType<Kernel>()];
}

/// <summary>A vector as long as theta, or a matrix over it.</summary>
internal sealed record VectorLength(string Vector, bool IsSquare = false);
