namespace CurseOfMemory;

/// <summary>How small a correction of Newton's iteration must become, in units of the allowed error (Hairer and Wanner, RADAU5).</summary>
internal static class NewtonTolerance
{
    private const double Rounding = 2.220446049250313e-16;

    public static double For(double relativeTolerance) => Math.Max(10 * Rounding / relativeTolerance, Math.Min(0.03, Math.Sqrt(relativeTolerance)));
}
