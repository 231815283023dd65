using CurseOfMemory.Generator.Tests.Oracle;

namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>Hyper-dual numbers whose parts are rounded to <c>double</c> after each operation: what they lose, any computation in <c>double</c> may lose.</summary>
internal readonly struct RoundedArithmetic : IArithmetic<HyperDual>
{
    public static HyperDual Of(double x) => x;

    public static double Value(HyperDual x) => x.Plain;

    public static HyperDual Add(HyperDual x, HyperDual y) => Rounded(x + y);

    public static HyperDual Subtract(HyperDual x, HyperDual y) => Rounded(x - y);

    public static HyperDual Multiply(HyperDual x, HyperDual y) => Rounded(x * y);

    public static HyperDual Divide(HyperDual x, HyperDual y) => Rounded(x / y);

    public static HyperDual Function(string name, int order, HyperDual[] x) => Rounded(name == "tanh" ? Tanh(x[0]) : HyperDualArithmetic.Function(name, order, x));

    // 1 - tanh(x)^2 of the rounded value, as generated code has it: where tanh is near 1, the difference loses digits that tanh has lost
    private static HyperDual Tanh(HyperDual x)
    {
        double tanh = Math.Tanh(x.Plain), slope = 1 - tanh * tanh;
        return HyperDual.Chain(x, tanh, slope, -2 * tanh * slope);
    }

    private static HyperDual Rounded(HyperDual x) => new(Rounded(x.F), Rounded(x.X), Rounded(x.Y), Rounded(x.XY));

    private static Part Rounded(Part part) => part with { Value = part.Value.High };
}
