using MathNet.Numerics;
using MathNet.Numerics.Integration;

namespace CurseOfMemory;

/// <summary>rho(t) = a Ai(k (t - t0)), waves that come before t0 and die out behind it: the target of the paper's Figure 1(b).</summary>
public sealed class AiryTarget : ITarget
{
    // Ai(30) = 3e-49
    private const double Beyond = 30, MostWaves = 400, Nearest = 1e-12;
    private static readonly GaussLegendreRule Rule = new(0, 1, 20);
    private readonly double[] nodes, weights;

    /// <summary>An Airy function.</summary>
    /// <param name="amplitude">a.</param>
    /// <param name="center">t0, at most 400 / k in size.</param>
    /// <param name="scale">k, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite or beyond its limit.</exception>
    public AiryTarget(double amplitude, double center, double scale)
    {
        Amplitude = Require.Finite(amplitude, nameof(amplitude), "amplitude");
        Scale = Require.Positive(scale, nameof(scale), "scale");
        Center = Require.AtMost(MostWaves / scale, Require.Finite(center, nameof(center), "center"), nameof(center), "center");
        double first = -Scale * Center, value = SpecialFunctions.AiryAi(first), slope = SpecialFunctions.AiryAiPrime(first);
        // integral of Ai^2 over [x, inf) = Ai'(x)^2 - x Ai(x)^2, DLMF 9.11.2
        SquaredNorm = Amplitude * Amplitude / Scale * (slope * slope - first * value * value);
        (nodes, weights) = Panels();
    }

    /// <summary>a.</summary>
    public double Amplitude { get; }

    /// <summary>t0, in units of t.</summary>
    public double Center { get; }

    /// <summary>k, in units of 1/t.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public double SquaredNorm { get; }

    /// <inheritdoc/>
    public double At(double t) => Amplitude * SpecialFunctions.AiryAi(Scale * (t - Center));

    /// <inheritdoc/>
    /// <remarks>By Gauss-Legendre panels: error about 1e-13 of the integral of |t^n e^{-st} rho|, which is MathNet's in Ai, for s between -5 k and 1e12.</remarks>
    public double Moment(int n, double s) => Moment(n, s, out _);

    /// <inheritdoc/>
    public double Moment(int n, double s, out double next)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        double sum = 0;
        next = 0;
        for (int q = 0; q < nodes.Length; q++)
        {
            double term = weights[q] * Math.Pow(nodes[q], n) * Math.Exp(-s * nodes[q]);
            sum += term;
            next += term * nodes[q];
        }
        return sum;
    }

    /// <inheritdoc cref="ITarget.Moment(int, double, double)"/>
    public double Moment(int n, double s, double upTo) => double.IsPositiveInfinity(upTo) ? Moment(n, s) : TargetProduct.ByQuadrature(n, s, upTo, this, null);

    /// <inheritdoc cref="ITarget.SquaredMoment(int, double)"/>
    public double SquaredMoment(int n, double s) => n == 0 && s == 0 ? SquaredNorm : SquaredMoment(n, s, double.PositiveInfinity);

    /// <inheritdoc cref="ITarget.SquaredMoment(int, double, double)"/>
    public double SquaredMoment(int n, double s, double upTo) => TargetProduct.ByQuadrature(n, s, upTo, this, this);

    // panels that double from 1e-12/k on, so that each e^{-st} is smooth on those where it counts, up to the width 1/k of the waves
    private (double[] Nodes, double[] Weights) Panels()
    {
        List<double> places = [], values = [];
        double end = Math.Max(Center, 0) + Beyond / Scale, from = 0, width = Nearest / Scale;
        while (from < end)
        {
            for (int q = 0; q < Rule.Order; q++)
            {
                double t = from + width * Rule.Abscissas[q];
                places.Add(t);
                values.Add(width * Rule.Weights[q] * At(t));
            }
            from += width;
            width = Math.Min(from, 1 / Scale);
        }
        return ([.. places], [.. values]);
    }
}
