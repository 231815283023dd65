using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace CurseOfMemory;

/// <summary>
/// Variable projection for damped waves: samples against e^{-s t} cos(f t) and e^{-s t} sin(f t), amplitudes eliminated, with the approximate
/// Jacobian of L. Kaufman (BIT 15, 1975) and steps after Levenberg and Marquardt in (log s, f).
/// </summary>
internal sealed class DampedWaves
{
    private readonly Vector<double> samples;
    private readonly double step, slowest;
    private readonly int real, pairs;

    /// <summary>Takes the shape, so many real rates and pairs, from a start; only decaying terms are kept, and none may come to
    /// last longer than ten times the samples, which could not tell it from a constant.</summary>
    public DampedWaves(double[] samples, double step, ComplexExponentialSum start)
    {
        (this.samples, this.step) = (Vector<double>.Build.DenseOfArray(samples), step);
        slowest = Math.Log(0.1 / (samples.Length * step));
        Complex[] reals = [.. start.Rates.Where(r => r.Real > 0 && Math.Abs(r.Imaginary) < 1e-9 * r.Magnitude)];
        Complex[] waves = [.. start.Rates.Where(r => r.Real > 0 && r.Imaginary >= 1e-9 * r.Magnitude)];
        (real, pairs) = (reals.Length, waves.Length);
        Start = [.. reals.Select(r => Math.Log(r.Real)), .. waves.Select(r => Math.Log(r.Real)), .. waves.Select(r => r.Imaginary)];
    }

    /// <summary>log s of the real terms, log s of the pairs, f of the pairs.</summary>
    public double[] Start { get; }

    /// <summary>The poles of the parameters.</summary>
    public IEnumerable<Complex> Poles(double[] parameters)
    {
        for (int j = 0; j < real; j++)
            yield return Math.Exp(-Math.Exp(parameters[j]) * step);
        for (int j = 0; j < pairs; j++)
        {
            var rate = new Complex(Math.Exp(parameters[real + j]), parameters[real + pairs + j]);
            yield return Complex.Exp(-rate * step);
            yield return Complex.Exp(-Complex.Conjugate(rate) * step);
        }
    }

    /// <summary>Reduces the residual by at most so many steps.</summary>
    public double[] Refine(int steps)
    {
        double[] parameters = Start;
        (Vector<double> residual, Matrix<double> jacobian) = Linearize(parameters);
        double damping = 1e-3;
        for (int k = 0; k < steps && damping < 1e12; k++)
        {
            Matrix<double> normal = jacobian.TransposeThisAndMultiply(jacobian);
            Vector<double> slope = jacobian.TransposeThisAndMultiply(residual);
            for (int j = 0; j < normal.RowCount; j++)
                normal[j, j] += damping * Math.Max(normal[j, j], 1e-30);
            Vector<double> change = normal.Solve(-slope);
            double[] trial = [.. parameters.Select((p, j) => j < real + pairs ? Math.Max(p + change[j], slowest) : p + change[j])];
            (Vector<double> next, Matrix<double> derivative) = Linearize(trial);
            if (!(next.L2Norm() < residual.L2Norm()))
            {
                damping *= 4;
                continue;
            }
            bool settled = residual.L2Norm() - next.L2Norm() < 1e-12 * residual.L2Norm();
            (parameters, residual, jacobian, damping) = (trial, next, derivative, damping / 5);
            if (settled)
                break;
        }
        return parameters;
    }

    // The projected residual -(1 - P) y and its derivatives (1 - P) (d Phi) c
    private (Vector<double> Residual, Matrix<double> Jacobian) Linearize(double[] parameters)
    {
        Matrix<double> basis = Basis(parameters);
        var qr = basis.QR();
        Vector<double> amplitudes = qr.R.Solve(qr.Q.TransposeThisAndMultiply(samples));
        Matrix<double> derivative = Matrix<double>.Build.Dense(samples.Count, parameters.Length, (k, p) => Derivative(parameters, amplitudes, k * step, p));
        derivative -= qr.Q * qr.Q.TransposeThisAndMultiply(derivative);
        return (basis * amplitudes - samples, derivative);
    }

    private Matrix<double> Basis(double[] parameters) => Matrix<double>.Build.Dense(samples.Count, real + 2 * pairs, (k, j) =>
    {
        double t = k * step;
        if (j < real)
            return Math.Exp(-Math.Exp(parameters[j]) * t);
        int wave = (j - real) % pairs;
        double angle = parameters[real + pairs + wave] * t;
        return Math.Exp(-Math.Exp(parameters[real + wave]) * t) * (j < real + pairs ? Math.Cos(angle) : Math.Sin(angle));
    });

    private double Derivative(double[] parameters, Vector<double> amplitudes, double t, int p)
    {
        if (p < real)
            return -amplitudes[p] * Math.Exp(parameters[p]) * t * Math.Exp(-Math.Exp(parameters[p]) * t);
        int wave = (p - real) % pairs;
        double s = Math.Exp(parameters[real + wave]), angle = parameters[real + pairs + wave] * t, envelope = Math.Exp(-s * t);
        double c = amplitudes[real + wave], d = amplitudes[real + pairs + wave];
        return p < real + pairs
            ? -s * t * envelope * (c * Math.Cos(angle) + d * Math.Sin(angle))
            : t * envelope * (d * Math.Cos(angle) - c * Math.Sin(angle));
    }
}
