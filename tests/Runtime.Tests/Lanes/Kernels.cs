using System.Runtime.CompilerServices;

namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>Kernels as generated code writes them, for a look at what the JIT makes of them.</summary>
internal static class Kernels
{
    public static readonly string[] Names = [nameof(PairGradient), nameof(StraightLine), nameof(EveryMember), nameof(InlinedFunctions)];

    /// <summary>sum_i a_i / (w_k + w_i) and its derivative: the loops of the paper's loss.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double PairGradient<TLanes>(ReadOnlySpan<double> a, ReadOnlySpan<double> w, Span<double> amplitudes, Span<double> rates)
        where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes value = TLanes.Zero;
        for (int k = 0; k < a.Length; k += TLanes.Count)
        {
            TLanes ak = TLanes.Load(a, k), wk = TLanes.Load(w, k), sum = TLanes.Zero, slope = TLanes.Zero;
            for (int i = 0; i < a.Length; i++)
            {
                TLanes r = TLanes.ReciprocalOfSum(w[i], wk), t = a[i] * r;
                sum += t;
                slope = TLanes.MultiplyAdd(t, r, slope);
            }
            TLanes.Store(2 * sum, amplitudes, k);
            TLanes.Store(-2 * (ak * slope), rates, k);
            value += TLanes.Keep(ak * sum, a.Length - k);
        }
        return TLanes.Sum(value);
    }

    /// <summary>300 operations without a loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StraightLine<TLanes>(ReadOnlySpan<double> a, double p, Span<double> result)
        where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes x = TLanes.Load(a, 0), y = TLanes.Load(a, 1), z = TLanes.Load(a, 2);
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        x = TLanes.MultiplyAdd(x, y, z); y = x * z; z = y - x; x = TLanes.Reciprocal(y + z); y = 2 * x - z; x += y * z; z -= x * p; y = p - y * x;
        TLanes.Store(x + y + z, result, 0);
    }

    /// <summary>Each member that must become instructions rather than calls.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double EveryMember<TLanes>(ReadOnlySpan<double> a, double p)
        where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes x = TLanes.Load(a, 0), y = TLanes.Broadcast(p), z = TLanes.Insert(x, 0, p);
        x = TLanes.Min(x, y) + TLanes.Max(x, z) - TLanes.Abs(y) * TLanes.Sign(z) / TLanes.CopySign(x, z);
        y = TLanes.Floor(x) + TLanes.Ceiling(y) + TLanes.Round(z) + TLanes.Truncate(x) + TLanes.Sqrt(z);
        z = TLanes.Select(TLanes.GreaterThan(x, y), x, TLanes.Select(TLanes.GreaterThanOrEqual(y, z), y, z));
        z = TLanes.Select(TLanes.EqualTo(x, z), TLanes.Rotate(x), z - p) + (p - x) + (p + y) + (z + p) + x * p;
        return TLanes.Sum(TLanes.Keep(-z, 3)) + TLanes.Extract(z, 0) + TLanes.Extract(TLanes.MultiplyAdd(p, x, y), TLanes.Count - 1);
    }

    /// <summary>The functions that are inlined in vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double InlinedFunctions<TLanes>(ReadOnlySpan<double> a)
        where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes sum = TLanes.Zero;
        for (int i = 0; i < a.Length; i += TLanes.Count)
        {
            TLanes x = TLanes.Load(a, i);
            sum += TLanes.Keep(TLanes.Exp(-x) * TLanes.Log(x) + TLanes.Tanh(x) * TLanes.Expm1(x), a.Length - i);
        }
        return TLanes.Sum(sum);
    }

    /// <summary>Compiles every kernel for one lane type.</summary>
    public static void Run<TLanes>() where TLanes : struct, ILanes<TLanes, double>
    {
        double[] a = Samples.Ramp(11), g = new double[11], h = new double[11];
        PairGradient<TLanes>(a, a, g, h);
        StraightLine<TLanes>(a, 0.5, g);
        EveryMember<TLanes>(a, 2.5);
        InlinedFunctions<TLanes>(a);
    }
}
