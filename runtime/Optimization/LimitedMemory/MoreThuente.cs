namespace CurseOfMemory;

/// <summary>A point of a line search: its length, and J and its slope there.</summary>
internal readonly record struct LinePoint(double Length, double Value, double Slope);

/// <summary>
/// The interval of Moré and Thuente's line search (ACM TOMS 20, 1994) and its safeguarded cubic and quadratic steps, as in MINPACK-2's dcstep.
/// </summary>
internal struct MoreThuente(LinePoint start, double firstLength)
{
    private const double LeastExtrapolation = 1.1, MostExtrapolation = 4, Reduction = 0.66;

    private LinePoint best = start, other = start;
    private double lower, upper = (1 + MostExtrapolation) * firstLength;
    private double width = double.PositiveInfinity, earlierWidth = double.PositiveInfinity;

    /// <summary>The point with the lowest value so far.</summary>
    public readonly LinePoint Best => best;

    /// <summary>Whether a minimum lies between the best point and another.</summary>
    public bool IsBracketed { get; private set; }

    /// <summary>The length of the interval that brackets a minimum.</summary>
    public readonly double Width => Math.Abs(other.Length - best.Length);

    /// <summary>Takes in a trial and returns the next length.</summary>
    public double Next(LinePoint trial)
    {
        bool opposite = trial.Slope * Math.Sign(best.Slope) < 0;
        double next = Propose(trial, opposite);
        Update(trial, opposite);
        return IsBracketed ? Bisected(next) : Extrapolated(next);
    }

    private double Propose(LinePoint trial, bool opposite)
    {
        if (trial.Value > best.Value)
        {
            // Case 1: the minimum is bracketed; the cubic step if it is closer to the best point, else the mean with the quadratic one.
            double cubic = CubicBetween(best, trial), quadratic = QuadraticByValue(best, trial);
            IsBracketed = true;
            return Math.Abs(cubic - best.Length) < Math.Abs(quadratic - best.Length) ? cubic : cubic + 0.5 * (quadratic - cubic);
        }
        if (opposite)
        {
            // Case 2: the slopes have opposite signs; the step that is farther from the trial.
            IsBracketed = true;
            return Farther(trial.Length, CubicBetween(trial, best), Secant(trial, best));
        }
        if (Math.Abs(trial.Slope) <= Math.Abs(best.Slope))
            return ForSmallerSlope(trial);
        // Case 4: the slope doesn't decrease; the cubic step towards the other end if bracketed, else as far as allowed.
        return IsBracketed ? CubicBetween(trial, other) : trial.Length > best.Length ? upper : lower;
    }

    /// <summary>Case 3: the slope decreases with the same sign; the cubic may tend to infinity or have its minimum behind.</summary>
    private readonly double ForSmallerSlope(LinePoint trial)
    {
        (double theta, double gamma) = Cubic(trial, best);
        gamma = trial.Length > best.Length ? -gamma : gamma;
        double r = (gamma - trial.Slope + theta) / (gamma + (best.Slope - trial.Slope) + gamma);
        double cubic = r < 0 && gamma != 0 ? trial.Length + r * (best.Length - trial.Length) : trial.Length > best.Length ? upper : lower;
        double secant = Secant(trial, best);
        if (!IsBracketed)
            return Math.Clamp(Farther(trial.Length, cubic, secant), Math.Min(lower, upper), Math.Max(lower, upper));
        double next = Math.Abs(cubic - trial.Length) < Math.Abs(secant - trial.Length) ? cubic : secant;
        double limit = trial.Length + Reduction * (other.Length - trial.Length);
        return trial.Length > best.Length ? Math.Min(limit, next) : Math.Max(limit, next);
    }

    /// <summary>Halves an interval that has not shrunk by a third in two steps.</summary>
    private double Bisected(double next)
    {
        (lower, upper) = (Math.Min(best.Length, other.Length), Math.Max(best.Length, other.Length));
        double middle = best.Length + 0.5 * (other.Length - best.Length);
        bool slow = Width >= Reduction * earlierWidth;
        (earlierWidth, width) = (width, Width);
        return slow || !(next > lower && next < upper) ? middle : next;
    }

    private double Extrapolated(double next)
    {
        (lower, upper) = (next + LeastExtrapolation * (next - best.Length), next + MostExtrapolation * (next - best.Length));
        return next;
    }

    private void Update(LinePoint trial, bool opposite)
    {
        if (trial.Value > best.Value)
        {
            other = trial;
            return;
        }
        if (opposite)
            other = best;
        best = trial;
    }

    /// <summary>The minimum of the cubic through two points with their slopes, seen from the first.</summary>
    private static double CubicBetween(LinePoint from, LinePoint to)
    {
        (double theta, double gamma) = Cubic(from, to);
        gamma = to.Length < from.Length ? -gamma : gamma;
        double p = gamma - from.Slope + theta, q = gamma - from.Slope + gamma + to.Slope;
        return from.Length + p / q * (to.Length - from.Length);
    }

    /// <summary>What the formulas of the cubic share; the root of a negative number stands for zero.</summary>
    private static (double Theta, double Gamma) Cubic(LinePoint from, LinePoint to)
    {
        double theta = 3 * (from.Value - to.Value) / (to.Length - from.Length) + from.Slope + to.Slope;
        double scale = Math.Max(Math.Abs(theta), Math.Max(Math.Abs(from.Slope), Math.Abs(to.Slope)));
        double square = theta / scale * (theta / scale) - from.Slope / scale * (to.Slope / scale);
        return (theta, scale * Math.Sqrt(Math.Max(0, square)));
    }

    /// <summary>The minimum of the parabola through the first point with its slope and the second.</summary>
    private static double QuadraticByValue(LinePoint from, LinePoint to)
    {
        double span = to.Length - from.Length;
        return from.Length + from.Slope / ((from.Value - to.Value) / span + from.Slope) / 2 * span;
    }

    /// <summary>The zero of the slope's secant.</summary>
    private static double Secant(LinePoint from, LinePoint to) => from.Length + from.Slope / (from.Slope - to.Slope) * (to.Length - from.Length);

    private static double Farther(double from, double first, double second) => Math.Abs(first - from) > Math.Abs(second - from) ? first : second;
}
