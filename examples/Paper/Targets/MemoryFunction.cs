using CurseOfMemory;

namespace Paper.Targets;

/// <summary>The memory function of a functional: how fast its output changes t after a unit input was switched on, M(t) = |d/dt H_t|, which is |rho(t)| for a linear one.</summary>
/// <param name="Measured">By differences of the response.</param>
/// <param name="Kernel">|rho(t)|.</param>
internal sealed record MemoryFunction(string Target, double[] Times, double[] Measured, double[] Kernel)
{
    private const double Last = 16, Step = 1.0 / 32, Difference = 1e-4;

    /// <summary>The largest difference of the two, over the largest kernel.</summary>
    public double Error => Measured.Zip(Kernel, (measured, kernel) => Math.Abs(measured - kernel)).Max() / Kernel.Max();

    public static MemoryFunction Of(string name, ITarget target)
    {
        // between the multiples of 1/32, among which the box has its edges
        double[] times = [.. Enumerable.Range(0, (int)(Last / Step)).Select(k => (k + 0.5) * Step)];
        return new(name, times, [.. times.Select(t => Math.Abs(Response(target, t)))], [.. times.Select(t => Math.Abs(target.At(t)))]);
    }

    // the response to an input of 1 from 0 on is the integral of rho over [0, t]
    private static double Response(ITarget target, double t) => (target.Moment(0, 0, t + Difference) - target.Moment(0, 0, t - Difference)) / (2 * Difference);
}
