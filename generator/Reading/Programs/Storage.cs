using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Where the elements of a sequence lie.</summary>
internal abstract record Storage
{
    private Storage()
    {
    }

    /// <summary>An array of the procedure.</summary>
    public sealed record Array(int Number, Kind Kind, ITypeSymbol Element) : Storage;

    /// <summary>Elements with fields: a storage for each field.</summary>
    public sealed record Fields(INamedTypeSymbol Element, Storage[] Parts) : Storage;

    /// <summary>Elements that are rows in one storage, each with the room of the longest; both are known when the first row is.</summary>
    public sealed record Rows(ITypeSymbol Element) : Storage
    {
        public Storage? Content { get; set; }

        public Operand RowLength { get; set; }

        /// <summary>The room of the rows, once that is known.</summary>
        public Room? Room { get; set; }

        /// <summary>Whether a row was read of which nothing is known.</summary>
        public bool IsGuessed { get; set; }

        /// <summary>Who makes the array of rows.</summary>
        public Maker Maker { get; set; }

        /// <summary>The operation that makes the array of rows.</summary>
        public IOperation? Made { get; set; }

        /// <summary>The lengths of rows that are not equally long; <see cref="RowLength"/> is then the room that each has.</summary>
        public Array? Lengths { get; set; }

        /// <summary>Where rows begin that are swapped or have other names for each other; null where row i lies in place i.</summary>
        public Array? Starts { get; set; }

        /// <summary>How many loops were open where it is made.</summary>
        public int Depth { get; set; }

        /// <summary>The loops in which rows get new arrays.</summary>
        public HashSet<object> RenewedIn { get; } = [];

        /// <summary>Whether a row was given the array of another.</summary>
        public bool IsShuffled { get; set; }

        /// <summary>The number of rows.</summary>
        public Operand Count { get; set; }

        public bool Equals(Rows? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }

    /// <summary>Something of the user's that can be indexed, and is only read.</summary>
    public sealed record Data(Value.Data Owner, ITypeSymbol Element) : Storage;
}
