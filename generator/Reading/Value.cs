using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>What an expression of the definition stands for while it is read.</summary>
internal abstract record Value
{
    private Value()
    {
    }

    /// <summary>The value of something refused; what is computed from it is refused in silence.</summary>
    public sealed record Unknown : Value
    {
        public static readonly Unknown Instance = new();
    }

    /// <summary>A number or truth value known while the project compiles: a <c>long</c>, <c>double</c> or <c>bool</c>.</summary>
    public sealed record Known(object Constant) : Value;

    /// <summary>A truth value that is not known.</summary>
    public sealed record Undecided : Value
    {
        public static readonly Undecided Instance = new();
    }

    /// <summary>A real number, as a node of the graph.</summary>
    public sealed record Number(int Node) : Value;

    /// <summary>
    /// A sum that a local is still growing by '+=', last term first. It becomes a node when it is read, so that 10,000 statements make
    /// one sum and not 10,000.
    /// </summary>
    public sealed record Growing(int Term, Growing? Rest) : Value;

    /// <summary>An integer that is not known: an index variable or a length, plus an offset, or anything else.</summary>
    /// <param name="Node">The integer as a number.</param>
    /// <param name="Counter">The index variable, if it is one plus <paramref name="Offset"/>.</param>
    /// <param name="Length">The length, if it is one plus <paramref name="Offset"/>.</param>
    public sealed record Integer(int Node, Index? Counter = null, Extent? Length = null, long Offset = 0) : Value;

    /// <summary>A parameter block that is a span.</summary>
    public sealed record Span(int Block) : Value;

    /// <summary>A member of the annotated type, a member of that, and so on; <c>this</c> to begin with.</summary>
    /// <param name="Text">The C# expression that reads it inside the type.</param>
    /// <param name="Name">The name to show in formulas, empty for <c>this</c>.</param>
    /// <param name="IsConstructorParameter">Whether it may be read in a field initialiser.</param>
    public sealed record Member(string Text, string Name, ITypeSymbol Type, bool IsConstructorParameter) : Value
    {
        public bool IsThis => Name.Length == 0;

        /// <summary>Whether it holds the numbers of many problems.</summary>
        public bool IsPerProblem { get; init; }
    }

    /// <summary>A tuple.</summary>
    public sealed record Tuple(IReadOnlyList<Value> Items) : Value;

    /// <summary>What the last pass through a loop left in a local.</summary>
    public sealed record Outdated(string Local) : Value;
}
