using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>An approximation of a target by sum_j b_j e^{-v_j t}, real rates, ascending.</summary>
public sealed record ExponentialApproximation
{
    /// <summary>b_j, with all digits that were computed.</summary>
    public required IReadOnlyList<DoubleDouble> Amplitudes { get; init; }

    /// <summary>v_j > 0 in units of 1/t, ascending, with all digits that were computed.</summary>
    public required IReadOnlyList<DoubleDouble> Rates { get; init; }

    /// <summary>The norm that the approximation is best in, such as <c>L2</c>.</summary>
    public required string Norm { get; init; }

    /// <summary>The distance from the target in that norm; where rates coalesce, its limit.</summary>
    public required DoubleDouble Error { get; init; }

    /// <summary>
    /// No sum near this one has a smaller error: what duality proves in the tangent space span{e^{-v_j t}, t e^{-v_j t}}, or the smallest of the
    /// alternating extrema; equal to <see cref="Error"/> at an optimum.
    /// </summary>
    public required DoubleDouble LowerBound { get; init; }

    /// <summary>Why the search ended.</summary>
    public required ApproximationReason Reason { get; init; }

    /// <summary>The reason and the numbers in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The number of terms.</summary>
    public int Terms => Rates.Count;

    /// <summary>The approximation at t.</summary>
    public double At(double t)
    {
        double sum = 0;
        for (int j = 0; j < Terms; j++)
            sum += Amplitudes[j].Hi * Math.Exp(-Rates[j].Hi * t);
        return sum;
    }

    /// <summary>The approximation at t in extended precision.</summary>
    public DoubleDouble At(DoubleDouble t)
    {
        DoubleDouble sum = 0;
        for (int j = 0; j < Terms; j++)
            sum += Amplitudes[j] * DoubleDouble.Exp(-Rates[j] * t);
        return sum;
    }

    /// <summary>The approximation as a target, amplitudes and rates rounded to double.</summary>
    public ExponentialSumTarget ToTarget() => new([.. Amplitudes.Select(b => b.Hi)], [.. Rates.Select(v => v.Hi)]);

    /// <summary>theta = (a, w): the approximation as parameters of a model of as many terms.</summary>
    public DoubleDouble[] ToParameters() => [.. Amplitudes, .. Rates];

    /// <summary>The sentence.</summary>
    public override string ToString() => Sentence;

    internal static string Describe(string norm, int terms, DoubleDouble error, string remark)
        => Invariant($"{Counted.Text(terms, "term")}: the {norm} error is {error.Hi:G6}; {remark}.");
}
