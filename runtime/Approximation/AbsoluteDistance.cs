using MathNet.Numerics.RootFinding;

namespace CurseOfMemory;

/// <summary>
/// The L1 distance of sum_j e^{p_j} exp(-e^{q_j} t) from a positive target as a function of p (logarithms of amplitudes) and q (of rates): value,
/// gradient and Hessian at one point, by the zeros of the error.
/// </summary>
internal sealed class AbsoluteDistance
{
    private const int PointsPerUnit = 24;
    private readonly ITarget target;
    private readonly double[] amplitudes, rates;
    private readonly double norm;
    private double sign;

    public AbsoluteDistance(ITarget target, double[] parameters)
    {
        int m = parameters.Length / 2;
        (this.target, Parameters, norm) = (target, parameters, target.Moment(0, 0));
        (amplitudes, rates) = ([.. parameters[..m].Select(Math.Exp)], [.. parameters[m..].Select(Math.Exp)]);
        Zeros = FindZeros();
        (Gradient, Hessian) = (new double[2 * m], new double[2 * m, 2 * m]);
        Value = Alternating(Tail);
        Differentiate();
    }

    /// <summary>(p, q).</summary>
    public double[] Parameters { get; }

    /// <summary>Where the error changes its sign, ascending.</summary>
    public double[] Zeros { get; }

    /// <summary>The integral of the error's size.</summary>
    public double Value { get; private set; }

    /// <summary>The derivatives by p, then q.</summary>
    public double[] Gradient { get; }

    /// <summary>The second derivatives.</summary>
    public double[,] Hessian { get; }

    /// <summary>|int rho sgn(error)|: below it no sum orthogonal to the sign can get.</summary>
    public double DualValue => Math.Abs(Value - Gradient[..amplitudes.Length].Sum());

    /// <summary>Whether the error has its 2m zeros and duality leaves no room: |int rho sgn(error)| is the error to six digits.</summary>
    public bool IsOptimal => Zeros.Length == Parameters.Length && Value - DualValue < 1e-6 * Value;

    private double Error(double t)
    {
        double sum = -target.At(t);
        for (int j = 0; j < rates.Length; j++)
            sum += amplitudes[j] * Math.Exp(-rates[j] * t);
        return sum;
    }

    // The integral of the error from x on
    private double Tail(double x)
    {
        double sum = (x == 0 ? 0 : target.Moment(0, 0, x)) - norm;
        for (int j = 0; j < rates.Length; j++)
            sum += amplitudes[j] / rates[j] * Math.Exp(-rates[j] * x);
        return sum;
    }

    // int f sgn(error) = sgn(error at 0) (F(0) - 2 F(z_1) + 2 F(z_2) - ...), F(x) the integral of f from x on
    private double Alternating(Func<double, double> tail)
    {
        double sum = tail(0), alternation = -2;
        foreach (double zero in Zeros)
        {
            sum += alternation * tail(zero);
            alternation = -alternation;
        }
        return sign * sum;
    }

    private double[] FindZeros()
    {
        double from = Math.Log(1e-3 / rates.Max()), to = Math.Log(60 / rates.Min());
        int count = (int)((to - from) * PointsPerUnit);
        List<double> zeros = [];
        double before = Error(0), place = from;
        sign = Math.Sign(before);
        for (int k = 0; k <= count; k++)
        {
            double next = from + (to - from) * k / count, value = Error(Math.Exp(next));
            if (value * before < 0)
                zeros.Add(Zero(k == 0 ? from - 20 : place, next));
            (before, place) = (value == 0 ? before : value, next);
        }
        return [.. zeros];
    }

    private double Zero(double from, double to)
        => Math.Exp(Brent.TryFindRoot(u => Error(Math.Exp(u)), from, to, 1e-13, 100, out double root) ? root : 0.5 * (from + to));

    private void Differentiate()
    {
        int m = rates.Length;
        for (int j = 0; j < m; j++)
        {
            double b = amplitudes[j], v = rates[j];
            // The tails of e^{-vt}, t e^{-vt} and t^2 e^{-vt}
            double t0 = Alternating(x => Math.Exp(-v * x) / v);
            double t1 = Alternating(x => Math.Exp(-v * x) * (v * x + 1) / (v * v));
            double t2 = Alternating(x => Math.Exp(-v * x) * (v * x * (v * x + 2) + 2) / (v * v * v));
            Gradient[j] = Hessian[j, j] = b * t0;
            Gradient[m + j] = Hessian[j, m + j] = Hessian[m + j, j] = -b * v * t1;
            Hessian[m + j, m + j] = b * v * (v * t2 - t1);
        }
        foreach (double zero in Zeros)
            AddZero(zero);
    }

    // A zero that moves: 2 (d error)(d error)^T / |error'| there
    private void AddZero(double zero)
    {
        int m = rates.Length;
        double width = 1e-5 * zero, slope = Math.Abs((Error(zero + width) - Error(zero - width)) / (2 * width));
        var row = new double[2 * m];
        for (int j = 0; j < m; j++)
        {
            row[j] = amplitudes[j] * Math.Exp(-rates[j] * zero);
            row[m + j] = -rates[j] * zero * row[j];
        }
        for (int k = 0; k < 2 * m; k++)
        {
            for (int j = 0; j < 2 * m && slope > 0; j++)
                Hessian[k, j] += 2 * row[k] * row[j] / slope;
        }
    }
}
