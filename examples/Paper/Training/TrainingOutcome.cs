namespace Paper.Training;

/// <summary>How a training run ended.</summary>
internal enum TrainingEnd
{
    /// <summary>All steps were made, and the loss never left its plateau, or had none.</summary>
    Steps,

    /// <summary>The loss left its plateau downwards.</summary>
    Left,

    /// <summary>The loss left its plateau upwards, beyond all bounds.</summary>
    BlowUp,
}

/// <summary>How a training run ended, and after which step.</summary>
internal sealed record TrainingOutcome(TrainingEnd End, int Step)
{
    public override string ToString() => End switch
    {
        TrainingEnd.Steps => $"no end within {Step} steps",
        TrainingEnd.Left => $"left at step {Step}",
        _ => $"left at step {Step} by blow-up",
    };
}
