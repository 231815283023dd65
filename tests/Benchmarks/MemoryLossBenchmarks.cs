using BenchmarkDotNet.Attributes;
using Paper.Definitions;

namespace CurseOfMemory.Benchmarks;

/// <summary>The generated derivatives of the paper's loss beside the formula as one would write it by hand.</summary>
[MemoryDiagnoser]
public class MemoryLossBenchmarks
{
    // An exponential sum alone: its moments cost a division, so that the pairs (k, i) of the model are what is measured.
    private static readonly MemoryTarget Target = new(new ExponentialSumTarget([1], [1]));

    private readonly MemoryLoss _loss = new(Target);
    private double[] _theta = [], _direction = [], _gradient = [], _product = [], _hessian = [];

    /// <summary>The number of exponentials.</summary>
    [Params(2, 4, 8, 10, 16, 64, 256)]
    public int Width { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        double[] a = [.. Enumerable.Range(0, Width).Select(k => Math.Cos(k) / Width)];
        double[] w = [.. Enumerable.Range(0, Width).Select(k => 0.5 + (double)k / Width)];
        _theta = [.. a, .. w];
        _direction = [.. _theta.Select(Math.Sin)];
        (_gradient, _product, _hessian) = (new double[2 * Width], new double[2 * Width], new double[4 * Width * Width]);
    }

    /// <summary>J and dJ/dtheta with one reciprocal for each pair, in a plain loop.</summary>
    [Benchmark(Baseline = true)]
    public double GradientByHand()
    {
        ReadOnlySpan<double> a = _theta.AsSpan(0, Width), w = _theta.AsSpan(Width);
        double value = Target.SquaredNorm;
        for (int k = 0; k < Width; k++)
        {
            double s = 0, q = 0;
            for (int i = 0; i < Width; i++)
            {
                double r = 1 / (w[k] + w[i]);
                s += a[i] * r;
                q += a[i] * r * r;
            }
            double m0 = Target.Moment(0, w[k]);
            value += a[k] * (s - 2 * m0);
            _gradient[k] = 2 * (s - m0);
            _gradient[Width + k] = -2 * a[k] * (q - Target.Moment(1, w[k]));
        }
        return value;
    }

    [Benchmark]
    public double Value() => _loss.Value(_theta);

    [Benchmark]
    public double Gradient() => _loss.Gradient(_theta, _gradient);

    [Benchmark]
    public double HessianProduct() => _loss.HessianProduct(_theta, _direction, _gradient, _product);

    [Benchmark]
    public double Hessian() => _loss.Hessian(_theta, _gradient, _hessian);
}
