namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>A local or parameter of a planned method. Its name is settled once everything is planned.</summary>
/// <param name="wish">The name that it would like to have.</param>
/// <param name="type">Its C# type.</param>
internal sealed class Variable(string wish, string type)
{
    public string Wish { get; } = wish;

    public string Type { get; } = type;

    public string Name { get; set; } = wish;
}
