namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>How a statement may end.</summary>
[Flags]
internal enum Exits
{
    None = 0,
    Next = 1,
    Break = 2,
    Continue = 4,
    Return = 8,
}
