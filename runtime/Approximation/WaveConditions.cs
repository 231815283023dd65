using MathNet.Numerics.Integration;
using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace CurseOfMemory;

/// <summary>
/// The generalised Aigrain-Williams conditions for sums with complex pairs, sum_j b_j e^{-p_j t}: the Laplace transform of the sum agrees with the target's at
/// every p_k to first order. The formulas are those of real rates; moments come from quadrature on [0, T].
/// </summary>
internal sealed class WaveConditions
{
    private const int Panels = 64, PointsPerPanel = 32;
    private readonly double[] times, weighted, weights;
    private readonly double horizon;

    public WaveConditions(ITarget target, double horizon)
    {
        this.horizon = horizon;
        (double Time, double Weight)[] rule = [.. Enumerable.Range(0, Panels).SelectMany(k => Panel(horizon * k / Panels, horizon * (k + 1) / Panels))];
        (times, weights) = ([.. rule.Select(point => point.Time)], [.. rule.Select(point => point.Weight)]);
        weighted = [.. rule.Select(point => point.Weight * target.At(point.Time))];
    }

    /// <summary>The squared L2[0, inf) distance, the target taken as zero beyond T.</summary>
    public double SquaredDistance(Complex[] b, Complex[] p)
    {
        double sum = 0;
        for (int q = 0; q < times.Length; q++)
        {
            double difference = Sum(b, p, times[q]).Real - weighted[q] / weights[q];
            sum += weights[q] * difference * difference;
        }
        Complex tail = 0;
        for (int k = 0; k < b.Length; k++)
        {
            for (int j = 0; j < b.Length; j++)
                tail += b[k] * b[j] / (p[k] + p[j]) * Complex.Exp(-(p[k] + p[j]) * horizon);
        }
        return sum + tail.Real;
    }

    /// <summary>The best amplitudes for given rates: sum_j b_j / (p_k + p_j) = M_0(p_k).</summary>
    public Complex[] Amplitudes(Complex[] p)
    {
        int d = p.Length;
        Matrix<Complex> gram = Matrix<Complex>.Build.Dense(d, d, (k, j) => 1 / (p[k] + p[j]));
        return [.. gram.Solve(Vector<Complex>.Build.Dense(d, k => Moment(0, p[k])))];
    }

    /// <summary>Newton's step for the rates, amplitudes moving along, and the largest violation of the conditions beside the transform itself.</summary>
    public (Complex[] Change, double Violation) Step(Complex[] b, Complex[] p)
    {
        int d = p.Length;
        Matrix<Complex> jacobian = Matrix<Complex>.Build.Dense(2 * d, 2 * d);
        Vector<Complex> right = Vector<Complex>.Build.Dense(2 * d);
        double violation = 0;
        for (int k = 0; k < d; k++)
        {
            Complex m0 = Moment(0, p[k]), m1 = Moment(1, p[k]), value = -m0, slope = m1, curvature = -Moment(2, p[k]);
            for (int j = 0; j < d; j++)
            {
                Complex r = 1 / (p[k] + p[j]);
                (value, slope, curvature) = (value + b[j] * r, slope - b[j] * r * r, curvature + 2 * b[j] * r * r * r);
                (jacobian[k, j], jacobian[k, d + j]) = (r, -b[j] * r * r);
                (jacobian[d + k, j], jacobian[d + k, d + j]) = (-r * r, 2 * b[j] * r * r * r);
            }
            jacobian[k, d + k] += slope;
            jacobian[d + k, d + k] += curvature;
            (right[k], right[d + k]) = (-value, -slope);
            violation = Math.Max(violation, Math.Max(value.Magnitude / m0.Magnitude, slope.Magnitude / m1.Magnitude));
        }
        return ([.. jacobian.Solve(right).SubVector(d, d)], violation);
    }

    private static Complex Sum(Complex[] b, Complex[] p, double t)
    {
        Complex sum = 0;
        for (int j = 0; j < b.Length; j++)
            sum += b[j] * Complex.Exp(-p[j] * t);
        return sum;
    }

    private Complex Moment(int n, Complex p)
    {
        Complex sum = 0;
        for (int q = 0; q < times.Length; q++)
            sum += weighted[q] * Math.Pow(times[q], n) * Complex.Exp(-p * times[q]);
        return sum;
    }

    private static IEnumerable<(double, double)> Panel(double from, double to)
    {
        var rule = new GaussLegendreRule(from, to, PointsPerPanel);
        return rule.Abscissas.Zip(rule.Weights);
    }
}
