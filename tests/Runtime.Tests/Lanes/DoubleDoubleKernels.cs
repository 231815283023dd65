using System.Runtime.CompilerServices;
using DD = CurseOfMemory.DoubleDouble;

namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>Kernels of extended precision as generated code writes them, for a look at what the JIT makes of them.</summary>
internal static class DoubleDoubleKernels
{
    public static readonly string[] Names = [nameof(ExtendedPairs), nameof(ExtendedMembers)];

    /// <summary>sum_i a_i / (w_k + w_i) and its derivative: the loops of the paper's loss.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DD ExtendedPairs<TLanes>(ReadOnlySpan<DD> a, ReadOnlySpan<DD> w, Span<DD> amplitudes, Span<DD> rates)
        where TLanes : struct, ILanes<TLanes, DD>
    {
        TLanes value = TLanes.Zero;
        for (int k = 0; k < a.Length; k += TLanes.Count)
        {
            TLanes ak = TLanes.Load(a, k), wk = TLanes.Load(w, k), sum = TLanes.Zero, slope = TLanes.Zero;
            TLanes ahead = TLanes.ReciprocalOfSum(ExtendedLanes.Broadcast<TLanes>(w, 0), wk);
            for (int i = 0; i < a.Length; i++)
            {
                TLanes r = ahead, t = ExtendedLanes.Product(ExtendedLanes.Broadcast<TLanes>(in a[i]), r);
                ahead = TLanes.ReciprocalOfSum(ExtendedLanes.Broadcast<TLanes>(w, i + 1), wk);
                sum = ExtendedLanes.AddTerm(t, sum);
                slope = ExtendedLanes.AddProduct(t, r, slope);
            }
            (sum, slope) = (ExtendedLanes.Normalized(sum), ExtendedLanes.Normalized(slope));
            TLanes.Store(2 * sum, amplitudes, k);
            TLanes.Store(-2 * (ak * slope), rates, k);
            value += TLanes.Keep(ak * sum, a.Length - k);
        }
        return TLanes.Sum(value);
    }

    /// <summary>Each member that must become instructions rather than calls, in 40 operations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DD ExtendedMembers<TLanes>(ReadOnlySpan<DD> a, DD p)
        where TLanes : struct, ILanes<TLanes, DD>
    {
        TLanes x = TLanes.Load(a, 0), y = TLanes.Broadcast(p), z = TLanes.Insert(x, 0, p);
        x = TLanes.Abs(y) * TLanes.Sign(z) / TLanes.CopySign(x, z) + TLanes.Sqrt(z);
        y = TLanes.Select(TLanes.GreaterThan(x, y), TLanes.Rotate(x), -z) - p;
        z = TLanes.Select(TLanes.EqualTo(x, z), x - y, p * z) + p * TLanes.MultiplyAdd(p, x, y);
        return TLanes.Sum(TLanes.Keep(x + y + z, 3)) + TLanes.Extract(z, TLanes.Count - 1);
    }

    /// <summary>Compiles every kernel for each width of this machine; returns their number.</summary>
    public static int RunAll() => Run<DoubleDoubleLane>() + Run<DoubleDoubleLanes256>() + Run<DoubleDoubleLanes512>();

    private static int Run<TLanes>() where TLanes : struct, ILanes<TLanes, DD>
    {
        if (!TLanes.IsSupported)
            return 0;
        DD[] a = [.. Samples.Ramp(11).Select(x => (DD)x)], g = new DD[11], h = new DD[11];
        ExtendedPairs<TLanes>(a, a, g, h);
        ExtendedMembers<TLanes>(a, 2.5);
        return Names.Length;
    }
}
