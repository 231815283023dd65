namespace Paper.Plateau;

/// <summary>A curve beside its reference.</summary>
/// <param name="Curve">What was computed.</param>
/// <param name="Reference">What it should be; null where no reference was computed.</param>
/// <param name="Until">The flow time up to which events were looked for.</param>
internal sealed record PlateauComparison(PlateauCurve Curve, PlateauReferenceRun? Reference, double Until)
{
    /// <summary>The largest relative error of a hitting time that passes.</summary>
    public const double Tolerance = 1e-6;

    public double? LossError => Error(Curve.LossChanged, Reference?.LossChanged);

    public double? ParameterError => Error(Curve.ParametersMoved, Reference?.ParametersMoved);

    /// <summary>Whether both hitting times agree with the reference; null where there is nothing to compare.</summary>
    public bool? Passes => LossError is null && ParameterError is null
        ? null
        : LossError is null or <= Tolerance && ParameterError is null or <= Tolerance;

    /// <summary>
    /// |tau - reference| / reference; infinite for an event that should have happened and did not, null without a reference up to <see cref="Until"/>.
    /// </summary>
    private double? Error(PlateauPoint? hit, double? reference)
    {
        if (reference is not { } expected)
            return null;
        if (hit is not null)
            return Math.Abs(hit.Tau - expected) / expected;
        return expected > Until ? null : double.PositiveInfinity;
    }
}

/// <summary>All curves beside their references.</summary>
internal sealed record PlateauVerdict(IReadOnlyList<PlateauComparison> Comparisons)
{
    public static PlateauVerdict Of(IEnumerable<PlateauCurve> curves, PlateauReference reference, PlateauOptions options)
        => new([.. curves.Select(curve => new PlateauComparison(curve, reference.For(curve), options.Until))]);

    public IEnumerable<PlateauComparison> Compared => Comparisons.Where(comparison => comparison.Passes is not null);

    public double WorstError => Compared.Max(comparison => Math.Max(comparison.LossError ?? 0, comparison.ParameterError ?? 0));

    public bool Failed => Compared.Any(comparison => comparison.Passes == false);

    /// <summary>The verdict in a line.</summary>
    public override string ToString()
    {
        int count = Compared.Count();
        return count == 0
            ? "NOT COMPARED: no reference for these curves within the run"
            : FormattableString.Invariant(
                $"{(Failed ? "FAIL" : "PASS")}: hitting times of {count} {(count == 1 ? "curve" : "curves")}, largest relative error {WorstError:0.0e+00}, allowed {PlateauComparison.Tolerance:0e+00}");
    }
}
