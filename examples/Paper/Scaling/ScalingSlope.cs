namespace Paper.Scaling;

/// <summary>The slope of log tau between two neighbouring memories, beside both predictions.</summary>
/// <param name="Memory">The middle of the two.</param>
internal sealed record ScalingSlope(ScalingStart Start, double Memory, double Loss, double Theta)
{
    /// <summary>Theorem C.1: w_min.</summary>
    public double Paper => Start.SmallestRate;

    /// <summary>Errata: the escape is driven by the square of the gradient.</summary>
    public double Errata => (2 * Start.SmallestRate) - (2 / Memory);

    public static ScalingSlope Between(ScalingHit low, ScalingHit high)
    {
        double Slope(Func<ScalingHit, double> tau) => Math.Log(tau(high) / tau(low)) / (high.Memory - low.Memory);
        return new(low.Start, (low.Memory + high.Memory) / 2, Slope(hit => hit.Loss), Slope(hit => hit.Theta));
    }
}
