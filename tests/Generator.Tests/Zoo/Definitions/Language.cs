using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using M = System.Math;

public static partial class AliasOfMath
{
    public static object[][] Inputs => [[0.4, 1.3]];

    [Differentiable]
    public static double F(double x, double y) => M.Exp(-M.Pow(x - y, 2)) + System.Math.Cbrt(x) * global::System.Math.Log2(y);
}

public static partial class SumsByLinq
{
    public static object[][] Inputs => [[0.7, new double[] { 0.1, -0.4, 0.9, 1.4 }, new double[] { 1, 2, 3, 4 }]];

    private static double Square(double x) => x * x;

    [Differentiable]
    public static double F(double a, double[] x, double[] y)
    {
        double fit = x.Zip(y, (u, v) => Square(a * u - v)).Sum();
        double weighted = x.Select((u, i) => (i + 1) * M.Sin(a * u)).Sum() / x.Length;
        double positive = x.Where(u => u > 0).Sum(u => M.Log(a + u));
        double series = Enumerable.Range(0, 5).Sum(k => M.Pow(a, k) / (k + 1));
        return fit + weighted + positive + series + a * x.Average() + x.Max() + y.Aggregate(a, (state, v) => 0.5 * state + v * a);
    }
}

public static partial class QueriesIntoArrays
{
    public static object[][] Inputs => [[new double[] { 0.2, 0.5, 0.9 }, 1.5]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double s)
    {
        double[] data = x.ToArray();
        double[] scaled = data.Select(v => s * v * v).ToArray();
        double total = 0;
        foreach ((double u, double v) in data.Zip(scaled))
            total += u / (1 + v);
        foreach (double v in scaled.Skip(1).Reverse())
            total = 0.5 * total + v;
        return scaled.All(v => v > 0) ? total + scaled.Min() : -total;
    }
}

public static partial class InterpolatedGuards
{
    public static object[][] Inputs => [[new double[] { 0.2, 0.5, 0.9 }, 2]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, int order)
    {
        if (x.IsEmpty)
            throw new ArgumentException("Nothing to average.", nameof(x));
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        double sum = 0;
        foreach (double v in x)
        {
            if (double.IsNaN(v))
                throw new ArgumentException($"An element is {v}, not a number; the mean of order {order} of {x.Length} numbers is not defined.");
            sum += Math.Pow(v, order);
        }
        return order == 0 ? 1 : Math.Pow(sum / x.Length, 1.0 / order);
    }
}

public static partial class SwitchOnTuples
{
    public static object[][] Inputs => [[0.4, 1.3, 0], [0.4, -1.3, 1], [-0.4, 1.3, 2]];

    [Differentiable]
    public static double F(double x, double y, int mode) => (mode, x > 0) switch
    {
        (0, true) => x * y,
        (0, false) => -x * y,
        (1, _) when y < 0 => Math.Exp(y) * x,
        ( > 1, false) => x / (1 + y * y),
        _ => throw new NotSupportedException(),
    };
}

public static partial class TypePatternsOnNumbers
{
    public static object[][] Inputs => [[0.4], [2.5], [-3.0]];

    [Differentiable]
    public static double F(double x)
    {
        if (x is > 0 and < 1)
            return x * x * (3 - 2 * x);
        return x is >= 1 ? 1 + Math.Log(x) : x switch { < -2 => -2 * x, _ => x };
    }
}

public static partial class RangesFromTheEnd
{
    public static object[][] Inputs => [[new double[] { 1, 2, 0.5, 3, 0.2 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> head = x[..^2], tail = x[^2..], middle = x[1..^1];
        double product = head[0] * tail[^1];
        foreach (double m in middle)
            product = product * m + head[^1];
        return product;
    }
}

public static partial class RefLocalsAndOuts
{
    public static object[][] Inputs => [[new double[] { 1.5, -0.3, 0.8 }]];

    private static void Accumulate(ref double total, in double term, out double squared)
    {
        total += term;
        squared = total * total;
    }

    private static ref double Largest(Span<double> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
            if (values[i] > values[best])
                best = i;
        return ref values[best];
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Span<double> copy = stackalloc double[x.Length];
        x.CopyTo(copy);
        double total = 0, sum = 0;
        foreach (ref double v in copy)
        {
            v *= 2;
            Accumulate(ref total, in v, out double squared);
            sum += squared;
        }
        Largest(copy) = 0.5 * sum;
        ref double first = ref copy[0];
        first += total * total;
        return copy[0] * copy[1] + copy[2];
    }
}

public static partial class RecursiveLegendre
{
    public static object[][] Inputs => [[0.3, 4], [0.9, 1]];

    [Differentiable]
    public static double F(double x, int n) => n switch
    {
        0 => 1,
        1 => x,
        _ => ((2 * n - 1) * x * F(x, n - 1) - (n - 1) * F(x, n - 2)) / n,
    };
}

public static partial class AdaptiveRecursion
{
    public static object[][] Inputs => [[1.3, 2.0]];

    private static double Function(double p, double t) => Math.Exp(-p * t) * Math.Cos(t);

    private static double Integrate(double p, double a, double b, int depth)
    {
        double m = (a + b) / 2, whole = (b - a) * Function(p, m);
        double halves = (b - a) / 2 * (Function(p, (a + m) / 2) + Function(p, (m + b) / 2));
        if (depth == 0 || Math.Abs(whole - halves) < 1e-3)
            return halves;
        return Integrate(p, a, m, depth - 1) + Integrate(p, m, b, depth - 1);
    }

    [Differentiable]
    public static double F(double p, double end) => Integrate(p, 0, end, 5);
}

public static partial class GenericNumbers
{
    public static object[][] Inputs => [[new double[] { 0.3, 1.7, -0.4 }, 0.8]];

    private static T Horner<T>(ReadOnlySpan<T> c, T x) where T : INumber<T>
    {
        T sum = T.Zero;
        for (int i = c.Length - 1; i >= 0; i--)
            sum = sum * x + c[i];
        return sum;
    }

    private static T Softsign<T>(T x) where T : INumberBase<T> => x / (T.One + T.Abs(x));

    private static (T Min, T Max) Bounds<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b) < 0 ? (a, b) : (b, a);

    [Differentiable]
    public static double F(ReadOnlySpan<double> c, double x)
    {
        var (low, high) = Bounds(x, c[1]);
        return Horner(c, x) + Softsign(x) * low - high * high;
    }
}

public sealed class Layer
{
    private readonly double[] _weights;

    public Layer(params double[] weights) => _weights = weights;

    public double Bias { get; init; } = 0.1;

    public int Size => _weights.Length;

    public double Apply(ReadOnlySpan<double> x)
    {
        double sum = Bias;
        for (int i = 0; i < Size; i++)
            sum += _weights[i] * x[i];
        return Math.Tanh(sum);
    }
}

public static partial class ObjectsAsData
{
    public static object[][] Inputs => [[new double[] { 0.3, -0.4 }, new Layer(0.5, -1.5) { Bias = 0.2 }, new List<double> { 1, 2, 3 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, Layer layer, List<double> scales)
    {
        double sum = 0;
        foreach (double s in scales)
            sum += s * layer.Apply(x);
        for (int i = 0; i < scales.Count; i++)
            sum += Math.Pow(x[0], 2) * scales[i];
        return sum;
    }
}

public static partial class MutableAccumulator
{
    private struct Welford
    {
        public int Count { get; private set; }

        private double _mean, _m2;

        public void Add(double x)
        {
            Count++;
            double delta = x - _mean;
            _mean += delta / Count;
            _m2 += delta * (x - _mean);
        }

        public readonly double Variance => _m2 / (Count - 1);
    }

    public static object[][] Inputs => [[new double[] { 0.2, 0.5, 0.9, 2.0 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Welford w = new();
        foreach (double v in x)
            w.Add(v);
        return Math.Sqrt(w.Variance);
    }
}

public static partial class NestedRecords
{
    public readonly record struct Point(double X, double Y);

    public readonly record struct Segment(Point From, Point To)
    {
        public double Length => Math.Sqrt((To.X - From.X) * (To.X - From.X) + (To.Y - From.Y) * (To.Y - From.Y));

        public Point At(double t) => new(From.X + t * (To.X - From.X), From.Y + t * (To.Y - From.Y));
    }

    public sealed record Path(Segment First, Segment Second)
    {
        public double Length => First.Length + Second.Length;
    }

    public static object[][] Inputs => [[0.3, 0.8, 0.25]];

    [Differentiable]
    public static double F(double x, double y, double t)
    {
        Segment s = new(new Point(0, 0), new Point(x, y));
        Path path = new(s, s with { From = s.At(t), To = new(1, 1) });
        (Point a, Point b) = path.Second;
        return path.Length + a.X * b.Y;
    }
}

public static partial class LocalFunctionsAndClosures
{
    public static object[][] Inputs => [[0.6, 1.4]];

    [Differentiable]
    public static double F(double a, double b)
    {
        int calls = 0;
        double G(double x)
        {
            calls++;
            return a * x * x + H(x) - b;
        }

        double H(double x) => Math.Sin(x) / (1 + calls);

        double low = 0, high = 3;
        for (int i = 0; i < 6; i++)
        {
            double middle = 0.5 * (low + high);
            if (G(middle) > 0)
                high = middle;
            else
                low = middle;
        }
        return G(low) * high + calls * a;
    }
}

public static partial class WhileAndDo
{
    public static object[][] Inputs => [[2.7, 0.3], [0.4, 0.9]];

    [Differentiable]
    public static double F(double x, double y)
    {
        // the arithmetic-geometric mean
        int n = 0;
        while (true)
        {
            double a = (x + y) / 2, g = Math.Sqrt(x * y);
            if (Math.Abs(a - g) <= 1e-15 * a || ++n > 10)
                break;
            x = a;
            y = g;
        }
        double sum = 0, term = 1;
        do
        {
            sum += term;
            term *= x / 10;
        }
        while (term > 1e-18);
        return Math.PI / 2 / x + sum;
    }
}

public static partial class SlidingWindow
{
    public static object[][] Inputs => [[new double[] { 1, 2, 0.5, 3, 0.2, 1.7 }, 3]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> signal, int width)
    {
        double best = double.MinValue;
        for (int start = 0; start + width <= signal.Length; start++)
        {
            var window = signal.Slice(start, width);
            double energy = 0;
            foreach (var s in window)
                energy += s * s;
            if (energy > best)
                best = energy;
        }
        return best;
    }
}

public static partial class SpanMethods
{
    public static object[][] Inputs => [[new double[] { 1, 2, 0.5 }, 0.3]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double a)
    {
        double[] buffer = new double[2 * x.Length];
        x.CopyTo(buffer);
        buffer.AsSpan(x.Length).Fill(a);
        Array.Reverse(buffer);
        Span<double> view = buffer.AsSpan()[1..4];
        view[0] *= view[1];
        Array.Copy(buffer, 0, buffer, 3, 2);
        buffer.AsSpan(0, 1).Clear();
        double sum = 0;
        for (int i = 0; i < buffer.Length; i++)
            sum += (i + 1) * buffer[i] * buffer[i];
        return sum;
    }
}

public static partial class BufferSwapOfGrids
{
    public static object[][] Inputs => [[new double[] { 1, 2, 0.5, 3 }, 0.2]];

    // Jacobi's iteration on a 4 x 4 grid, two buffers that change places
    [Differentiable]
    public static double F(ReadOnlySpan<double> boundary, double source)
    {
        double[,] u = new double[4, 4], next = new double[4, 4];
        for (int i = 0; i < 4; i++)
        {
            u[0, i] = next[0, i] = boundary[i];
            u[i, 0] = next[i, 0] = boundary[0] * boundary[i];
        }
        for (int sweep = 0; sweep < 3; sweep++)
        {
            for (int i = 1; i < 3; i++)
                for (int j = 1; j < 3; j++)
                    next[i, j] = 0.25 * (u[i - 1, j] + u[i + 1, j] + u[i, j - 1] + u[i, j + 1]) + source * u[i, j] * u[i, j];
            (u, next) = (next, u);
        }
        return u[1, 1] * u[2, 2] + u[1, 2];
    }
}

public static partial class JaggedTriangle
{
    public static object[][] Inputs => [[new double[] { 0.3, 0.6, 0.1 }]];

    // de Casteljau's triangle, row by row shorter
    [Differentiable]
    public static double F(ReadOnlySpan<double> control)
    {
        int n = control.Length;
        double[][] rows = new double[n][];
        rows[0] = control.ToArray();
        for (int level = 1; level < n; level++)
        {
            rows[level] = new double[n - level];
            for (int i = 0; i < n - level; i++)
                rows[level][i] = 0.4 * rows[level - 1][i] + 0.6 * rows[level - 1][i + 1];
        }
        return rows[n - 1][0] * rows[n - 1][0];
    }
}

public static partial class CollectedInAList
{
    public static object[][] Inputs => [[new double[] { 0.3, -0.6, 0.1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        List<double> positive = new();
        foreach (double v in x)
        {
            if (v > 0)
                positive.Add(v * v);
        }
        double sum = 0;
        foreach (double v in positive)
            sum += v / positive.Count;
        return sum;
    }
}

public static partial class NullableNumber
{
    public static object[][] Inputs => [[0.3, 0.7]];

    private static double? Root(double x) => x >= 0 ? Math.Sqrt(x) : null;

    [Differentiable]
    public static double F(double x, double y) => (Root(x - y) ?? 0) + (Root(y) ?? 1);
}

public static partial class DictionaryOfRates
{
    public static object[][] Inputs => [[0.3, new Dictionary<string, double> { ["a"] = 1.5, ["b"] = 0.5 }]];

    [Differentiable]
    public static double F(double x, Dictionary<string, double> rates) => Math.Exp(-rates["a"] * x) + rates["b"];
}

public interface IActivation
{
    double Of(double x);
}

public sealed class Relu : IActivation
{
    public double Of(double x) => x > 0 ? x : 0;
}

public static partial class DispatchAtRunTime
{
    public static object[][] Inputs => [[0.3, new Relu()]];

    [Differentiable]
    public static double F(double x, IActivation activation) => activation.Of(x) * x;
}

public static partial class TryAndCatch
{
    public static object[][] Inputs => [[0.3]];

    [Differentiable]
    public static double F(double x)
    {
        try
        {
            return Math.Log(x);
        }
        catch (ArithmeticException)
        {
            return 0;
        }
    }
}

public static partial class VectorOfTheLibrary
{
    public static object[][] Inputs => [[0.3, 0.4]];

    [Differentiable]
    public static double F(double x, double y)
    {
        System.Numerics.Complex z = new(x, y);
        return System.Numerics.Complex.Abs(z * z);
    }
}

public static partial class MedianBySorting
{
    public static object[][] Inputs => [[new double[] { 1, 2, 0.5, 3, 0.2, 1.7 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double[] sorted = x.ToArray();
        Array.Sort(sorted);
        int n = sorted.Length;
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2, spread = 0;
        foreach (double v in x)
            spread += Math.Abs(v - median);
        return median * spread;
    }
}

public static partial class StackOrHeap
{
    public static object[][] Inputs => [[new double[] { 1, 2, 0.5 }], [new double[] { 0.3, 0.1, 0.2, 0.6, 0.4 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Span<double> prefix = x.Length <= 4 ? stackalloc double[4] : new double[x.Length];
        prefix = prefix[..x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            prefix[i] = sum += x[i] * x[i];
        return Math.Log(prefix[^1]) + prefix[0];
    }
}

public class SoftSpring
{
    public virtual double Energy(double x) => x * x / 2;
}

public sealed class HardSpring : SoftSpring
{
    public override double Energy(double x) => base.Energy(x) + x * x * x * x / 4;
}

public static partial class OverriddenMethods
{
    public static object[][] Inputs => [[0.7]];

    private static double Twice(SoftSpring spring, double x) => spring.Energy(x) + spring.Energy(2 * x);

    [Differentiable]
    public static double F(double x)
    {
        SoftSpring spring = new HardSpring();
        return spring.Energy(x) * Twice(new SoftSpring(), x) + Twice(spring, x);
    }
}

public static partial class ArrayOfBaseClass
{
    public static object[][] Inputs => [[0.7]];

    [Differentiable]
    public static double F(double x)
    {
        SoftSpring[] springs = [new HardSpring(), new SoftSpring()];
        double energy = 0;
        foreach (SoftSpring spring in springs)
            energy += spring.Energy(x);
        return energy;
    }
}
