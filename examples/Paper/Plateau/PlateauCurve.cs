namespace Paper.Plateau;

/// <summary>One flow: where its plateau ends, where it lands, and the way in between.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Memory">The place mu = 1/omega of the bump.</param>
/// <param name="Points">The curve from small to large tau.</param>
/// <param name="LossChanged">The first tau at which the loss has changed by the threshold.</param>
/// <param name="ParametersMoved">The first tau at which theta has moved by the threshold.</param>
/// <param name="AtRest">Whether the flow has come to rest at its end.</param>
/// <param name="Outcome">How the flow ended, in a sentence.</param>
internal sealed record PlateauCurve(
    PlateauStart Start,
    double Memory,
    IReadOnlyList<PlateauPoint> Points,
    PlateauPoint? LossChanged,
    PlateauPoint? ParametersMoved,
    bool AtRest,
    string Outcome)
{
    /// <summary>Where the loss lands.</summary>
    public double Landing => Points[^1].Loss;
}

/// <summary>A state of the flow.</summary>
internal sealed record PlateauPoint(double Tau, double Loss, double[] Theta);
