namespace CurseOfMemory;

/// <summary>
/// Marks a method whose outermost loop that carries a state is reversed with checkpoints: the reverse sweep stores the state before every
/// <paramref name="every"/>th pass and computes the passes between anew, which trades time for memory.
/// </summary>
/// <param name="every">The number of passes from one checkpoint to the next, at least 1; about the root of the number of passes needs least memory.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CheckpointAttribute(int every) : Attribute
{
    /// <summary>The number of passes from one checkpoint to the next.</summary>
    public int Every { get; } = every;
}
