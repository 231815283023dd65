using System.Linq;
using MathNet.Numerics;

public static partial class NormalLikelihood
{
    public static object[][] Inputs => [[0.3, 1.2, new double[] { 0.1, -0.4, 1.3, 2.2 }]];

    private static readonly double LogRootTwoPi = 0.5 * Math.Log(2 * Math.PI);

    [Differentiable]
    public static double F(double mu, double sigma, double[] data)
    {
        double logLikelihood = 0;
        foreach (double x in data)
        {
            double z = (x - mu) / sigma;
            logLikelihood -= 0.5 * z * z + Math.Log(sigma) + LogRootTwoPi;
        }
        return -logLikelihood;
    }
}

public static partial class MultivariateNormal
{
    public static object[][] Inputs => [[new double[] { 0.2, -0.1 }, new double[] { 1.1, 0.3, 0.9 }, new double[,] { { 0.1, 0.4 }, { -0.7, 1.1 }, { 0.5, 0.2 } }]];

    // the covariance is L L^T with L = [[l0, 0], [l1, l2]]
    [Differentiable]
    public static double F(ReadOnlySpan<double> mean, ReadOnlySpan<double> l, double[,] data)
    {
        int rows = data.GetLength(0);
        double sum = rows * (Math.Log(2 * Math.PI) + Math.Log(l[0]) + Math.Log(l[2]));
        for (int r = 0; r < rows; r++)
        {
            double z0 = (data[r, 0] - mean[0]) / l[0];
            double z1 = (data[r, 1] - mean[1] - l[1] * z0) / l[2];
            sum += 0.5 * (z0 * z0 + z1 * z1);
        }
        return sum;
    }
}

public static partial class GammaDistribution
{
    public static object[][] Inputs => [[2.5, 0.7, new double[] { 1.2, 3.4, 0.6 }]];

    [Differentiable]
    public static double F(double shape, double rate, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += shape * Math.Log(rate) - SpecialFunctions.GammaLn(shape) + (shape - 1) * Math.Log(x[i]) - rate * x[i];
        return -sum;
    }
}

public static partial class BetaDistribution
{
    public static object[][] Inputs => [[2.5, 1.7, new double[] { 0.2, 0.4, 0.6 }]];

    private static double LogBeta(double a, double b) => SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b);

    [Differentiable]
    public static double F(double alpha, double beta, double[] x)
    {
        double normalizer = LogBeta(alpha, beta);
        return x.Sum(u => (alpha - 1) * Math.Log(u) + (beta - 1) * Math.Log(1 - u) - normalizer);
    }
}

public static partial class PoissonRegression
{
    public static object[][] Inputs => [[new double[] { 0.3, -0.2 }, new double[] { 0.5, 1.0, 1.5, 2.0 }, new int[] { 1, 0, 3, 2 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> beta, double[] covariate, int[] counts)
    {
        double logLikelihood = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double eta = beta[0] + beta[1] * covariate[i];
            logLikelihood += counts[i] * eta - Math.Exp(eta);
            for (int k = 2; k <= counts[i]; k++)
                logLikelihood -= Math.Log(k);
        }
        return -logLikelihood;
    }
}

public static partial class NegativeBinomial
{
    public static object[][] Inputs => [[1.7, 3.2, new int[] { 0, 2, 5, 1 }]];

    [Differentiable]
    public static double F(double r, double mean, int[] counts)
    {
        double p = r / (r + mean), sum = 0;
        foreach (int k in counts)
        {
            sum += SpecialFunctions.GammaLn(k + r) - SpecialFunctions.GammaLn(r) - SpecialFunctions.GammaLn(k + 1.0);
            sum += r * Math.Log(p) + k * Math.Log(1 - p);
        }
        return -sum;
    }
}

public static partial class StudentT
{
    public static object[][] Inputs => [[0.2, 1.1, 4.5, new double[] { 0.1, -2.4, 1.3 }]];

    [Differentiable]
    public static double F(double mu, double sigma, double nu, double[] data)
    {
        double sum = 0;
        foreach (var x in data)
        {
            var z = (x - mu) / sigma;
            sum += SpecialFunctions.GammaLn((nu + 1) / 2) - SpecialFunctions.GammaLn(nu / 2) - 0.5 * Math.Log(nu * Math.PI) - Math.Log(sigma)
                - (nu + 1) / 2 * double.LogP1(z * z / nu);
        }
        return -sum;
    }
}

public static partial class WeibullCensored
{
    public static object[][] Inputs => [[1.5, 2.2, new double[] { 0.4, 1.9, 3.3, 2.5 }, new bool[] { true, false, true, true }]];

    [Differentiable]
    public static double F(double shape, double scale, double[] times, bool[] observed)
    {
        double logLikelihood = 0;
        for (int i = 0; i < times.Length; i++)
        {
            double hazard = Math.Pow(times[i] / scale, shape);
            logLikelihood -= hazard;
            if (observed[i])
                logLikelihood += Math.Log(shape / scale) + (shape - 1) * Math.Log(times[i] / scale);
        }
        return -logLikelihood;
    }
}

public static partial class VonMises
{
    public static object[][] Inputs => [[0.4, 2.1, new double[] { 0.1, 0.9, -0.3 }]];

    // I_0 by its power series
    private static double BesselI0(double x)
    {
        double term = 1, sum = 1, quarter = x * x / 4;
        int k = 1;
        do
        {
            term *= quarter / (k * k);
            sum += term;
            k++;
        }
        while (term > 1e-17 * sum);
        return sum;
    }

    [Differentiable]
    public static double F(double mu, double kappa, double[] angles)
    {
        double sum = 0;
        foreach (double angle in angles)
            sum += kappa * Math.Cos(angle - mu) - Math.Log(2 * Math.PI * BesselI0(kappa));
        return -sum;
    }
}

public static partial class LogisticDistribution
{
    public static object[][] Inputs => [[0.3, 1.4, new double[] { 0.1, -0.9, 3.3 }]];

    [Differentiable]
    public static double F(double location, double scale, double[] data)
    {
        double sum = 0;
        for (int i = 0; i < data.Length; i++)
        {
            double z = (data[i] - location) / scale;
            sum += z + Math.Log(scale) + 2 * Special.Softplus(-z);
        }
        return sum;
    }
}

public static partial class MultinomialLogit
{
    public static object[][] Inputs => [[new double[] { 0.1, -0.2, 0.5, 0.3, 0.2, -0.4 }, new double[,] { { 1, 0.5 }, { -1, 2 }, { 0.3, 0.1 } }, new int[] { 2, 0, 1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> w, double[,] x, int[] label)
    {
        const int classes = 3;
        double loss = 0;
        Span<double> scores = stackalloc double[classes];
        for (int n = 0; n < label.Length; n++)
        {
            double max = double.NegativeInfinity;
            for (int c = 0; c < classes; c++)
            {
                scores[c] = 0;
                for (int d = 0; d < x.GetLength(1); d++)
                    scores[c] += w[c * x.GetLength(1) + d] * x[n, d];
                max = Math.Max(max, scores[c]);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++)
                sum += Math.Exp(scores[c] - max);
            loss -= scores[label[n]] - max - Math.Log(sum);
        }
        return loss;
    }
}

public static partial class DirichletMultinomial
{
    public static object[][] Inputs => [[new double[] { 1.5, 0.8, 2.2 }, new int[][] { [1, 2, 0], [0, 3, 1] }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> alpha, int[][] counts)
    {
        double total = 0;
        foreach (double a in alpha)
            total += a;
        double logLikelihood = 0;
        foreach (int[] row in counts)
        {
            int n = 0;
            for (int k = 0; k < row.Length; k++)
            {
                n += row[k];
                logLikelihood += SpecialFunctions.GammaLn(alpha[k] + row[k]) - SpecialFunctions.GammaLn(alpha[k]);
            }
            logLikelihood += SpecialFunctions.GammaLn(total) - SpecialFunctions.GammaLn(total + n);
        }
        return -logLikelihood;
    }
}

public static partial class LogNormalMoments
{
    public static object[][] Inputs => [[0.4, 0.6, 1.7, 2.9]];

    [Differentiable]
    public static double F(double mu, double sigma, [Constant] double mean, [Constant] double variance)
    {
        double m = Math.Exp(mu + sigma * sigma / 2);
        double v = (Math.Exp(sigma * sigma) - 1) * Math.Exp(2 * mu + sigma * sigma);
        return Math.Pow(m - mean, 2) + Math.Pow(v - variance, 2);
    }
}

public static partial class GumbelCopula
{
    public static object[][] Inputs => [[1.8, new (double U, double V)[] { (0.2, 0.3), (0.7, 0.9), (0.5, 0.4) }]];

    [Differentiable]
    public static double F(double theta, (double U, double V)[] pairs)
    {
        double sum = 0;
        foreach (var (u, v) in pairs)
        {
            double s = Math.Pow(-Math.Log(u), theta) + Math.Pow(-Math.Log(v), theta);
            sum += Math.Exp(-Math.Pow(s, 1 / theta));
        }
        return sum;
    }
}

public static partial class Probit
{
    public static object[][] Inputs => [[new double[] { 0.3, 0.8 }, new double[] { -1, 0.2, 0.9, 1.4 }, new bool[] { false, true, false, true }]];

    private static double Phi(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    [Differentiable]
    public static double F(ReadOnlySpan<double> beta, double[] x, bool[] y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double p = Phi(beta[0] + beta[1] * x[i]);
            loss -= y[i] ? Math.Log(p) : Math.Log(1 - p);
        }
        return loss;
    }
}

public static partial class CoxPartialLikelihood
{
    public static object[][] Inputs => [[new double[] { 0.5, -0.3 }, new double[][] { [1, 0.2], [0, 0.5], [1, -0.4], [0, 0.1] }, new double[] { 3, 1, 4, 2 }, new bool[] { true, true, false, true }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> beta, double[][] covariates, double[] time, bool[] died)
    {
        int n = time.Length;
        var risk = new double[n];
        for (int i = 0; i < n; i++)
        {
            double eta = 0;
            for (int k = 0; k < beta.Length; k++)
                eta += beta[k] * covariates[i][k];
            risk[i] = Math.Exp(eta);
        }
        double likelihood = 0;
        for (int i = 0; i < n; i++)
        {
            if (!died[i])
                continue;
            double atRisk = 0;
            for (int j = 0; j < n; j++)
            {
                if (time[j] >= time[i])
                    atRisk += risk[j];
            }
            likelihood += Math.Log(risk[i] / atRisk);
        }
        return -likelihood;
    }
}
