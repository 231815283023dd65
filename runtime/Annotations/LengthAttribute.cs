namespace CurseOfMemory;

/// <summary>
/// Gives the length of a parameter block. Without it, the span blocks of a loss share in equal parts what theta has left.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LengthAttribute : Attribute
{
    /// <summary>A length known when the project compiles.</summary>
    public LengthAttribute(int length) => Length = length;

    /// <summary>The name of a member of the type that holds the length.</summary>
    public LengthAttribute(string member) => Length = member;

    /// <summary>The length: an <c>int</c>, or the name of a member.</summary>
    public object Length { get; }
}
