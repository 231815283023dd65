using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>What the lanes of <see cref="DoubleDouble"/> share: functions without a vector form, each the scalar function lane by lane.</summary>
internal interface IDoubleDoubleLanes<TSelf> : ILanes<TSelf, DoubleDouble>
    where TSelf : struct, IDoubleDoubleLanes<TSelf>
{
    private const MethodImplOptions Separate = MethodImplOptions.NoInlining;

    static TSelf ILanes<TSelf, DoubleDouble>.Floor(TSelf x) => Map(x, DoubleDouble.Floor);
    static TSelf ILanes<TSelf, DoubleDouble>.Ceiling(TSelf x) => Map(x, DoubleDouble.Ceiling);
    static TSelf ILanes<TSelf, DoubleDouble>.Round(TSelf x) => Map(x, DoubleDouble.Round);
    static TSelf ILanes<TSelf, DoubleDouble>.Truncate(TSelf x) => Map(x, DoubleDouble.Truncate);
    static TSelf ILanes<TSelf, DoubleDouble>.Cbrt(TSelf x) => Map(x, DoubleDouble.Cbrt);
    static TSelf ILanes<TSelf, DoubleDouble>.Hypot(TSelf x, TSelf y) => Map(x, y, DoubleDouble.Hypot);
    static TSelf ILanes<TSelf, DoubleDouble>.Pow(TSelf x, TSelf y) => Map(x, y, DoubleDouble.Pow);
    static TSelf ILanes<TSelf, DoubleDouble>.Exp(TSelf x) => Map(x, DoubleDouble.Exp);
    static TSelf ILanes<TSelf, DoubleDouble>.Expm1(TSelf x) => Map(x, DoubleDouble.Expm1);
    static TSelf ILanes<TSelf, DoubleDouble>.Log(TSelf x) => Map(x, DoubleDouble.Log);
    static TSelf ILanes<TSelf, DoubleDouble>.Log1p(TSelf x) => Map(x, DoubleDouble.Log1p);
    static TSelf ILanes<TSelf, DoubleDouble>.Log2(TSelf x) => Map(x, DoubleDouble.Log2);
    static TSelf ILanes<TSelf, DoubleDouble>.Log10(TSelf x) => Map(x, DoubleDouble.Log10);
    static TSelf ILanes<TSelf, DoubleDouble>.Sin(TSelf x) => Map(x, DoubleDouble.Sin);
    static TSelf ILanes<TSelf, DoubleDouble>.Cos(TSelf x) => Map(x, DoubleDouble.Cos);
    static TSelf ILanes<TSelf, DoubleDouble>.Tan(TSelf x) => Map(x, DoubleDouble.Tan);
    static TSelf ILanes<TSelf, DoubleDouble>.Asin(TSelf x) => Map(x, DoubleDouble.Asin);
    static TSelf ILanes<TSelf, DoubleDouble>.Acos(TSelf x) => Map(x, DoubleDouble.Acos);
    static TSelf ILanes<TSelf, DoubleDouble>.Atan(TSelf x) => Map(x, DoubleDouble.Atan);
    static TSelf ILanes<TSelf, DoubleDouble>.Atan2(TSelf y, TSelf x) => Map(y, x, DoubleDouble.Atan2);
    static TSelf ILanes<TSelf, DoubleDouble>.Sinh(TSelf x) => Map(x, DoubleDouble.Sinh);
    static TSelf ILanes<TSelf, DoubleDouble>.Cosh(TSelf x) => Map(x, DoubleDouble.Cosh);
    static TSelf ILanes<TSelf, DoubleDouble>.Tanh(TSelf x) => Map(x, DoubleDouble.Tanh);
    static TSelf ILanes<TSelf, DoubleDouble>.Asinh(TSelf x) => Map(x, DoubleDouble.Asinh);
    static TSelf ILanes<TSelf, DoubleDouble>.Acosh(TSelf x) => Map(x, DoubleDouble.Acosh);
    static TSelf ILanes<TSelf, DoubleDouble>.Atanh(TSelf x) => Map(x, DoubleDouble.Atanh);

    [MethodImpl(Separate)]
    private static TSelf Map(TSelf x, Func<DoubleDouble, DoubleDouble> function)
    {
        for (int lane = 0; lane < TSelf.Count; lane++)
            x = TSelf.Insert(x, lane, function(TSelf.Extract(x, lane)));
        return x;
    }

    [MethodImpl(Separate)]
    private static TSelf Map(TSelf x, TSelf y, Func<DoubleDouble, DoubleDouble, DoubleDouble> function)
    {
        for (int lane = 0; lane < TSelf.Count; lane++)
            x = TSelf.Insert(x, lane, function(TSelf.Extract(x, lane), TSelf.Extract(y, lane)));
        return x;
    }
}
