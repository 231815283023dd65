using System.Runtime.InteropServices;

namespace CurseOfMemory;

/// <summary>A double-double.</summary>
internal readonly struct LinearDoubleDouble(DoubleDouble value) : ILinearReal<LinearDoubleDouble>
{
    private readonly DoubleDouble value = value;

    public double Size => Math.Abs(value.Hi);

    public static LinearDoubleDouble Reciprocal(LinearDoubleDouble x) => new(1 / x.value);

    public static LinearDoubleDouble From(double value) => new(value);

    public static double Round(LinearDoubleDouble x) => x.value.Hi;

    public static bool TryJacobian(FlowSystem system, ReadOnlySpan<double> increment, Span<LinearDoubleDouble> jacobian)
        => system.TryJacobian(increment, MemoryMarshal.Cast<LinearDoubleDouble, DoubleDouble>(jacobian));

    public static LinearDoubleDouble operator +(LinearDoubleDouble x, LinearDoubleDouble y) => new(x.value + y.value);

    public static LinearDoubleDouble operator -(LinearDoubleDouble x, LinearDoubleDouble y) => new(x.value - y.value);

    public static LinearDoubleDouble operator *(LinearDoubleDouble x, LinearDoubleDouble y) => new(x.value * y.value);
}
