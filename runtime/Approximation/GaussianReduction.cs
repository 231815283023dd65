using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace CurseOfMemory;

/// <summary>Fewer exponentials for many slow ones: the Gaussian quadrature of their measure, by Lanczos (G. Golub, J. Welsch, Math. Comp. 23, 1969).</summary>
internal static class GaussianReduction
{
    private const int Samples = 64;

    /// <summary>The smallest rule whose sum differs by at most the tolerance on [0, T].</summary>
    public static List<(double Rate, double Weight)> Reduce(List<(double Rate, double Weight)> terms, double upTo, double tolerance)
    {
        for (int n = 1; n < terms.Count; n++)
        {
            List<(double Rate, double Weight)> rule = Rule(terms, n);
            double worst = Enumerable.Range(0, Samples + 1).Max(k => Math.Abs(Sum(rule, upTo * k / Samples) - Sum(terms, upTo * k / Samples)));
            if (worst <= tolerance)
                return rule;
        }
        return terms;
    }

    private static double Sum(List<(double Rate, double Weight)> terms, double t) => terms.Sum(term => term.Weight * Math.Exp(-term.Rate * t));

    private static List<(double Rate, double Weight)> Rule(List<(double Rate, double Weight)> terms, int n)
    {
        Vector<double> rates = Vector<double>.Build.DenseOfEnumerable(terms.Select(term => term.Rate));
        Vector<double> start = Vector<double>.Build.DenseOfEnumerable(terms.Select(term => Math.Sqrt(term.Weight)));
        double mass = start * start;
        List<Vector<double>> basis = [start / Math.Sqrt(mass)];
        Matrix<double> jacobi = Matrix<double>.Build.Dense(n, n);
        for (int k = 0; k < n; k++)
        {
            Vector<double> next = rates.PointwiseMultiply(basis[k]);
            jacobi[k, k] = next * basis[k];
            for (int pass = 0; pass < 2; pass++)
                next = basis.Aggregate(next, (rest, vector) => rest - (rest * vector) * vector);
            if (k + 1 == n)
                break;
            jacobi[k, k + 1] = jacobi[k + 1, k] = next.L2Norm();
            basis.Add(next.Normalize(2));
        }
        Evd<double> evd = jacobi.Evd(Symmetricity.Symmetric);
        return [.. Enumerable.Range(0, n).Select(k => (Math.Abs(evd.EigenValues[k].Real), mass * evd.EigenVectors[0, k] * evd.EigenVectors[0, k]))];
    }
}
