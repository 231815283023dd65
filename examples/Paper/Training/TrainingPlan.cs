using CurseOfMemory;

namespace Paper.Training;

/// <summary>One training run: what is minimised, from where, how and how long.</summary>
internal sealed record TrainingPlan
{
    public required IObjective<double> Loss { get; init; }

    public required double[] Start { get; init; }

    /// <summary>The method with its learning rate.</summary>
    public required OptimizationOptions Method { get; init; }

    /// <summary>The largest number of steps.</summary>
    public required int Steps { get; init; }

    /// <summary>The expected loss at the parameters of the last gradient; null where it isn't known.</summary>
    public Func<double>? Population { get; init; }

    /// <summary>The loss on the plateau; NaN where none is known, and the run makes all its steps.</summary>
    public double Plateau { get; init; } = double.NaN;

    /// <summary>The steps over which losses are averaged before they are held against the plateau: 1 where all are of the same sample paths.</summary>
    public int Averaged { get; init; } = 1;

    /// <summary>Runs.</summary>
    /// <param name="stepped">Hears of every step, with the loss there.</param>
    public TrainingCurve Run(Action<int, double> stepped, CancellationToken cancellation)
    {
        var watch = new TrainingWatch(this, stepped, cancellation);
        OptimizationResult result = Minimize.Run(Loss, Start, Method with { MaximumIterations = Steps, GradientTolerance = 0, StepTolerance = 0, StopWhen = watch.IsOver });
        return watch.ToCurve(result);
    }
}
