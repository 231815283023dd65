using System.Linq;

public static partial class DiagonalLstm
{
    public static object[][] Inputs => [[new double[] { 0.5, -0.3, 0.2, 0.8, 0.1, -0.6, 0.4, 0.7 }, new double[] { 0.3, -0.5, 0.9, 0.1 }, new double[] { 0.2, 0.1, 0.4, 0.3 }]];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    // one unit, its gates diagonal: i, f, g, o, each with a weight of the input and one of the state
    [Differentiable]
    public static double F(ReadOnlySpan<double> w, double[] input, double[] target)
    {
        double c = 0, h = 0, loss = 0;
        for (int t = 0; t < input.Length; t++)
        {
            double i = Sigmoid(w[0] * input[t] + w[1] * h);
            double f = Sigmoid(w[2] * input[t] + w[3] * h + 1);
            double g = Math.Tanh(w[4] * input[t] + w[5] * h);
            double o = Sigmoid(w[6] * input[t] + w[7] * h);
            c = f * c + i * g;
            h = o * Math.Tanh(c);
            double e = h - target[t];
            loss += e * e;
        }
        return loss / input.Length;
    }
}

public static partial class GatedRecurrentUnit
{
    public static object[][] Inputs => [[new double[] { 0.5, -0.3, 0.2, 0.8, 0.1, -0.6 }, new double[] { 0.3, -0.5, 0.9 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> w, ReadOnlySpan<double> u)
    {
        double h = 0;
        foreach (double x in u)
        {
            double z = Special.Sigmoid(w[0] * x + w[1] * h);
            double r = Special.Sigmoid(w[2] * x + w[3] * h);
            double candidate = Math.Tanh(w[4] * x + w[5] * (r * h));
            h = (1 - z) * h + z * candidate;
        }
        return h * h;
    }
}

public static partial class SoftmaxCrossEntropy
{
    public static object[][] Inputs => [[new double[] { 0.2, -1.3, 0.9, 2.1 }, 2], [new double[] { 700, 710, 705 }, 0]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> logits, int label)
    {
        if (label < 0 || label >= logits.Length)
            throw new ArgumentOutOfRangeException(nameof(label), $"The label {label} is not among {logits.Length} classes.");
        double max = logits[0];
        for (int i = 1; i < logits.Length; i++)
            if (logits[i] > max)
                max = logits[i];
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
            sum += Math.Exp(logits[i] - max);
        return max + Math.Log(sum) - logits[label];
    }
}

public static partial class ScaledDotAttention
{
    public static object[][] Inputs => [[new double[] { 0.1, 0.4, -0.3, 0.8 }, new double[] { 0.5, -0.2, 0.7, 0.1 }, new double[] { 1, -1, 0.5, 2 }, 2]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> query, ReadOnlySpan<double> key, ReadOnlySpan<double> value, int width)
    {
        int length = query.Length / width;
        double result = 0;
        double[] score = new double[length];
        for (int i = 0; i < length; i++)
        {
            ReadOnlySpan<double> q = query[(i * width)..((i + 1) * width)];
            double total = 0;
            for (int j = 0; j < length; j++)
            {
                score[j] = Math.Exp(Dot(q, key.Slice(j * width, width)) / Math.Sqrt(width));
                total += score[j];
            }
            for (int d = 0; d < width; d++)
            {
                double y = 0;
                for (int j = 0; j < length; j++)
                    y += score[j] / total * value[j * width + d];
                result += y * y;
            }
        }
        return result;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}

public static partial class LayerNorm
{
    public static object[][] Inputs => [[new double[] { 0.3, 1.4, -0.7, 2.2 }, 1.1, 0.2]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double gain, double bias)
    {
        double mean = 0;
        foreach (double v in x) mean += v;
        mean /= x.Length;
        double variance = 0;
        foreach (double v in x) variance += (v - mean) * (v - mean);
        double scale = gain / Math.Sqrt(variance / x.Length + 1e-5);
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
            loss += (i + 1) * Math.Tanh(scale * (x[i] - mean) + bias);
        return loss;
    }
}

public static partial class TwoLayerNetwork
{
    private const int In = 2, Hidden = 3;

    public static object[][] Inputs => [[new double[] { 0.1, -0.3, 0.5, 0.7, -0.2, 0.4, 0.9, -0.6, 0.2, 0.15, 0.25, -0.35, 0.05 }, new double[][] { [1, -2], [0.5, 0.3] }, new double[] { 0.3, -0.1 }]];

    // weights: Hidden x In, biases of the hidden layer, output weights, output bias
    [Differentiable]
    public static double F(ReadOnlySpan<double> theta, double[][] x, double[] y)
    {
        ReadOnlySpan<double> w1 = theta[..(Hidden * In)], b1 = theta.Slice(Hidden * In, Hidden), w2 = theta.Slice(Hidden * (In + 1), Hidden);
        double b2 = theta[^1], loss = 0;
        for (int n = 0; n < y.Length; n++)
        {
            double output = b2;
            for (int h = 0; h < Hidden; h++)
            {
                double a = b1[h];
                for (int i = 0; i < In; i++)
                    a += w1[h * In + i] * x[n][i];
                output += w2[h] * Gelu(a);
            }
            loss += Math.Pow(output - y[n], 2);
        }
        return loss / y.Length;

        static double Gelu(double a) => 0.5 * a * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (a + 0.044715 * a * a * a)));
    }
}

public static partial class DenseRecurrentNetwork
{
    public static object[][] Inputs => [[new double[] { 0.5, -0.3, 0.2, 0.8 }, new double[] { 0.4, -0.6 }, new double[] { 1.1, 0.9 }, new double[] { 0.3, -0.5, 0.9 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> c, [Constant] ReadOnlySpan<double> u)
    {
        int m = b.Length;
        Span<double> h = new double[m], next = new double[m];
        double y = 0;
        for (int t = 0; t < u.Length; t++)
        {
            for (int i = 0; i < m; i++)
            {
                double a = b[i] * u[t];
                for (int j = 0; j < m; j++)
                    a += w[i * m + j] * h[j];
                next[i] = Math.Tanh(a);
            }
            next.CopyTo(h);
            for (int i = 0; i < m; i++)
                y += c[i] * h[i];
        }
        return y * y;
    }
}

public static partial class BatchNormInference
{
    public static object[][] Inputs => [[new double[] { 0.3, 0.8, 1.2 }]];

    private static readonly double[] Mean = [0.1, 0.2, 0.3], Variance = [1.5, 0.7, 0.9];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        const double epsilon = 1e-3;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double normalized = (x[i] - Mean[i]) / Math.Sqrt(Variance[i] + epsilon);
            sum += normalized > 0 ? normalized : 0.1 * normalized;
        }
        return sum * sum;
    }
}

public static partial class StateSpaceScan
{
    public static object[][] Inputs => [[new double[] { -0.5, -1.2 }, new double[] { 0.3, 0.9 }, 0.1, new double[] { 1, 0.5, -0.3, 0.2 }]];

    // x' = lambda x + u, discretised exactly with step dt, y = sum c x
    [Differentiable]
    public static double F(ReadOnlySpan<double> lambda, ReadOnlySpan<double> c, double dt, double[] u)
    {
        int n = lambda.Length;
        double[] state = new double[n];
        double loss = 0;
        for (int t = 0; t < u.Length; t++)
        {
            double y = 0;
            for (int k = 0; k < n; k++)
            {
                double a = Math.Exp(lambda[k] * dt);
                state[k] = a * state[k] + double.ExpM1(lambda[k] * dt) / lambda[k] * u[t];
                y += c[k] * state[k];
            }
            loss += (y - 0.1 * t) * (y - 0.1 * t);
        }
        return loss;
    }
}

public static partial class ContrastiveLoss
{
    public static object[][] Inputs => [[new double[] { 0.1, 0.8, -0.4, 0.3 }, new double[] { 0.2, 0.7, 0.5, -0.6 }, 0.5]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double temperature)
    {
        double loss = 0;
        for (int i = 0; i < 2; i++)
        {
            double positive = Cosine(a[(2 * i)..(2 * i + 2)], b[(2 * i)..(2 * i + 2)]) / temperature;
            double total = 0;
            for (int j = 0; j < 2; j++)
                total += Math.Exp(Cosine(a.Slice(2 * i, 2), b.Slice(2 * j, 2)) / temperature);
            loss += Math.Log(total) - positive;
        }
        return loss / 2;
    }

    private static double Cosine(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double xy = 0, xx = 0, yy = 0;
        for (int k = 0; k < x.Length; k++)
        {
            xy += x[k] * y[k];
            xx += x[k] * x[k];
            yy += y[k] * y[k];
        }
        return xy / (Math.Sqrt(xx) * Math.Sqrt(yy));
    }
}
