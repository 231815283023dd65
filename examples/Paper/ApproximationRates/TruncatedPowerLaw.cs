using CurseOfMemory;

namespace Paper.ApproximationRates;

/// <summary>The paper's truncation (Appendix B): (1 + t)^{-(1 + omega)} up to T, zero from T + 1 on, falling and once differentiable between.</summary>
internal sealed class TruncatedPowerLaw(double omega, double end) : ITarget
{
    public double SquaredNorm => TargetSquared(end + 1);

    /// <summary>What is cut off at T, the integral of the power law over [T, inf): (1 + T)^{-omega} / omega.</summary>
    public double Tail => Math.Pow(1 + end, -omega) / omega;

    public double At(double t) => t <= end ? Power(t) : t >= end + 1 ? 0 : Power(t) * Blend(t - end);

    public double Moment(int n, double s) => ((ITarget)this).Moment(n, s, end + 1);

    private double Power(double t) => Math.Pow(1 + t, -(1 + omega));

    // 1 - 3 x^2 + 2 x^3: from 1 to 0 with flat ends
    private static double Blend(double x) => 1 - (x * x * (3 - (2 * x)));

    private double TargetSquared(double upTo) => ((ITarget)this).SquaredMoment(0, 0, upTo);
}
