using CurseOfMemory.Generator.Tests.Oracle;

namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>
/// Hyper-dual numbers whose parts are rounded to <c>double</c> at random after each operation that isn't exact (Parker, Monte Carlo arithmetic, 1997). Runs of different
/// roundings spread as computations in <c>double</c> do that differ in the order of their operations or in the last digits of a function.
/// </summary>
internal readonly struct PerturbedArithmetic : IArithmetic<HyperDual>
{
    private const double Ulp = 1.0 / (1L << 52);

    [ThreadStatic]
    private static Random? _roundings;

    /// <summary>Chooses the roundings of what this thread computes from now on.</summary>
    public static void Begin(int run) => _roundings = new(run);

    public static HyperDual Of(double x) => x;

    public static double Value(HyperDual x) => x.Plain;

    public static HyperDual Add(HyperDual x, HyperDual y) => Rounded(x + y);

    public static HyperDual Subtract(HyperDual x, HyperDual y) => Rounded(x - y);

    public static HyperDual Multiply(HyperDual x, HyperDual y) => Rounded(x * y);

    public static HyperDual Divide(HyperDual x, HyperDual y) => Rounded(x / y);

    public static HyperDual Function(string name, int order, HyperDual[] x)
    {
        HyperDual exact = HyperDualArithmetic.Function(name, order, x);
        return Rounded(name == "tanh" ? Tanh(x[0], Rounded(exact.F).Value.High) : exact);
    }

    // 1 - tanh(x)^2 of the rounded value, as generated code has it: where tanh is near 1, the difference loses digits that tanh has lost
    private static HyperDual Tanh(HyperDual x, double tanh)
    {
        double slope = 1 - tanh * tanh;
        return HyperDual.Chain(x, tanh, slope, -2 * tanh * slope);
    }

    private static HyperDual Rounded(HyperDual x) => new(Rounded(x.F), Rounded(x.X), Rounded(x.Y), Rounded(x.XY));

    private static Part Rounded(Part part) => part.Value.Low == 0 ? part : part with { Value = part.Value.High * (1 + (2 * _roundings!.NextDouble() - 1) * Ulp) };
}
