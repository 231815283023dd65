namespace CurseOfMemory.Generator.Graphs;

/// <summary>What the opposite of an operand does to a function.</summary>
internal enum Parity
{
    /// <summary>Something else. So it is where the sign of a zero matters, as that of y does in atan2(y, x).</summary>
    None,

    /// <summary>f(-x) = f(x).</summary>
    Even,

    /// <summary>f(-x) = -f(x), and so f(0) = 0.</summary>
    Odd,
}
