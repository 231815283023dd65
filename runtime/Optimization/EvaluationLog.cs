namespace CurseOfMemory;

/// <summary>Counts evaluations and remembers where the last one failed.</summary>
internal abstract class EvaluationLog(int parameters)
{
    private const int Shown = 8;

    private readonly double[] invalid = new double[parameters];

    public int Parameters => parameters;

    public int Evaluations { get; protected set; }

    public int HessianProducts { get; protected set; }

    public void Reset() => (Evaluations, HessianProducts) = (0, 0);

    /// <summary>Why the last evaluation that failed did so.</summary>
    public string DescribeFailure()
        => Violation(invalid) ?? $"J or a derivative is not finite at theta = ({string.Join(", ", invalid.Take(Shown).Select(FlowNumber.Text))}{(Parameters > Shown ? ", ..." : "")})";

    protected abstract string? Violation(ReadOnlySpan<double> at);

    /// <summary>A J that can be compared: minus infinity is, NaN and infinity are not.</summary>
    protected double Comparable(ReadOnlySpan<double> at, double value)
    {
        if (value < double.PositiveInfinity)
            return value;
        at.CopyTo(invalid);
        return double.NaN;
    }

    protected bool Check(ReadOnlySpan<double> at, double value, ReadOnlySpan<double> first, ReadOnlySpan<double> second = default)
    {
        if (double.IsFinite(value) && Vectors.AreFinite(first) && Vectors.AreFinite(second))
            return true;
        at.CopyTo(invalid);
        return false;
    }
}
