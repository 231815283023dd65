namespace Paper.Training;

/// <summary>Training runs that differ in their random start alone.</summary>
/// <param name="Name">The name of the case in files, unique within a verb.</param>
/// <param name="Starts">The number of runs.</param>
/// <param name="Cost">The expected cost of one run, in any unit that is common to all cases.</param>
/// <param name="Plan">The run of a start, whose random numbers depend on the start alone.</param>
internal sealed record TrainingCase(string Name, int Starts, double Cost, Func<int, TrainingPlan> Plan);
