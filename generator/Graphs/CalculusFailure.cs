namespace CurseOfMemory.Generator.Graphs;

/// <summary>Why a definition has no derivatives: the id of the diagnostic, the node that stands in the way, and the words of the message.</summary>
/// <param name="Node">A position in the definition's nodes, -1 for the whole method.</param>
internal sealed record CalculusFailure(string Id, int Node, EquatableArray<string> Arguments);

/// <summary>Carries a failure out of a pass.</summary>
internal sealed class CalculusException(CalculusFailure failure) : Exception(failure.Id)
{
    public CalculusFailure Failure { get; } = failure;
}
