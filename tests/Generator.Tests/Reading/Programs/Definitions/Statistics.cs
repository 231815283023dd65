public static partial class LogisticRegression
{
    public static object[][] Inputs => [[new double[] { 0.3, -0.2, 0.1 }, new double[,] { { 1, 2 }, { -1, 0.5 }, { 3, -2 } }, new int[] { 1, 0, 1 }, 0.1]];

    private static double Sigmoid(double z) => 1.0 / (1.0 + Math.Exp(-z));

    [Differentiable]
    public static double F(ReadOnlySpan<double> w, double[,] x, int[] y, [Constant] double ridge)
    {
        int n = x.GetLength(0), d = x.GetLength(1);
        double loss = 0;
        for (int i = 0; i < n; ++i)
        {
            double z = w[d];
            for (int j = 0; j < d; ++j)
                z += w[j] * x[i, j];
            double p = Sigmoid(z);
            loss -= y[i] == 1 ? Math.Log(p) : Math.Log(1 - p);
        }
        for (int j = 0; j < d; j++)
            loss += ridge * w[j] * w[j] / 2;
        return loss / n;
    }
}

public static partial class GaussianMixture
{
    public static object[][] Inputs => [[new double[] { 0.2, -0.1 }, new double[] { -1, 2 }, new double[] { 0.1, 0.3 }, new double[] { 0.4, -1.1, 2.3 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> logits, ReadOnlySpan<double> means, ReadOnlySpan<double> logSigmas, double[] data)
    {
        int k = means.Length;
        double max = logits[0];
        for (int j = 1; j < k; j++)
            max = logits[j] > max ? logits[j] : max;
        double normaliser = 0;
        for (int j = 0; j < k; j++)
            normaliser += Math.Exp(logits[j] - max);
        double total = 0;
        Span<double> parts = stackalloc double[k];
        foreach (double x in data)
        {
            double biggest = double.NegativeInfinity;
            for (int j = 0; j < k; j++)
            {
                double z = (x - means[j]) / Math.Exp(logSigmas[j]);
                parts[j] = logits[j] - max - Math.Log(normaliser) - logSigmas[j] - 0.5 * z * z;
                if (parts[j] > biggest)
                    biggest = parts[j];
            }
            double sum = 0;
            foreach (double part in parts)
                sum += Math.Exp(part - biggest);
            total += biggest + Math.Log(sum);
        }
        return -total;
    }
}

public static partial class Garch
{
    public static object[][] Inputs => [[0.1, 0.2, 0.7, new double[] { 0.5, -1.2, 0.3, 2.0, -0.4 }]];

    [Differentiable]
    public static double F(double omega, double alpha, double beta, double[] returns)
    {
        double variance = omega / (1 - alpha - beta);
        double log = 0;
        for (int t = 0; t < returns.Length; t++)
        {
            if (t > 0)
                variance = omega + alpha * returns[t - 1] * returns[t - 1] + beta * variance;
            log += Math.Log(variance) + returns[t] * returns[t] / variance;
        }
        return 0.5 * log;
    }
}

public static partial class KMeans
{
    public static object[][] Inputs => [[new double[] { 0.1, 0.9, 3.1, 2.8, 0.4 }, new double[] { 0, 3 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> start)
    {
        int k = start.Length;
        double[] centers = [.. start];
        int[] counts = new int[k];
        double[] sums = new double[k];
        for (int iteration = 0; iteration < 3; iteration++)
        {
            Array.Clear(counts);
            Array.Fill(sums, 0);
            foreach (double v in x)
            {
                int best = 0;
                for (int c = 1; c < k; c++)
                    if (Math.Abs(v - centers[c]) < Math.Abs(v - centers[best]))
                        best = c;
                counts[best]++;
                sums[best] += v;
            }
            for (int c = 0; c < k; c++)
                if (counts[c] > 0)
                    centers[c] = sums[c] / counts[c];
        }
        double inertia = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double nearest = double.MaxValue;
            foreach (double c in centers)
                nearest = Math.Min(nearest, (x[i] - c) * (x[i] - c));
            inertia += nearest;
        }
        return inertia;
    }
}

public static partial class KalmanFilter
{
    public static object[][] Inputs => [[new double[] { 0.1, 0.4, 0.2 }, new double[] { 1, 1.2, 1.9, 2.3 }]];

    private readonly record struct Belief(double Position, double Velocity, double P00, double P01, double P11);

    private static Belief Predict(in Belief b, double dt, double q) => b with
    {
        Position = b.Position + dt * b.Velocity,
        P00 = b.P00 + dt * (2 * b.P01 + dt * b.P11) + q,
        P01 = b.P01 + dt * b.P11,
        P11 = b.P11 + q,
    };

    [Differentiable]
    public static double F(ReadOnlySpan<double> theta, [Constant] ReadOnlySpan<double> observed)
    {
        var (q, r, v0) = (theta[0] * theta[0], theta[1] * theta[1], theta[2]);
        Belief b = new(observed[0], v0, 1, 0, 1);
        double log = 0;
        for (int t = 1; t < observed.Length; t++)
        {
            b = Predict(b, 0.5, q);
            double innovation = observed[t] - b.Position, s = b.P00 + r;
            double k0 = b.P00 / s, k1 = b.P01 / s;
            b = new Belief(b.Position + k0 * innovation, b.Velocity + k1 * innovation, (1 - k0) * b.P00, (1 - k0) * b.P01, b.P11 - k1 * b.P01);
            log -= 0.5 * (Math.Log(2 * Math.PI * s) + innovation * innovation / s);
        }
        return log;
    }
}

public static partial class HiddenMarkov
{
    public static object[][] Inputs => [[new double[] { 0.7, 0.3, 0.4, 0.6 }, new double[] { 0.9, 0.2 }, new bool[] { true, false, false, true }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> transition, ReadOnlySpan<double> emission, bool[] seen)
    {
        int n = emission.Length;
        var alpha = new double[n];
        Array.Fill(alpha, 1.0 / n);
        double log = 0;
        foreach (bool one in seen)
        {
            var next = new double[n];
            double scale = 0;
            for (int j = 0; j < n; j++)
            {
                for (int i = 0; i < n; i++)
                    next[j] += alpha[i] * transition[i * n + j];
                next[j] *= one ? emission[j] : 1 - emission[j];
                scale += next[j];
            }
            for (int j = 0; j < n; j++)
                next[j] /= scale;
            log += Math.Log(scale);
            alpha = next;
        }
        return log;
    }
}

public static partial class OnlineMoments
{
    public static object[][] Inputs => [[new double[] { 1, 2.5, -0.5, 4 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        (double mean, double m2, int n) = (0, 0, 0);
        foreach (ref readonly double v in x)
        {
            n++;
            double delta = v - mean;
            mean += delta / n;
            m2 += delta * (v - mean);
        }
        return n < 2 ? double.NaN : m2 / (n - 1) + mean;
    }
}

public static partial class PrincipalComponent
{
    public static object[][] Inputs => [[new double[] { 4, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> a)
    {
        const int n = 3;
        Span<double> v = [1, 1, 1];
        Span<double> w = stackalloc double[n];
        double eigenvalue = 0;
        for (int k = 0; k < 20; k++)
        {
            w.Clear();
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    w[i] += a[n * i + j] * v[j];
            eigenvalue = Math.Sqrt(Dot(w, w));
            for (int i = 0; i < n; i++)
                v[i] = w[i] / eigenvalue;
        }
        return eigenvalue;

        static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
            return sum;
        }
    }
}
