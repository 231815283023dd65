using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>The head of a counted loop: <c>for (counter = start; counter &lt; length + shift; counter++)</c>, however it is written.</summary>
internal sealed record LoopHeader(ILocalSymbol Counter, long Start, Extent Length, long Shift)
{
    /// <summary>The number of passes, if it is known.</summary>
    public long? Trips => Length.Kind == LengthKind.Fixed ? Math.Max(0, Length.Size + Shift - Start) : null;
}
