using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>
/// What hardware vectors of double share: the elementary functions that .NET has no vector form of. Those that matter in time
/// integrals and recurrent networks have one here (<see cref="Exponentials"/>); the others are the scalar function lane by lane.
/// </summary>
internal interface IVectorLanes<TSelf> : ILanes<TSelf, double>
    where TSelf : struct, IVectorLanes<TSelf>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>(e^x - 1) / 2, which overflows later than e^x - 1 does; its bits are lost for subnormal x.</summary>
    static abstract TSelf HalfExpm1(TSelf x);

    /// <summary>k of x = 2^k m with m in [sqrt(1/2), sqrt 2), x positive and normal.</summary>
    static abstract TSelf Exponent(TSelf x);

    /// <summary>m of x = 2^k m with m in [sqrt(1/2), sqrt 2), x positive and normal.</summary>
    static abstract TSelf Mantissa(TSelf x);

    /// <summary>R with log(1 + f) = 2 s + s R and s = f / (2 + f), as a function of z = s^2: 2/3 z + 2/5 z^2 + ..., fitted by fdlibm's e_log.c.</summary>
    static abstract TSelf LogSeries(TSelf z);

    /// <summary>Whether a mask is set in any lane.</summary>
    static abstract bool Any(TSelf mask);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Expm1(TSelf x) => Exponentials.Expm1(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Log(TSelf x) => Logarithms.Log(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Log1p(TSelf x) => Logarithms.Log1p(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Log2(TSelf x) => Logarithms.Log2(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Log10(TSelf x) => Logarithms.Log10(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Sinh(TSelf x) => Exponentials.Sinh(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Cosh(TSelf x) => Exponentials.Cosh(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Tanh(TSelf x) => Exponentials.Tanh(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Tan(TSelf x) => TSelf.Sin(x) / TSelf.Cos(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Cbrt(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Cbrt>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Pow(TSelf x, TSelf y) => Powers.Pow(x, y);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Asin(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Asin>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Acos(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Acos>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Atan(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Atan>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Atan2(TSelf y, TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Atan2>(y, x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Asinh(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Asinh>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Acosh(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Acosh>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Atanh(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Atanh>(x);
}
