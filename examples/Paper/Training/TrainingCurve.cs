namespace Paper.Training;

/// <summary>What is kept of a training run.</summary>
/// <param name="Steps">The steps at which losses were kept: all of the first, then evenly on a logarithmic scale.</param>
/// <param name="Losses">The loss that is trained.</param>
/// <param name="Populations">Its expectation at the same parameters; empty where it isn't known.</param>
/// <param name="Entered">The first step at which the loss was down on the plateau; 0 if it never was.</param>
/// <param name="Plateau">The loss on the plateau; NaN where none is known.</param>
/// <param name="Theta">The parameters at the end.</param>
internal sealed record TrainingCurve(int[] Steps, double[] Losses, double[] Populations, int Entered, double Plateau, TrainingOutcome Outcome, double[] Theta)
{
    /// <summary>How many times longer than its beginning the plateau lasted.</summary>
    public double Length => Entered == 0 ? double.NaN : Outcome.Step / (double)Entered;

    /// <summary>The first kept step with at most a given loss; NaN if there is none.</summary>
    public static double FirstBelow(int[] steps, double[] losses, double level)
    {
        int at = Array.FindIndex(losses, loss => loss <= level);
        return at < 0 ? double.NaN : steps[at];
    }
}
