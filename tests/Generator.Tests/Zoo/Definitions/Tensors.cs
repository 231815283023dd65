using System.Numerics.Tensors;

// TensorPrimitives over arrays and spans.
public static partial class TensorRegression
{
    private static readonly double[] Rows = [1, 0.5, -0.2, 1, -1.1, 0.3, 1, 0.8, 0.9, 1, -0.4, -1.3], Answers = [0.4, -0.9, 1.7, -0.2];
    [Differentiable]
    public static double F(ReadOnlySpan<double> w, double ridge)
    {
        double s = 0;
        for (int i = 0; i < Answers.Length; i++)
        {
            double r = TensorPrimitives.Dot(w, Rows.AsSpan(3 * i, 3)) - Answers[i];
            s += r * r;
        }
        return s / 2 + ridge * TensorPrimitives.SumOfSquares(w);
    }
    public static object[][] Inputs => [[new double[] { 0.7, -1.2, 0.4 }, 0.3]];
}
public static partial class TensorCrossEntropy
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> weights, double[] x, double[] label)
    {
        double[] p = new double[label.Length];
        for (int k = 0; k < p.Length; k++) p[k] = TensorPrimitives.Dot<double>(weights.Slice(k * x.Length, x.Length), x);
        TensorPrimitives.SoftMax<double>(p, p);
        TensorPrimitives.Log<double>(p, p);
        TensorPrimitives.Multiply<double>(p, label, p);
        return -TensorPrimitives.Sum<double>(p);
    }
    public static object[][] Inputs => [[new double[] { 0.7, -1.2, 0.4, 0.3, 0.9, -0.5 }, new double[] { 0.6, -0.8 }, new double[] { 0, 1, 0 }]];
}
public static partial class TensorSimilarity
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        TensorPrimitives.CosineSimilarity(x, y) + TensorPrimitives.Distance(x, y) * TensorPrimitives.Norm(x) - TensorPrimitives.SumOfMagnitudes(y);
    public static object[][] Inputs => [[new double[] { 0.7, -1.2, 0.4 }, new double[] { 0.1, 0.5, -0.4 }], [new double[] { 0.7 }, new double[] { 0.1 }]];
}
public static partial class TensorLayerNorm
{
    private static void Normalize(ReadOnlySpan<double> x, ReadOnlySpan<double> gain, ReadOnlySpan<double> bias, Span<double> y)
    {
        TensorPrimitives.Subtract(x, TensorPrimitives.Average(x), y);
        double variance = TensorPrimitives.SumOfSquares<double>(y[..x.Length]) / x.Length;
        TensorPrimitives.Divide(y[..x.Length], Math.Sqrt(variance + 1e-5), y);
        TensorPrimitives.MultiplyAdd(y[..x.Length], gain, bias, y);
    }
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> gain, double[] bias, int room)
    {
        Span<double> y = stackalloc double[room];
        Normalize(x, gain, bias, y);
        TensorPrimitives.Sigmoid(y, y);
        return TensorPrimitives.SumOfSquares<double>(y) * TensorPrimitives.StdDev(x);
    }
    public static object[][] Inputs => [[new double[] { 0.7, -1.2, 0.4 }, new double[] { 1.1, 0.5, -0.4 }, new double[] { 0.2, 0, -0.3 }, 5]];
}
public static partial class TensorChain
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double t)
    {
        double[] u = x.ToArray();
        Span<double> v = new double[x.Length];
        TensorPrimitives.Multiply<double>(u, u[0], u);
        TensorPrimitives.AddMultiply<double>(u, y, t, u);
        TensorPrimitives.FusedMultiplyAdd<double>(u, u, y, v);
        TensorPrimitives.Tanh(v, v);
        TensorPrimitives.Subtract(t, v, v);
        TensorPrimitives.Negate(v, v);
        TensorPrimitives.Exp(v, v);
        TensorPrimitives.Pow(v, t, v);
        TensorPrimitives.Pow(t, v, v);
        TensorPrimitives.Divide<double>(u, v, u);
        TensorPrimitives.Divide(1, v, v);
        TensorPrimitives.Abs<double>(u, u);
        TensorPrimitives.Sqrt<double>(u, u);
        TensorPrimitives.Add(y, v, v);
        TensorPrimitives.Sin(v, v);
        TensorPrimitives.Atan2<double>(v, u, v);
        TensorPrimitives.Reciprocal<double>(u, u);
        TensorPrimitives.ReciprocalSqrt<double>(u, u);
        TensorPrimitives.Cos<double>(u, u);
        TensorPrimitives.Max(v, -0.2, v);
        TensorPrimitives.Hypot<double>(u, v, u);
        return TensorPrimitives.Dot<double>(u, v) + u[1] * v[0];
    }
    public static object[][] Inputs => [[new double[] { 0.7, -1.2, 0.4 }, new double[] { 0.1, 0.5, -0.4 }, 0.8], [new double[] { 0.7, 0.2 }, new double[] { 0.1, 0.3 }, 1.3]];
}
public static partial class TensorExtremes
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double[] y) =>
        TensorPrimitives.Max(x) * TensorPrimitives.Min<double>(y) + TensorPrimitives.MaxMagnitude(x) * TensorPrimitives.MinMagnitude(x) + TensorPrimitives.Product(x)
            + TensorPrimitives.ProductOfSums(x, y) * TensorPrimitives.ProductOfDifferences(x, y);
    public static object[][] Inputs => [[new double[] { 0.7, -1.2, 0.4 }, new double[] { 0.1, 0.5, -0.4 }], [new double[] { 0.7 }, new double[] { 0.1 }]];
}
public static partial class TensorsOfNothing
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double t)
    {
        Span<double> y = stackalloc double[x.Length + 1];
        TensorPrimitives.Add(x, t, y);
        TensorPrimitives.Exp(x[..^0], y);
        return TensorPrimitives.Sum(x) + TensorPrimitives.Dot(x, y[..x.Length]) + t * t + TensorPrimitives.Norm(x[..0]) + TensorPrimitives.SumOfSquares<double>(y);
    }
    public static object[][] Inputs => [[Array.Empty<double>(), 0.3], [new double[] { 0.7 }, 0.3]];
}
