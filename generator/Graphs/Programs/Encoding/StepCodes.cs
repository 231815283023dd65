namespace CurseOfMemory.Generator.Graphs.Programs.Encoding;

/// <summary>A letter for each kind of step.</summary>
internal static class StepCodes
{
    public static string Of(Step step) => step switch
    {
        Compute => "c",
        Load => "l",
        Store => "s",
        AddTo => "a",
        Fill => "f",
        LengthOf => "n",
        ReadData { IsElement: true } => "D",
        ReadData => "d",
        CallOpaque => "o",
        If => "i",
        For { Every: > 0 } => "R",
        For => "r",
        While => "w",
        Call => "p",
        CallDerivative => "q",
        _ => throw new InvalidOperationException($"A function as read has no step {step.GetType().Name}."),
    };
}
