using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What the reading of a function finds too late to use, and knows when it begins anew.</summary>
internal sealed class Findings
{
    /// <summary>The code that makes jagged arrays whose rows change places.</summary>
    public HashSet<SyntaxNode> Shuffled { get; } = [];

    /// <summary>The arrays of integers that don't keep what they are made of.</summary>
    public HashSet<SyntaxNode> Changing { get; } = [];

    /// <summary>What is known of the lengths of arrays that lie in one storage.</summary>
    public Dictionary<Maker, Lengths> Lengths { get; } = [];
}

/// <summary>The code that makes a storage, in which procedure and for which time.</summary>
internal readonly record struct Maker(string Procedure, SyntaxNode Code, int Time);

/// <summary>The lengths of arrays that lie in one storage.</summary>
internal sealed class Lengths
{
    /// <summary>What no length exceeds, for each place that gives one.</summary>
    public List<ProcedureBuilder.Entry> Most { get; } = [];

    /// <summary>Whether they differ.</summary>
    public bool Vary { get; set; }
}

/// <summary>The room that arrays of one storage have, each as much as the longest.</summary>
/// <param name="maker">Who makes the storage.</param>
/// <param name="most">What no length exceeds, for each place that gives one.</param>
/// <param name="all">The largest of these.</param>
/// <param name="varies">Whether lengths differ.</param>
internal sealed class Room(Maker maker, Operand[] most, Operand all, bool varies)
{
    public Maker Maker { get; } = maker;

    public Operand[] Most { get; } = most;

    public Operand All { get; } = all;

    public bool Varies { get; } = varies;
}
