namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>What a <see cref="Compute"/> computes of its operands x, y, ... Real unless said otherwise; Kind of the target tells integers apart.</summary>
internal enum Operation
{
    /// <summary>x, of any kind.</summary>
    Copy,

    /// <summary>-x, real or integer.</summary>
    Negate,

    /// <summary>x + y, real or integer.</summary>
    Add,

    /// <summary>x - y, real or integer.</summary>
    Subtract,

    /// <summary>x y, real or integer.</summary>
    Multiply,

    /// <summary>x / y, real, or integer division as C# does it.</summary>
    Divide,

    /// <summary>x % y, real or integer.</summary>
    Remainder,

    /// <summary>Row Row of the function table at x, y, ..., of order Order where the function has one.</summary>
    Function,

    /// <summary>Integer x as a real.</summary>
    ToReal,

    /// <summary>Real x as an integer, towards zero.</summary>
    ToInteger,

    /// <summary>x rounded to <c>float</c>; its derivative is 1.</summary>
    RoundToSingle,

    /// <summary>x &lt; y, reals or integers.</summary>
    Less,

    /// <summary>x &lt;= y, reals or integers.</summary>
    LessOrEqual,

    /// <summary>x == y, of any kind.</summary>
    Equal,

    /// <summary>x != y, of any kind.</summary>
    NotEqual,

    /// <summary>x and y, truth values (both are evaluated) or integers bit by bit.</summary>
    And,

    /// <summary>x or y, truth values (both are evaluated) or integers bit by bit.</summary>
    Or,

    /// <summary>x exclusive-or y, truth values or integers bit by bit.</summary>
    ExclusiveOr,

    /// <summary>Not x, a truth value, or the complement of an integer.</summary>
    Not,

    /// <summary>Integer x shifted left by y.</summary>
    ShiftLeft,

    /// <summary>Integer x shifted right by y.</summary>
    ShiftRight,

    /// <summary>Whether x is NaN, a truth value.</summary>
    IsNaN,

    /// <summary>y where x holds, else z, both computed: only where lanes choose each for itself.</summary>
    Choose,

    /// <summary>Whether x, a truth value of each lane, holds in any.</summary>
    Any,

    /// <summary>All that x and y depend on, sets of inputs in place of reals.</summary>
    Union,

    /// <summary>Real x as an integer of 32 bits, towards zero; the nearest of them where it is beyond, 0 for NaN.</summary>
    ToInt32,
}
