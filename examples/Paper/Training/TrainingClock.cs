using System.Diagnostics;
using Paper.Verbs;

namespace Paper.Training;

/// <summary>Says what is finished and how long the rest will take: whenever a run ends, and within runs after each time of silence.</summary>
/// <param name="cases">The case of every run that is to be made.</param>
internal sealed class TrainingClock(IReadOnlyList<TrainingCase> cases, RunContext context)
{
    private readonly double _cost = cases.Sum(one => one.Cost);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private readonly List<Run> _running = [];
    private double _spent;
    private int _finished;
    private long _spoke;

    /// <summary>A run begins.</summary>
    public Run Started(TrainingCase one, int start, int steps)
    {
        var run = new Run(this, one, start, steps);
        lock (_lock)
            _running.Add(run);
        return run;
    }

    private void Say(string what)
    {
        Volatile.Write(ref _spoke, _clock.ElapsedTicks);
        // the cost of finished runs, and of the steps made of the others
        double spent = _spent + _running.Sum(run => run.Spent), left = _clock.Elapsed.TotalSeconds * (_cost - spent) / spent;
        context.Report(FormattableString.Invariant($"{what}; {_finished} of {cases.Count} runs, about {left:0} s left"));
    }

    private bool IsDue => _clock.ElapsedTicks - Volatile.Read(ref _spoke) >= context.Silence.TotalSeconds * Stopwatch.Frequency;

    /// <summary>A run on its way; used by one thread.</summary>
    public sealed class Run(TrainingClock clock, TrainingCase one, int start, int steps)
    {
        private int _step;

        public double Spent => one.Cost * Volatile.Read(ref _step) / steps;

        public void Stepped(int step, double loss)
        {
            Volatile.Write(ref _step, step);
            if (step == 0 || !clock.IsDue)
                return;
            lock (clock._lock)
            {
                if (clock.IsDue)
                    clock.Say(FormattableString.Invariant($"{one.Name}, start {start + 1}: step {step} of {steps}, loss {loss:G3}"));
            }
        }

        public void Finished(TrainingCurve curve)
        {
            lock (clock._lock)
            {
                clock._running.Remove(this);
                clock._spent += one.Cost;
                clock._finished++;
                clock.Say(FormattableString.Invariant($"{one.Name}, start {start + 1}: {curve.Outcome}, loss {curve.Losses[^1]:G3}"));
            }
        }
    }
}
