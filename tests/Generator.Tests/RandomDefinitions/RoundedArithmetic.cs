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

    public static HyperDual Function(string name, int order, HyperDual[] x) => Rounded(HyperDualArithmetic.Function(name, order, x));

    private static HyperDual Rounded(HyperDual x) => new(Rounded(x.F), Rounded(x.X), Rounded(x.Y), Rounded(x.XY));

    private static Part Rounded(Part part) => part with { Value = part.Value.High };
}
