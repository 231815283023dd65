namespace CurseOfMemory.Generator.Planning;

/// <summary>Lengths as C#: numbers, names, and sums of them.</summary>
internal static class Lengths
{
    /// <summary>A length as a factor.</summary>
    public static string Grouped(string length) => length.Contains(" ") ? $"({length})" : length;

    /// <summary>So many times a length.</summary>
    public static string Times(int count, string length) =>
        int.TryParse(length, out int known) ? $"{count * known}" : count switch { 0 => "0", 1 => length, _ => $"{count} * {Grouped(length)}" };
}
