using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace CurseOfMemory;

/// <summary>Newton's method for the smallest L1 distance, and its starts.</summary>
internal static class AbsoluteDistanceDescent
{
    private const int MostSteps = 200, MostPolishingSteps = 10;
    private const double LongestStep = 0.7;

    /// <summary>Goes downhill from a start until the steps vanish or nothing is gained.</summary>
    public static AbsoluteDistance Run(ITarget target, double[] start)
    {
        var point = new AbsoluteDistance(target, start);
        for (int iteration = 0; iteration < MostSteps; iteration++)
        {
            Vector<double> step = Step(point);
            double size = step.AbsoluteMaximum();
            AbsoluteDistance? next = Shorten(target, point, step, Math.Min(1, LongestStep / size));
            if (next is null)
                break;
            bool last = size < 1e-9 || point.Value - next.Value < 1e-15 * point.Value;
            point = next;
            if (last)
                break;
        }
        return Polish(target, point);
    }

    // The value is flat to rounding errors long before its gradient is: full steps while they lower that
    private static AbsoluteDistance Polish(ITarget target, AbsoluteDistance point)
    {
        for (int k = 0; k < MostPolishingSteps; k++)
        {
            var next = new AbsoluteDistance(target, [.. point.Parameters.Zip(Step(point), (p, s) => p + s)]);
            if (next.Zeros.Length != point.Zeros.Length || !(Slope(next) < 0.5 * Slope(point)))
                break;
            point = next;
        }
        return point;
    }

    private static double Slope(AbsoluteDistance point) => point.Gradient.Max(Math.Abs);

    private static AbsoluteDistance? Shorten(ITarget target, AbsoluteDistance point, Vector<double> step, double scale)
    {
        for (; scale > 1e-10; scale /= 2)
        {
            var trial = new AbsoluteDistance(target, [.. point.Parameters.Zip(step, (p, s) => p + scale * s)]);
            if (trial.Value < point.Value)
                return trial;
        }
        return null;
    }

    private static Vector<double> Step(AbsoluteDistance point)
    {
        Evd<double> evd = DenseMatrix.OfArray(point.Hessian).Evd(Symmetricity.Symmetric);
        Vector<double> slopes = evd.EigenVectors.TransposeThisAndMultiply(DenseVector.OfArray(point.Gradient));
        double floor = 1e-14 * evd.EigenValues.Max(value => Math.Abs(value.Real));
        for (int k = 0; k < slopes.Count; k++)
            slopes[k] /= -Math.Max(Math.Abs(evd.EigenValues[k].Real), floor);
        return evd.EigenVectors * slopes;
    }

    /// <summary>The best sum of one term, from the best of rates over many decades.</summary>
    public static AbsoluteDistance First(ITarget target)
    {
        double norm = target.Moment(0, 0);
        IEnumerable<double[]> starts = Enumerable.Range(-14, 24).Select(l => new[] { Math.Log(0.7 * norm) + l, l });
        return Run(target, starts.MinBy(start => new AbsoluteDistance(target, start).Value)!);
    }

    /// <summary>The best sum of one term more: the first start that leads to an optimum, else the best of all.</summary>
    public static AbsoluteDistance OneMore(ITarget target, AbsoluteDistance point)
    {
        List<AbsoluteDistance> trials = [];
        foreach (double[] start in More(point))
        {
            trials.Add(Run(target, start));
            if (trials[^1].IsOptimal)
                return trials[^1];
        }
        return trials.MinBy(trial => trial.Value)!;
    }

    /// <summary>Starts with one term more: beyond the slowest rate, beyond the fastest, and in the widest gap.</summary>
    private static IEnumerable<double[]> More(AbsoluteDistance point)
    {
        int m = point.Parameters.Length / 2;
        (double P, double Q)[] terms = [.. Enumerable.Range(0, m).Select(j => (point.Parameters[j], point.Parameters[m + j])).OrderBy(term => term.Item2)];
        (double P, double Q) low = m > 1 ? (terms[1].P - terms[0].P, terms[1].Q - terms[0].Q) : (2, 2.5);
        (double P, double Q) high = m > 1 ? (terms[^1].P - terms[^2].P, terms[^1].Q - terms[^2].Q) : (-1, 2);
        int gap = m > 1 ? Enumerable.Range(0, m - 1).MaxBy(j => terms[j + 1].Q - terms[j].Q) : -1;
        yield return Joined([(terms[0].P - 1.1 * low.P, terms[0].Q - 1.1 * low.Q), .. terms]);
        yield return Joined([.. terms, (terms[^1].P + 0.8 * high.P - 2, terms[^1].Q + 0.8 * high.Q)]);
        if (gap >= 0)
            yield return Joined([.. terms, (0.5 * (terms[gap].P + terms[gap + 1].P) - 1, 0.5 * (terms[gap].Q + terms[gap + 1].Q))]);
    }

    private static double[] Joined(IEnumerable<(double P, double Q)> terms) => [.. terms.Select(term => term.P), .. terms.Select(term => term.Q)];
}
