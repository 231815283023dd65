namespace CurseOfMemory.Packaging.Tests.Architecture;

/// <summary>Which folders a folder may use besides itself.</summary>
internal sealed record FolderRule(string Folder, params string[] MayUse);

/// <summary>The arrows of the house, as data.</summary>
internal static class Rules
{
    /// <summary>The folders of the runtime from the ground floor up: a folder may use its own line and those above it.</summary>
    public static readonly string[][] RuntimeFloors =
    [
        ["Annotations", "Objectives", "Lanes", "Numerics"],
        ["Targets", "Models"],
        ["Flow", "Optimization", "Fitting"],
        ["Landscape", "Approximation"],
    ];

    /// <summary>Reading -> Graphs &lt;- Calculus, Adjoints, Planning; Writing -> Planning. Steps run them.</summary>
    public static readonly FolderRule[] Generator =
    [
        new("Graphs"),
        new("Diagnostics"),
        new("Reading", "Graphs", "Diagnostics"),
        new("Calculus", "Graphs"),
        new("Adjoints", "Graphs"),
        new("Planning", "Graphs"),
        new("Writing", "Planning"),
        new("Steps", "Reading", "Graphs", "Diagnostics", "Calculus", "Adjoints", "Planning", "Writing"),
    ];

    /// <summary>The file of the generator that ties the folders together, and may use them all.</summary>
    public const string Pipeline = "DerivativeGenerator.cs";

    /// <summary>Where the compiler's own types may be used.</summary>
    public static readonly string[] SeeTheCompiler = ["Reading", "Diagnostics", "Steps", Pipeline];

    public static FolderRule[] Runtime { get; } =
    [
        .. from floor in Enumerable.Range(0, RuntimeFloors.Length)
           from folder in RuntimeFloors[floor]
           select new FolderRule(folder, [.. RuntimeFloors.Take(floor + 1).SelectMany(folders => folders)]),
    ];

    /// <summary>The uses that no rule allows, each as a sentence; <paramref name="free"/> names a file at the top that may use everything.</summary>
    public static IEnumerable<string> Violations(SourceTree sources, FolderRule[] rules, string? free = null)
    {
        Dictionary<string, FolderRule> ruleOf = rules.ToDictionary(rule => rule.Folder);
        IEnumerable<string> strays = sources.Paths
            .Where(path => path != free && !ruleOf.ContainsKey(Folder(path)))
            .Select(path => $"{path}: no rule for this folder");
        IEnumerable<string> forbidden =
            from use in sources.Uses()
            where ruleOf.ContainsKey(Folder(use.Path))
            from target in use.DeclaringPaths.Select(Folder).Distinct()
            where target != Folder(use.Path) && !ruleOf[Folder(use.Path)].MayUse.Contains(target)
            select $"{use.Path}({use.Line}): {use.Name} belongs to {target}, which {Folder(use.Path)} may not use";
        return strays.Concat(forbidden);
    }

    /// <summary>The places outside <see cref="SeeTheCompiler"/> that name something of the compiler.</summary>
    public static IEnumerable<string> CompilerUses(SourceTree sources) =>
        from use in sources.Uses()
        where use.Namespace.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !SeeTheCompiler.Contains(Folder(use.Path))
        select $"{use.Path}({use.Line}): {use.Name} is of {use.Namespace}, which only {string.Join(", ", SeeTheCompiler)} may use";

    /// <summary>The first part of a path: its folder, or the file itself at the top.</summary>
    private static string Folder(string path) => path.Split('/')[0];
}
