using System.Linq;

public static partial class LstmCell
{
    public static object[][] Inputs =>
    [
        [new double[24], new double[] { 0.5, -1, 0.3 }], [Enumerable.Range(0, 24).Select(i => Math.Sin(i + 1.0)).ToArray(), new double[] { 0.5, -1, 0.3 }],
    ];

    private struct Cell
    {
        public double Hidden;
        public double Memory;

        public void Advance(ReadOnlySpan<double> w, double x)
        {
            double input = Gate(w[..3], x), forget = Gate(w[3..6], x), output = Gate(w.Slice(6, 3), x);
            double candidate = Math.Tanh(w[9] * x + w[10] * Hidden + w[11]);
            Memory = forget * Memory + input * candidate;
            Hidden = output * Math.Tanh(Memory);
        }

        private readonly double Gate(ReadOnlySpan<double> w, double x) => 1 / (1 + Math.Exp(-(w[0] * x + w[1] * Hidden + w[2])));
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> w, ReadOnlySpan<double> series)
    {
        Span<Cell> layer = stackalloc Cell[2];
        foreach (double x in series)
        {
            double signal = x;
            for (int i = 0; i < layer.Length; i++)
            {
                layer[i].Advance(w.Slice(12 * i, 12), signal);
                signal = layer[i].Hidden;
            }
        }
        return layer[^1].Hidden * layer[^1].Hidden + layer[0].Memory;
    }
}

public static partial class Perceptron
{
    public static object[][] Inputs => [[new double[] { 0.1, -0.3, 0.5, 0.7, -0.2, 0.4, 0.9, -0.6, 0.2 }, new double[] { 1, -2 }, 0.3]];

    private static void Dense(ReadOnlySpan<double> weights, ReadOnlySpan<double> input, Span<double> output, Func<double, double> activation)
    {
        int width = input.Length + 1;
        for (int o = 0; o < output.Length; o++)
        {
            var row = weights[(o * width)..((o + 1) * width)];
            double sum = row[^1];
            for (int i = 0; i < input.Length; i++)
                sum += row[i] * input[i];
            output[o] = activation(sum);
        }
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> weights, [Constant] ReadOnlySpan<double> input, [Constant] double target)
    {
        Span<double> hidden = stackalloc double[2];
        Span<double> output = stackalloc double[1];
        Dense(weights[..6], input, hidden, static z => z > 0 ? z : 0.01 * z);
        Dense(weights[6..], hidden, output, Math.Tanh);
        double error = output[0] - target;
        return error * error;
    }
}

public static partial class Attention
{
    public static object[][] Inputs => [[new double[] { 1, 0.5, -0.3, 0.8, 0.2, 0.9 }, 2]];

    private static void Softmax(Span<double> z)
    {
        double max = double.NegativeInfinity;
        foreach (double v in z)
            max = Math.Max(max, v);
        double sum = 0;
        foreach (ref double v in z)
        {
            v = Math.Exp(v - max);
            sum += v;
        }
        for (int i = 0; i < z.Length; i++)
            z[i] /= sum;
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> tokens, int width)
    {
        int n = tokens.Length / width;
        var scores = new double[n][];
        for (int i = 0; i < n; i++)
        {
            scores[i] = new double[n];
            for (int j = 0; j < n; j++)
            {
                for (int d = 0; d < width; d++)
                    scores[i][j] += tokens[i * width + d] * tokens[j * width + d];
                scores[i][j] /= Math.Sqrt(width);
            }
            Softmax(scores[i]);
        }
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double[] row = scores[i];
            for (int j = 0; j < row.Length; j++)
                sum += row[j] * tokens[j * width] * (i + 1);
        }
        return sum;
    }
}

public static partial class Convolution
{
    public static object[][] Inputs => [[new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, new double[] { 0.5, -1, 2, 0.25 }, new double[4]]];

    [Differentiable]
    public static void F(ReadOnlySpan<double> image, ReadOnlySpan<double> kernel, Span<double> result)
    {
        const int Size = 3, K = 2;
        for (int y = 0, o = 0; y + K <= Size; y++)
        {
            for (int x = 0; x + K <= Size; x++, o++)
            {
                result[o] = 0;
                for (int v = 0; v < K; v++)
                    for (int u = 0; u < K; u++)
                        result[o] += image[(y + v) * Size + x + u] * kernel[v * K + u];
                result[o] = result[o] < 0 ? 0 : result[o];
            }
        }
    }
}
