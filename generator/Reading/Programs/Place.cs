using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What a variable, a field or an element is while it is read: something that values are read from and written to.</summary>
internal abstract class Place
{
    private Place()
    {
    }

    /// <summary>A scalar local of the procedure.</summary>
    public sealed class Cell(int local, Kind kind) : Place
    {
        public int Local { get; } = local;

        public Operand Operand { get; } = Operand.Of(local, kind);
    }

    /// <summary>An element of an array of the procedure.</summary>
    public sealed class Element(int array, Operand index, Kind kind) : Place
    {
        public int Array { get; } = array;

        public Operand Index { get; } = index;

        public Kind Kind { get; } = kind;
    }

    /// <summary>The fields of a struct, tuple or class, in the order of its layout.</summary>
    public sealed class Compound(INamedTypeSymbol type, Place[] fields) : Place
    {
        public INamedTypeSymbol Type { get; } = type;

        public Place[] Fields { get; } = fields;
    }

    /// <summary>A variable whose value is followed by name: it may change only where it was declared, not in a branch or loop.</summary>
    /// <param name="value">What it holds, null before it holds anything.</param>
    /// <param name="level">The list of steps that was open at its declaration.</param>
    public sealed class Slot(Value? value, object level) : Place
    {
        public Value? Value { get; set; } = value;

        public object Level { get; } = level;
    }

    /// <summary>A sequence variable that is assigned more than once: pieces of one storage, chosen at run time.</summary>
    public sealed class Moving(string name) : Place
    {
        public string Name { get; } = name;

        public Storage? Storage { get; set; }

        public Cell? Offset { get; set; }

        public Cell? Length { get; set; }

        /// <summary>The length of what is always equally long.</summary>
        public Operand FixedLength { get; set; }

        /// <summary>The room of arrays that are copied.</summary>
        public Room? Room { get; set; }

        /// <summary>The lengths of an array of more than one dimension.</summary>
        public Operand[]? Lengths { get; set; }

        public Operand Count => Length?.Operand ?? FixedLength;

        public SequenceMode Mode { get; set; }

        public Buffers? Pool { get; set; }
    }

    /// <summary>The storage that variables share whose arrays are swapped.</summary>
    public sealed class Buffers
    {
        public Storage? Storage { get; set; }

        /// <summary>The length of each array.</summary>
        public Operand Length { get; set; }

        /// <summary>The length of all together.</summary>
        public Operand Total { get; set; }
    }

    /// <summary>A row of a jagged array.</summary>
    public sealed class Row(Storage.Rows rows, Operand index) : Place
    {
        public Storage.Rows Rows { get; } = rows;

        public Operand Index { get; } = index;
    }

    /// <summary>One of two variables, as <c>condition ? ref x : ref y</c> names them.</summary>
    public sealed class Chosen(Operand condition, Place first, Place second) : Place
    {
        public Operand Condition { get; } = condition;

        public Place First { get; } = first;

        public Place Second { get; } = second;
    }

    /// <summary>What can't be written: a value without a variable.</summary>
    public sealed class Fixed(Value value) : Place
    {
        public Value Value { get; } = value;
    }
}
