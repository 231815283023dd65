using CurseOfMemory;

namespace Paper.Training;

/// <summary>Follows the loss of a training run from step to step: keeps some of it, finds the plateau, and ends the run once it is left behind.</summary>
internal sealed class TrainingWatch(TrainingPlan plan, Action<int, double> stepped, CancellationToken cancellation)
{
    /// <summary>Of the plateau's loss: below the first it has been reached, below the second left, above the third left by blow-up.</summary>
    public const double Reached = 1.15, Below = 0.8, Above = 20;

    /// <summary>A run goes on to so many times the step at which it left.</summary>
    private const double Beyond = 2;

    private const int AllOfTheFirst = 30, PerDecade = 40;

    private readonly List<int> _steps = [];
    private readonly List<double> _losses = [], _populations = [];
    private double _mean;
    private int _entered, _left;

    /// <summary>The question of <see cref="OptimizationOptions.StopWhen"/>.</summary>
    public bool IsOver(int step, double loss)
    {
        cancellation.ThrowIfCancellationRequested();
        stepped(step, loss);
        if (step <= AllOfTheFirst || IsKept(step))
            Keep(step, loss);
        // the mean over the last steps, with weights that fall exponentially
        _mean = plan.Averaged == 1 ? loss : _mean + ((loss - _mean) / Math.Min(step + 1, plan.Averaged));
        if (_entered == 0 && step > 0 && _mean <= Reached * plan.Plateau)
            _entered = step;
        if (_entered > 0 && _left == 0 && (_mean < Below * plan.Plateau || _mean > Above * plan.Plateau))
            _left = step;
        return loss > Above * plan.Plateau * 10 || (_left > 0 && step >= Beyond * _left);
    }

    public TrainingCurve ToCurve(OptimizationResult result)
    {
        bool diverged = result.Outcome.Reason is OptimizationReason.LeftDomain or OptimizationReason.Unbounded || result.Value > Above * plan.Plateau;
        TrainingOutcome outcome = diverged ? new(TrainingEnd.BlowUp, _left > 0 ? _left : result.Iterations)
            : _left > 0 ? new(TrainingEnd.Left, _left)
            : new(TrainingEnd.Steps, result.Iterations);
        if (_steps[^1] < result.Iterations && double.IsFinite(result.Value))
            Keep(result.Iterations, result.Value);
        return new TrainingCurve([.. _steps], [.. _losses], [.. _populations], _entered, plan.Plateau, outcome, [.. result.Theta]);
    }

    private static bool IsKept(int step) => (int)(PerDecade * Math.Log10(step)) != (int)(PerDecade * Math.Log10(step - 1));

    private void Keep(int step, double loss)
    {
        _steps.Add(step);
        _losses.Add(loss);
        if (plan.Population is not null)
            _populations.Add(plan.Population());
    }
}
