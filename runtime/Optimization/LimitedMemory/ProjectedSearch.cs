namespace CurseOfMemory;

/// <summary>An Armijo search along the direction's projection onto the box (Bertsekas 1982), which lengthens a first step that was too short.</summary>
internal sealed class ProjectedSearch(CountedObjective objective, Box box, int parameters)
{
    private const double Decrease = 1e-4, Steep = 0.9;
    private const int MaximumTrials = 60;

    private readonly double[] longer = new double[parameters], longerGradient = new double[parameters], move = new double[parameters];

    /// <summary>J at the trial point.</summary>
    public double Value { get; private set; }

    /// <summary>Whether J rose visibly at a trial though its gradient promised a decrease beyond the trial.</summary>
    public bool Contradicted { get; private set; }

    public SearchStatus Run(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, ReadOnlySpan<double> slopes, double value, double length, Span<double> trial, Span<double> gradient)
    {
        Contradicted = false;
        double rounding = StopTests.RoundingOf(value);
        for (int trials = 0; trials < MaximumTrials; trials++, length *= 0.25)
        {
            bool finite = TryEvaluate(theta, direction, length, trial, gradient, out double found);
            Value = found;
            if (StopTests.IsUnbounded(found))
                return SearchStatus.Unbounded;
            if (!finite || !IsDecrease(theta, trial, slopes, value + rounding, found))
            {
                Contradicted = finite && (Contradicted || (Vectors.Dot(gradient, move) < 0 && StopTests.Contradicts(value, found, -Vectors.Dot(slopes, move))));
                continue;
            }
            Lengthen(theta, direction, slopes, value, length, trial, gradient);
            return Value < value || trials == 0 ? SearchStatus.Found : SearchStatus.NoDecrease;
        }
        return double.IsNaN(Value) ? SearchStatus.NotFinite : SearchStatus.NoDecrease;
    }

    /// <summary>Doubles the length while J keeps falling steeply along the direction.</summary>
    private void Lengthen(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, ReadOnlySpan<double> slopes, double value, double length, Span<double> trial, Span<double> gradient)
    {
        double slope = FreeSlope(trial, direction, slopes);
        while (FreeSlope(trial, direction, gradient) < Steep * slope)
        {
            length *= 2;
            if (!TryEvaluate(theta, direction, length, longer, longerGradient, out double found) || !(found < Value) || !IsDecrease(theta, longer, slopes, value, found))
                return;
            longer.CopyTo(trial);
            longerGradient.CopyTo(gradient);
            Value = found;
        }
    }

    private bool TryEvaluate(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, double length, Span<double> trial, Span<double> gradient, out double found)
    {
        Vectors.Sum(theta, length, direction, trial);
        box.Project(trial);
        return objective.TryGradient(trial, gradient, out found);
    }

    private bool IsDecrease(ReadOnlySpan<double> theta, ReadOnlySpan<double> trial, ReadOnlySpan<double> slopes, double value, double found)
    {
        Vectors.Sum(trial, -1, theta, move);
        return found <= value + Decrease * Vectors.Dot(slopes, move);
    }

    /// <summary>The slope along the components of the direction that the box lets go on.</summary>
    private double FreeSlope(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, ReadOnlySpan<double> gradient)
    {
        double sum = 0;
        for (int i = 0; i < at.Length; i++)
            sum += box.Blocks(i, at[i], -direction[i]) ? 0 : gradient[i] * direction[i];
        return sum;
    }
}
