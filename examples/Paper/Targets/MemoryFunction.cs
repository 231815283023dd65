using CurseOfMemory;
using Paper.Verbs;

namespace Paper.Targets;

/// <summary>The memory function of a functional: how fast its output changes t after a unit input was switched on, M(t) = |d/dt H_t|, which is |rho(t)| for a linear one.</summary>
/// <param name="Measured">By differences of the response.</param>
/// <param name="Kernel">|rho(t)|.</param>
/// <param name="Curve">|rho| at many more t.</param>
internal sealed record MemoryFunction(string Target, double[] Times, double[] Measured, double[] Kernel, (double T, double Kernel)[] Curve)
{
    /// <summary>The points of the curve for each unit of t.</summary>
    private const int Drawn = 64;

    private const double Last = 16, Step = 0.125, Difference = 1e-4;

    /// <summary>The largest difference of the two, over the largest kernel.</summary>
    public double Error => Measured.Zip(Kernel, (measured, kernel) => Math.Abs(measured - kernel)).Largest() / Kernel.Largest();

    public static MemoryFunction Of(string name, ITarget target)
    {
        // between the multiples of 1/8, where the box has its edges
        double[] times = [.. Enumerable.Range(0, (int)(Last / Step)).Select(k => (k + 0.5) * Step)];
        return new(name, times, [.. times.Select(t => Math.Abs(Response(target, t)))], [.. times.Select(t => Math.Abs(target.At(t)))], [.. Enumerable.Range(0, (int)(Last * Drawn) + 1).Select(k => (k / (double)Drawn, Math.Abs(target.At(k / (double)Drawn))))]);
    }

    // the response to an input of 1 from 0 on is the integral of rho over [0, t]
    private static double Response(ITarget target, double t) => (target.Moment(0, 0, t + Difference) - target.Moment(0, 0, t - Difference)) / (2 * Difference);
}
