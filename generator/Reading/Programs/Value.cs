using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What an expression of a program is while it is read: scalars are operands of steps, all else is known by its parts.</summary>
internal abstract record Value
{
    private Value()
    {
    }

    /// <summary>A number or truth value.</summary>
    public sealed record Scalar(Operand Operand) : Value;

    /// <summary>A struct, a tuple or an immutable class: its fields in the order of its layout.</summary>
    public sealed record Aggregate(INamedTypeSymbol Type, Value[] Fields) : Value;

    /// <summary>An array, a span or a piece of one.</summary>
    public sealed record Sequence(Storage Storage, Operand Offset, Operand Length) : Value;

    /// <summary>An array of more than one dimension, row-major.</summary>
    public sealed record Grid(Storage Storage, Operand[] Lengths, Operand Offset) : Value;

    /// <summary>What LINQ makes of a sequence: an element for each index, but for those that a filter leaves out.</summary>
    /// <param name="Count">How many indices there are.</param>
    /// <param name="At">The element of an index, whose steps are written where it is asked for.</param>
    /// <param name="Keeps">Whether the element of an index is there; null where all are.</param>
    public sealed record Query(ITypeSymbol Element, Operand Count, Func<Operand, Value> At, Func<Operand, Operand>? Keeps) : Value;

    /// <summary>Something of the user's that isn't differentiated: a C# expression with places {0}, {1}, ... for operands.</summary>
    public sealed record Data(string Text, Operand[] Arguments, ITypeSymbol Type) : Value
    {
        /// <summary>Whether it is an element of an array or span of doubles, the index its last operand.</summary>
        public bool IsElement { get; init; }

        /// <summary>What is reached from here: more text, whose places count from 0 again.</summary>
        public Data Then(Func<string[], string> more, ITypeSymbol type, params Operand[] operands) => new(
            Text + more([.. operands.Select((_, i) => "{" + (Arguments.Length + i) + "}")]), [.. Arguments, .. operands], type);
    }

    /// <summary>A method, local function or lambda held as a value.</summary>
    /// <param name="Body">The body of a lambda, else null.</param>
    /// <param name="Scope">Where a lambda or local function stands.</param>
    /// <param name="Self">The instance of a method that has one.</param>
    public sealed record Function(IMethodSymbol Method, IAnonymousFunctionOperation? Body, Frame? Scope, Place? Self) : Value;

    /// <summary>An object of a class that changes: its fields are places.</summary>
    public sealed record Instance(Place.Compound Fields) : Value;

    /// <summary>A List&lt;T&gt; that the program makes: an array with room for all that is ever added, and a count.</summary>
    /// <param name="Count">How many were added, less what was taken from the end.</param>
    /// <param name="Head">Of a queue how many were taken from the beginning.</param>
    public sealed record List(Storage Storage, Place.Cell Count, Capacity Room, Place.Cell? Head = null) : Value
    {
        /// <summary>Whether it is a stack, whose elements come in turn from its end.</summary>
        public bool IsStack { get; init; }
    }

    /// <summary>An array of objects, of structs under an interface, or of delegates, each of a type of its own: which one an expression means is known by its index.</summary>
    public sealed record Several(Value[] Elements) : Value;

    /// <summary>A place in a sequence, from its end if so: <c>^1</c>, or a variable of type Index.</summary>
    public sealed record Position(Operand Index, bool IsFromEnd) : Value;

    /// <summary>A range as a value; null where an end is that of the sequence.</summary>
    public sealed record Range(Value? From, Value? To) : Value;

    /// <summary>No value: what a method without a result returns.</summary>
    public sealed record Nothing : Value;

    /// <summary>What was refused, or the null reference.</summary>
    public sealed record Unknown : Value;

    /// <summary>The room of a list, which grows while what is added is read.</summary>
    /// <param name="loops">How many loops were open where the list was made.</param>
    public sealed class Capacity(int loops, Operand length)
    {
        public int Loops { get; } = loops;

        public Operand Length { get; set; } = length;

        /// <summary>The list's own storage, and those of the arrays that were made of it.</summary>
        public List<Storage> Storages { get; } = [];
    }

    public static readonly Value Void = new Nothing();

    public static readonly Value Refused = new Unknown();

    public static Scalar Of(Operand operand) => new(operand);
}
