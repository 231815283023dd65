namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Counts the calls of lane members in a kernel. RyuJIT stops inlining beyond a budget per method, and a kernel whose lane operations became
/// calls runs more than ten times slower; so a kernel above the budget of its <see cref="Precision"/> is split.
/// </summary>
internal static class LaneBudget
{
    public static int Calls(Statement[] statements) => statements.Sum(statement =>
        (statement is Loop loop ? Calls(loop.Body) : 0)
        + (statement is Store { IsLanes: true } or AddToRow or AddToDiagonal { IsLanes: true } or AddToEdge or StoreColumn or AddToJacobianDiagonal or Declare { IsLanes: true } ? 1 : 0)
        + (statement is Accumulate accumulate && accumulate.Value.IsLanes ? accumulate.Keep is null ? 1 : 2 : 0)
        + (statement is Evaluation evaluation ? Calls(evaluation.Value) : 0));

    private static int Calls(Expression expression)
    {
        int calls = expression.IsTrivial || !(expression.IsLanes || expression.Kind == ExpressionKind.SumOfLanes) ? 0 : 1;
        foreach (Expression argument in expression.Arguments)
            calls += Calls(argument);
        return calls;
    }
}
