namespace CurseOfMemory;

/// <summary>
/// The alternation of the error sum_j e^{p_j} exp(-e^{q_j} t) - rho(t) on [0, T]: its largest size in each stretch of one sign.
/// </summary>
internal sealed class UniformDistance
{
    private readonly IExtendedTarget target;
    private readonly DoubleDouble[] amplitudes, rates;
    private readonly double from, to, shift;

    public UniformDistance(IExtendedTarget target, double upTo, DoubleDouble[] parameters)
    {
        int m = parameters.Length / 2;
        (this.target, Parameters) = (target, parameters);
        (amplitudes, rates) = ([.. parameters[..m].Select(DoubleDouble.Exp)], [.. parameters[m..].Select(DoubleDouble.Exp)]);
        shift = 0.3 / rates.Max(v => v.Hi);
        (from, to) = (Math.Log(shift), Math.Log(Math.Min(upTo, 60 / rates.Min(v => v.Hi)) + shift));
        Extrema = FindExtrema(40 * m + 20);
    }

    /// <summary>(p, q).</summary>
    public DoubleDouble[] Parameters { get; }

    /// <summary>Places and errors of alternating sign, ascending.</summary>
    public (DoubleDouble Place, DoubleDouble Error)[] Extrema { get; }

    /// <summary>The largest size of the error.</summary>
    public DoubleDouble Largest => Extrema.Max(e => DoubleDouble.Abs(e.Error));

    /// <summary>The smallest of the alternating extrema; no sum has a smaller error if there are 2m + 1 of them (de la Vallee Poussin).</summary>
    public DoubleDouble Smallest => Extrema.Min(e => DoubleDouble.Abs(e.Error));

    /// <summary>Whether the error alternates 2m + 1 times.</summary>
    public bool Alternates => Extrema.Length == Parameters.Length + 1;

    /// <summary>Parameters whose errors at the extrema's places are nearer to one level: (1 - s) e_i + s (-1)^i E with E unknown.</summary>
    /// <param name="share">s, the share of the way to the level.</param>
    /// <returns>The parameters, or null where Newton's method strays.</returns>
    public DoubleDouble[]? Levelled(double share) => ExponentialInterpolation.Through(
        [.. Extrema.Select(e => e.Place)],
        [.. Extrema.Select(e => target.At(e.Place) + (1 - share) * e.Error)],
        [.. Extrema.Select((_, i) => i % 2 == 0 ? share : -share)],
        Parameters);

    /// <summary>Where the error changes its sign, ascending.</summary>
    public IEnumerable<double> Zeros()
        => Extrema.Zip(Extrema.Skip(1), (left, right) => Zero(left.Place.Hi, right.Place.Hi, Math.Sign(left.Error.Hi)));

    // Bisection
    private double Zero(double left, double right, int sign)
    {
        for (int k = 0; k < 40; k++)
        {
            double middle = 0.5 * (left + right);
            (left, right) = sign * Error(middle).Hi > 0 ? (middle, right) : (left, middle);
        }
        return 0.5 * (left + right);
    }

    private DoubleDouble Error(DoubleDouble t)
    {
        DoubleDouble sum = -target.At(t);
        for (int j = 0; j < rates.Length; j++)
            sum += amplitudes[j] * DoubleDouble.Exp(-rates[j] * t);
        return sum;
    }

    // Nodes as dense at both ends as the alternation is: u = log(t + shift) = (from + to)/2 - (to - from)/2 cos(angle)
    private double Place(double angle)
    {
        double sine = Math.Sin(0.5 * Math.Clamp(angle, 0, Math.PI));
        return Math.Max(0, Math.Exp(from + (to - from) * sine * sine) - shift);
    }

    private (DoubleDouble, DoubleDouble)[] FindExtrema(int count)
    {
        double step = Math.PI / count;
        DoubleDouble[] errors = [.. Enumerable.Range(0, count + 1).Select(k => Error(Place(k * step)))];
        List<(DoubleDouble, DoubleDouble)> extrema = [];
        for (int k = 0, best = 0; k <= count; k++)
        {
            if (DoubleDouble.Abs(errors[k]) > DoubleDouble.Abs(errors[best]))
                best = k;
            if (k < count && errors[k].Hi * errors[k + 1].Hi >= 0)
                continue;
            extrema.Add(Refine(best * step, step, Math.Sign(errors[best].Hi)));
            best = k + 1;
        }
        return [.. extrema];
    }

    // The vertex of a parabola, three times
    private (DoubleDouble, DoubleDouble) Refine(double angle, double width, int sign)
    {
        DoubleDouble value = Error(Place(angle));
        for (int pass = 0; pass < 3; pass++, width /= 10)
        {
            double middle = sign * value.Hi, left = sign * Error(Place(angle - width)).Hi, right = sign * Error(Place(angle + width)).Hi;
            double curvature = left - 2 * middle + right;
            double moved = Math.Clamp(angle + (curvature < 0 ? Math.Clamp(0.5 * width * (left - right) / curvature, -width, width) : 0), 0, Math.PI);
            DoubleDouble next = Error(Place(moved));
            if (sign * next > sign * value)
                (angle, value) = (moved, next);
        }
        return (Place(angle), value);
    }
}
