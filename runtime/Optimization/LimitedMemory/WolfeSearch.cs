namespace CurseOfMemory;

/// <summary>How a line search ended.</summary>
internal enum SearchStatus
{
    Found,
    NoDecrease,
    NotFinite,
    Unbounded,
}

/// <summary>
/// A line search for the strong Wolfe conditions by Moré and Thuente's interval, with Hager and Zhang's approximate ones (SIAM J. Optim. 16,
/// 2005) where J no longer resolves its decrease.
/// </summary>
internal sealed class WolfeSearch(CountedObjective objective)
{
    private const double Decrease = 1e-4, Curvature = 0.9, Narrow = 1e-12;
    private const int MaximumTrials = 60;

    /// <summary>J at the trial point.</summary>
    public double Value { get; private set; }

    /// <summary>Whether J rose visibly at a trial though its slope was still negative.</summary>
    public bool Contradicted { get; private set; }

    /// <summary>Searches from theta along a direction of descent; on success trial and gradient are those of the point found.</summary>
    public SearchStatus Run(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, double value, double slope, double length, Span<double> trial, Span<double> gradient)
    {
        var start = new LinePoint(0, value, slope);
        var interval = new MoreThuente(start, length);
        Contradicted = false;
        double longest = double.PositiveInfinity, rounding = StopTests.RoundingOf(value);
        for (int trials = 0; trials < MaximumTrials; trials++)
        {
            Vectors.Sum(theta, length, direction, trial);
            bool finite = objective.TryGradient(trial, gradient, out double trialValue);
            Value = trialValue;
            if (StopTests.IsUnbounded(trialValue))
                return SearchStatus.Unbounded;
            if (!finite)
            {
                // Outside the domain: no step will be as long again.
                (longest, length) = (length, interval.Best.Length + 0.25 * (length - interval.Best.Length));
                continue;
            }
            var point = new LinePoint(length, trialValue, Vectors.Dot(gradient, direction));
            if (IsAcceptable(start, point, rounding))
                return SearchStatus.Found;
            Contradicted |= point.Slope < 0 && StopTests.Contradicts(value, trialValue, -length * slope);
            double next = interval.Next(point);
            length = next < longest ? next : 0.5 * (interval.Best.Length + longest);
            if (interval.IsBracketed && interval.Width <= Math.Max(Narrow * length, rounding / -slope))
                break;
        }
        return SettleFor(interval.Best, theta, direction, value, trial, gradient);
    }

    private static bool IsAcceptable(LinePoint start, LinePoint point, double rounding)
    {
        // Strong Wolfe: J(t) <= J(0) + c1 t J'(0) and |J'(t)| <= c2 |J'(0)|.
        if (point.Value <= start.Value + Decrease * point.Length * start.Slope && Math.Abs(point.Slope) <= -Curvature * start.Slope)
            return true;
        // Approximate Wolfe: (2 c1 - 1) J'(0) >= J'(t) >= c2 J'(0), J not above J(0) beyond rounding.
        return (point.Value <= start.Value + rounding || StopTests.AreClose(start.Value, point.Value)) && point.Slope <= (2 * Decrease - 1) * start.Slope && point.Slope >= Curvature * start.Slope
            && Math.Abs(point.Length * start.Slope) <= 1e6 * rounding;
    }

    /// <summary>The best point of a search that met no Wolfe condition, if it decreases J at all.</summary>
    private SearchStatus SettleFor(LinePoint best, ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, double value, Span<double> trial, Span<double> gradient)
    {
        if (!(best.Value < value))
            return double.IsNaN(Value) ? SearchStatus.NotFinite : SearchStatus.NoDecrease;
        Vectors.Sum(theta, best.Length, direction, trial);
        if (!objective.TryGradient(trial, gradient, out double trialValue))
            return SearchStatus.NotFinite;
        Value = trialValue;
        return SearchStatus.Found;
    }
}
