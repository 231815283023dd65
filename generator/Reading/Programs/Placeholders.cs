namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What stands in the graph of a method for things of the caller's that it reads by name.</summary>
internal static class Placeholders
{
    /// <summary>The instance.</summary>
    public const string Self = Mark + "this";

    /// <summary>No token of C# begins with it.</summary>
    private const string Mark = "§";

    /// <summary>A parameter that is neither a number nor a row of numbers.</summary>
    public static string Of(int parameter) => $"{Mark}{parameter}";
}
