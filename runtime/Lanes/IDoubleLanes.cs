using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>
/// What the lanes of double share: the elementary functions without a vector form, each the scalar function lane by lane.
/// A lane type that has something faster overrides the one in question.
/// </summary>
internal interface IDoubleLanes<TSelf> : ILanes<TSelf, double>
    where TSelf : struct, IDoubleLanes<TSelf>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Cbrt(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Cbrt>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Pow(TSelf x, TSelf y) => LaneByLane.Map<TSelf, ScalarFunctions.Pow>(x, y);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Expm1(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Expm1>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Log1p(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Log1p>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Log10(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Log10>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Tan(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Tan>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Asin(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Asin>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Acos(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Acos>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Atan(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Atan>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Atan2(TSelf y, TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Atan2>(y, x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Sinh(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Sinh>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Cosh(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Cosh>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Tanh(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Tanh>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Asinh(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Asinh>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Acosh(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Acosh>(x);

    [MethodImpl(Inline)]
    static TSelf ILanes<TSelf, double>.Atanh(TSelf x) => LaneByLane.Map<TSelf, ScalarFunctions.Atanh>(x);
}
