using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

/// <summary>
/// Reciprocals in loops with much other arithmetic: a divider of its own works beside it, where it is fast enough. AMD's divide eight numbers in 4 cycles
/// (measured on Zen 5), in which the multipliers do eight products; Intel's take 16, and an estimate with Newton steps is faster.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Divider
{
    private const int Amd = 0x68747541;  // the first four letters of AuthenticAMD

    private static readonly bool IsAmd = RuntimeFeature.IsDynamicCodeCompiled && X86Base.IsSupported && X86Base.CpuId(0, 0).Ebx == Amd;

    /// <summary>Never in native code, where the answer is no constant: asked in each loop it costs more than a division gains.</summary>
    private static bool IsFast
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => RuntimeFeature.IsDynamicCodeCompiled && IsAmd;
    }

    /// <summary>1 / (x + y), see <see cref="ILanes{TSelf, TScalar}.ReciprocalOfSum(TSelf, TSelf)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ReciprocalOfSum<TLanes>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, double> => IsFast ? TLanes.Broadcast(1) / (x + y) : TLanes.ReciprocalOfSum(x, y);

    /// <summary>1 / (x + y) with the scalar in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ReciprocalOfSum<TLanes>(double x, TLanes y)
        where TLanes : struct, ILanes<TLanes, double> => IsFast ? TLanes.Broadcast(1) / (x + y) : TLanes.ReciprocalOfSum(x, y);

    /// <summary>n / d, where d and 1 / d are positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Quotient<TLanes>(TLanes n, TLanes d)
        where TLanes : struct, ILanes<TLanes, double> => IsFast ? n / d : n * TLanes.ReciprocalOfSum(0, d);

    /// <summary>Finds out before any kernel is compiled, so that the JIT takes the answer for a constant.</summary>
#pragma warning disable CA2255 // it does nothing else
    [ModuleInitializer]
    internal static void FindOut() => RuntimeHelpers.RunClassConstructor(typeof(Divider).TypeHandle);
#pragma warning restore CA2255
}
