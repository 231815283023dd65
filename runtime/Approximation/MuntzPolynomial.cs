using MathNet.Numerics;
using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>
/// The construction behind Theorem 4.1: sums of e^{-t}, e^{-2t}, ..., e^{-(n+1)t} approach any integrable kernel in L1[0, inf). With s = e^{-t} and q(s) = rho(t) / s these
/// are Kantorovich's polynomials of q, which converge in L1[0, 1] for every integrable q (G. Lorentz, Bernstein Polynomials, 1953, section 2.1).
/// </summary>
public sealed class MuntzPolynomial
{
    private const int HighestDegree = 2000;
    private readonly double[] means;

    private MuntzPolynomial(double[] means) => this.means = means;

    /// <summary>Builds the sum.</summary>
    /// <param name="target">The kernel, integrable.</param>
    /// <param name="degree">n, from 0 to 2000.</param>
    /// <exception cref="ArgumentException">The degree is out of range, or the kernel isn't integrable.</exception>
    public static MuntzPolynomial Of(ITarget target, int degree)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (degree is < 0 or > HighestDegree)
            throw new ArgumentOutOfRangeException(nameof(degree), degree, $"The degree is {degree}, but must lie between 0 and {HighestDegree}.");
        int n = degree + 1;
        // int q ds over [k/n, (k+1)/n] is int rho dt over [log(n/(k+1)), log(n/k)]
        double[] integrals = [.. Enumerable.Range(0, n + 1).Select(k => k == n ? 0 : target.Moment(0, 0, Math.Log((double)n / k)))];
        if (integrals.Any(double.IsNaN))
            throw new ArgumentException("The kernel's integral is not a number; Theorem 4.1 needs an integrable kernel.", nameof(target));
        return new([.. Enumerable.Range(0, n).Select(k => n * (integrals[k] - integrals[k + 1]))]);
    }

    /// <summary>n; the rates are 1, 2, ..., n + 1.</summary>
    public int Degree => means.Length - 1;

    /// <summary>The sum at t, in Bernstein's form, which no cancellation harms: e^{-t} sum_k means_k C(n, k) s^k (1 - s)^{n-k}.</summary>
    public double At(double t)
    {
        double s = Math.Exp(-t), logS = -t, logRest = Math.Log(-Special.Expm1(-t)), sum = 0;
        for (int k = 0; k <= Degree; k++)
        {
            double power = (k == 0 ? 0 : k * logS) + (k == Degree ? 0 : (Degree - k) * logRest);
            sum += means[k] * Math.Exp(SpecialFunctions.BinomialLn(Degree, k) + power);
        }
        return s * sum;
    }

    /// <summary>The L1 distance from a kernel by the midpoint rule in s on so many points, which discontinuities don't disturb.</summary>
    /// <param name="target">The kernel.</param>
    /// <param name="points">The number of points, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of points isn't positive.</exception>
    public double Distance(ITarget target, int points = 20000)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (points < 1)
            throw new ArgumentOutOfRangeException(nameof(points), points, $"The number of points is {points}, but must be positive.");
        double sum = 0;
        for (int k = 0; k < points; k++)
        {
            double s = (k + 0.5) / points, t = -Math.Log(s);
            sum += Math.Abs(target.At(t) - At(t)) / s;
        }
        return sum / points;
    }

    /// <summary>What it is, in a sentence.</summary>
    public override string ToString() => Invariant($"a sum of {Degree + 1} exponentials e^(-jt), j = 1 to {Degree + 1}, by Kantorovich's means");
}
