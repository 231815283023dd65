using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What a derivative is taken by: a parameter, with its place in the packed vector.</summary>
internal sealed record ActivePart(bool IsArray, Operand Offset, Operand Length);

/// <summary>A call of a derivative: the procedure of its function, and what is passed to it.</summary>
/// <param name="Active">For each scalar parameter, then for each array parameter of the procedure.</param>
/// <param name="Parts">What derivatives are taken by, in the order of the parameters.</param>
/// <param name="Output">The number among the array parameters of what the function fills, -1 if it returns its value.</param>
/// <param name="Total">The length of the packed vector.</param>
internal sealed record DerivativeSite(
    IInvocationOperation Call, int Procedure, Passing Passing, EquatableArray<bool> Active, IReadOnlyList<ActivePart> Parts, int Output, Operand Total)
{
    public IEnumerable<ActivePart> Scalars => Parts.Where(part => !part.IsArray);

    public bool IsActiveArray(int array) => Active[Passing.Scalars.Count + array];
}
