using MathNet.Numerics.LinearAlgebra;

namespace Paper.Representation;

/// <summary>One RNN run three ways on the same input held over steps of dt.</summary>
internal static class Discretisation
{
    private const double Time = 6.4;

    /// <summary>The largest difference over time between the Euler residual RNN, h + dt (W h + U x), and the exact state.</summary>
    public static double Residual(LinearRnn rnn, Func<double, Vector<double>> x, double dt) => Difference(
        rnn, x, dt, Matrix<double>.Build.DenseIdentity(rnn.Recurrent.RowCount) + (dt * rnn.Recurrent), dt * rnn.Input);

    /// <summary>The same for the discrete RNN (2) with recurrent kernel e^{W dt} and input kernel dt U.</summary>
    public static double Discrete(LinearRnn rnn, Func<double, Vector<double>> x, double dt) => Difference(
        rnn, x, dt, LinearRnn.Exponential(dt * rnn.Recurrent), dt * rnn.Input);

    private static double Difference(LinearRnn rnn, Func<double, Vector<double>> x, double dt, Matrix<double> recurrent, Matrix<double> input)
    {
        double worst = 0;
        Vector<double> state = Vector<double>.Build.Dense(rnn.Recurrent.RowCount);
        double[][] kernel = rnn.Kernel(Fine, (int)Math.Round(Time / Fine) + 1);
        for (int k = 1; k <= (int)Math.Round(Time / dt); k++)
        {
            state = (recurrent * state) + (input * x((k - 1) * dt));
            if (k % (int)Math.Round(Time / dt / 8) == 0)
                worst = Math.Max(worst, Math.Abs((rnn.Output * state) - Convolution(kernel, x, k * dt)));
        }
        return worst;
    }

    private const double Fine = 6.4 / 8192;

    /// <summary>The integral of (7) over [0, t] by Simpson's rule.</summary>
    private static double Convolution(double[][] kernel, Func<double, Vector<double>> x, double t)
    {
        int n = (int)Math.Round(t / Fine);
        double sum = 0;
        for (int k = 0; k <= n; k++)
        {
            Vector<double> input = x(t - (k * Fine));
            double value = kernel[k].Select((row, i) => row * input[i]).Sum();
            sum += (k == 0 || k == n ? 1 : k % 2 == 1 ? 4 : 2) * value;
        }
        return sum * Fine / 3;
    }
}
