namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>A local or parameter of a planned method. Its name is settled once everything is planned.</summary>
/// <param name="wish">The name that it would like to have.</param>
/// <param name="type">Its C# type.</param>
/// <param name="isWide">Whether it, or each element of it, is wider than a double: it has a value for each lane, or is of extended precision.</param>
internal sealed class Variable(string wish, string type, bool isWide = false)
{
    public bool IsWide { get; } = isWide;

    public string Wish { get; } = wish;

    public string Type { get; } = type;

    public string Name { get; set; } = wish;
}
