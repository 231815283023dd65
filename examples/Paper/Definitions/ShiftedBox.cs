using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>rho(t) = 1 on [from, to] and 0 elsewhere: a target of one's own, which remembers all of a stretch of the past and nothing else.</summary>
/// <param name="from">Where the box begins, at least 0.</param>
/// <param name="to">Where it ends, above <paramref name="from"/>.</param>
public sealed class ShiftedBox(double from, double to) : ITarget
{
    /// <inheritdoc/>
    public double SquaredNorm => to - from;

    /// <inheritdoc/>
    public double At(double t) => t >= from && t <= to ? 1 : 0;

    /// <inheritdoc/>
    public double Moment(int n, double s) => Moment(n, s, double.PositiveInfinity);

    // with t = from + v: e^{-s from} sum_k binomial(n, k) from^{n-k} integral over [0, L] of v^k e^{-sv}, all terms positive
    /// <inheritdoc/>
    public double Moment(int n, double s, double upTo)
    {
        double length = Math.Min(upTo, to) - from, sum = 0, binomial = 1;
        if (!(length > 0))
            return double.IsNaN(upTo) ? double.NaN : 0;
        for (int k = n; k >= 0; k--)
        {
            sum += binomial * Math.Pow(length, k + 1) * Special.ExponentialMoment(k, s * length);
            binomial *= from * k / (n - k + 1);
        }
        return Math.Exp(-s * from) * sum;
    }
}
