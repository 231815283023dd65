using System.Runtime.InteropServices;

namespace CurseOfMemory;

/// <summary>A double.</summary>
internal readonly struct LinearDouble(double value) : ILinearReal<LinearDouble>
{
    private readonly double value = value;

    public double Size => Math.Abs(value);

    public static LinearDouble Reciprocal(LinearDouble x) => new(1 / x.value);

    public static LinearDouble From(double value) => new(value);

    public static double Round(LinearDouble x) => x.value;

    public static bool TryJacobian(FlowSystem system, ReadOnlySpan<double> increment, Span<LinearDouble> jacobian) => system.TryJacobian(increment, MemoryMarshal.Cast<LinearDouble, double>(jacobian));

    public static LinearDouble operator +(LinearDouble x, LinearDouble y) => new(x.value + y.value);

    public static LinearDouble operator -(LinearDouble x, LinearDouble y) => new(x.value - y.value);

    public static LinearDouble operator *(LinearDouble x, LinearDouble y) => new(x.value * y.value);
}
