using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>
/// The reduced one-dimensional flow along M* that the errata gives for a spare neuron of rate v beside one that has learned e^{-w t}:
/// dv/dtau = d/dv |P_V(v) rho_0|^2, where P_V projects the perturbation on what the model can still fit, V(v) = span{e^{-wt}, t e^{-wt}, e^{-vt}}.
/// </summary>
public sealed class ReducedFlow
{
    private readonly ITarget perturbation;
    private readonly double rate;
    private readonly double[] moments, inverse;

    /// <summary>The flow beside a learned term.</summary>
    /// <param name="rate">w of the learned term, positive.</param>
    /// <param name="perturbation">rho_0, what the model has not learned, such as a late bump.</param>
    /// <exception cref="ArgumentException">The rate isn't positive, or a moment of the perturbation is not a number.</exception>
    public ReducedFlow(double rate, ITarget perturbation)
    {
        ArgumentNullException.ThrowIfNull(perturbation);
        if (!(rate > 0) || !double.IsFinite(rate))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, Invariant($"The learned rate is {rate:R}, but must be positive and finite."));
        (this.perturbation, this.rate, moments) = (perturbation, rate, [perturbation.Moment(0, rate), perturbation.Moment(1, rate)]);
        if (moments.Any(double.IsNaN))
            throw new ArgumentException(Invariant($"The perturbation's moments at {rate:R} are not numbers."), nameof(perturbation));
        // The Gram matrix of e^{-wt} and t e^{-wt} is (1/(2w), 1/(4w^2); 1/(4w^2), 1/(4w^3)), of determinant 1/(16 w^4)
        inverse = [4 * rate, -4 * rate * rate, 8 * rate * rate * rate];
    }

    /// <summary>|P_V(v) rho_0|^2: how far the loss has fallen below |rho_0|^2 when everything fast has settled.</summary>
    /// <param name="v">The spare neuron's rate, positive, not w.</param>
    public double Fitted(double v)
    {
        (double rest, double distance, _, _) = Evaluate(v);
        return Form(moments[0], moments[1], moments[0], moments[1]) + rest * rest / distance;
    }

    /// <summary>dv/dtau.</summary>
    /// <inheritdoc cref="Fitted"/>
    public double Velocity(double v)
    {
        (double rest, double distance, double restSlope, double distanceSlope) = Evaluate(v);
        // d/dv of r^2 / q
        return rest / distance * (2 * restSlope - rest * distanceSlope / distance);
    }

    /// <summary>The flow time from a start until the loss has changed by so much.</summary>
    /// <param name="start">The spare neuron's rate at the start, positive, not w.</param>
    /// <param name="change">The change of the loss, positive.</param>
    /// <returns>tau, or infinity where the rate never gets that far.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument isn't positive.</exception>
    public double TimeUntil(double start, double change)
    {
        if (!(start > 0) || !double.IsFinite(start) || !(change > 0))
            throw new ArgumentOutOfRangeException(nameof(start), start, Invariant($"The start is {start:R} and the change {change:R}, but both must be positive."));
        if (start == rate)
            throw new ArgumentOutOfRangeException(nameof(start), start, Invariant($"The start {start:R} is the learned rate itself, where the reduced flow has no velocity; start beside it."));
        double sign = Math.Sign(Velocity(start)), end = start, step = 1e-3 * start;
        while (Fitted(end) < change)
        {
            end += sign * step;
            if (!(end > 1e-6 * rate) || (end - rate) * (start - rate) <= 0 || end > 1e6 * rate || Velocity(end) * sign <= 0)
                return double.PositiveInfinity;
        }
        double before = end - sign * step;
        for (int k = 0; k < 60; k++)
        {
            double middle = 0.5 * (before + end);
            (before, end) = Fitted(middle) < change ? (middle, end) : (before, middle);
        }
        // tau = int dv / (dv/dtau)
        return GaussLegendre.Adaptive(new Slowness(this), start, end, 8);
    }

    /// <summary>
    /// The asymptotic time for a late Gaussian bump c_0 exp(-(t - mu)^2 / (2 sigma^2)): exp(2 v mu - v^2 sigma^2) / (2 pi sigma^2 c_0^2 N k^2) with
    /// N = 2v ((w + v)/(w - v))^4 and k = 2 mu - 2 v sigma^2 - N'/N.
    /// </summary>
    /// <param name="start">The spare neuron's rate v, positive, not w.</param>
    /// <param name="rate">w of the learned term.</param>
    /// <param name="bump">The bump.</param>
    /// <exception cref="ArgumentException">The rates are equal or not positive.</exception>
    public static double AsymptoticTime(double start, double rate, GaussianTarget bump)
    {
        ArgumentNullException.ThrowIfNull(bump);
        if (!(start > 0) || !(rate > 0) || start == rate)
            throw new ArgumentException(Invariant($"The rates are {start:R} and {rate:R}, but must be positive and different."), nameof(start));
        double v = start, variance = bump.Width * bump.Width, n = 2 * v * Math.Pow((rate + v) / (rate - v), 4);
        // N'/N = 1/v + 4/(w + v) + 4/(w - v)
        double k = 2 * bump.Center - 2 * v * variance - (1 / v + 4 / (rate + v) + 4 / (rate - v));
        return Math.Exp(2 * v * bump.Center - v * v * variance) / (2 * Math.PI * variance * bump.Amplitude * bump.Amplitude * n * k * k);
    }

    // x^T G^{-1} y
    private double Form(double x0, double x1, double y0, double y1)
        => inverse[0] * x0 * y0 + inverse[1] * (x0 * y1 + x1 * y0) + inverse[2] * x1 * y1;

    // r(v), the Laplace transform of what e^{-wt} and t e^{-wt} leave of rho_0; q(v), the squared norm of what they leave of e^{-vt}; and their derivatives
    private (double Remainder, double Distance, double RemainderSlope, double DistanceSlope) Evaluate(double v)
    {
        double p = 1 / (rate + v), k0 = p, k1 = p * p, slope0 = -p * p, slope1 = -2 * p * p * p;
        double rest = perturbation.Moment(0, v) - Form(k0, k1, moments[0], moments[1]);
        double restSlope = -perturbation.Moment(1, v) - Form(slope0, slope1, moments[0], moments[1]);
        // q = 1/(2v) - k^T G^{-1} k = (w - v)^4 / (2v (w + v)^4)
        double ratio = (rate - v) / (rate + v), distance = ratio * ratio * ratio * ratio / (2 * v);
        double distanceSlope = distance * (-4 / (rate - v) - 4 / (rate + v) - 1 / v);
        return (rest, distance, restSlope, distanceSlope);
    }

    private readonly struct Slowness(ReducedFlow flow) : IIntegrand
    {
        public double At(double x) => 1 / flow.Velocity(x);
    }
}
