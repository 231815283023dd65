using CurseOfMemory.Generator.Tests.Oracle;
using static CurseOfMemory.Generator.Tests.Oracle.HyperDual;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>A definition, the same loss written again for the oracle, and points to compare them at.</summary>
internal sealed record Case(string Name, IObjective<double> Objective, Func<HyperDual[], HyperDual> Loss, params double[][] Points)
{
    /// <summary>Points where something that matters cancels, so that only the scale S measures errors.</summary>
    public double[][] Cancelling { get; init; } = [];

    public override string ToString() => Name;
}

/// <summary>The kernels and targets again, for the oracle.</summary>
internal static class Again
{
    public static HyperDual Sum(int count, Func<int, HyperDual> term)
    {
        HyperDual sum = 0;
        for (int i = 0; i < count; i++)
            sum += term(i);
        return sum;
    }

    public static HyperDual Square(HyperDual x) => x * x;

    public static HyperDual Power(HyperDual x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

    public static HyperDual Exponentials(HyperDual t, HyperDual[] a, HyperDual[] w) => Sum(a.Length, i => a[i] * Exp(-w[i] * t));

    public static HyperDual Damped(HyperDual t, HyperDual[] a, HyperDual[] theta, HyperDual[] w) =>
        Sum(a.Length, i => a[i] * Cos(theta[i] * t) * Exp(-w[i] * t));

    /// <summary>An exponential and a bump, as the runtime's target and as a function.</summary>
    public static MemoryTarget Bump => new(new ExponentialSumTarget([1, -0.25], [1, 3]), new GaussianTarget(0.5, 2, 0.75));

    public static HyperDual BumpAt(HyperDual t) => Exp(-t) - 0.25 * Exp(-3 * t) + 0.5 * Exp(-0.5 * Square((t - 2) / 0.75));

    /// <summary>Theta in blocks of equal length.</summary>
    public static HyperDual[][] Shares(this HyperDual[] theta, int blocks) => [.. Enumerable.Range(0, blocks).Select(i =>
        theta[(i * theta.Length / blocks)..((i + 1) * theta.Length / blocks)])];
}
