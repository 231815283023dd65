using System.Globalization;

namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>Holds what generated code computes against a reference.</summary>
internal static partial class Agreement
{
    /// <summary>Fails unless value, gradient, Hessian and a product agree with the reference, each component to a tolerance of its magnitude.</summary>
    /// <param name="ofLargest">Whether the tolerance must hold of the largest component of each derivative too: nothing that matters cancels.</param>
    /// <param name="extended">The tolerance in extended precision, where the objective has it.</param>
    /// <param name="isBatched">Whether the objective must take batches too: programs don't.</param>
    /// <param name="exact">The reference of extended precision, if it is another one.</param>
    /// <param name="largest">A component elsewhere that counts as the largest if those at hand are smaller.</param>
    public static void Check(
        IObjective<double> objective, double[] theta, Reference reference, double tolerance = 1e-12, bool ofLargest = true, double largest = 0,
        double extended = 1e-24, bool isBatched = true, Reference? exact = null)
    {
        int n = theta.Length;
        double floor = ofLargest ? largest : double.PositiveInfinity;
        double[] gradient = Garbage(n), hessian = Garbage(n * n), product = Garbage(n), direction = Direction(n);
        Part[] value = [reference.Value], expected = reference.Product(direction);
        Part[] rows = [.. Enumerable.Range(0, n * n).Select(i => reference.Hessian[i / n, i % n])];

        Near("Value", [objective.Value(theta)], value, tolerance, floor);
        Near("J of Gradient", [objective.Gradient(theta, gradient)], value, tolerance, floor);
        Near("Gradient", gradient, reference.Gradient, tolerance, floor);
        Near("J of Hessian", [objective.Hessian(theta, gradient = Garbage(n), hessian)], value, tolerance, floor);
        Near("Gradient of Hessian", gradient, reference.Gradient, tolerance, floor);
        Near("Hessian", hessian, rows, tolerance, floor);
        Near("J of HessianProduct", [objective.HessianProduct(theta, direction, gradient = Garbage(n), product)], value, tolerance, floor);
        Near("Gradient of HessianProduct", gradient, reference.Gradient, tolerance, floor);
        Near("Product", product, expected, tolerance, floor);
        Symmetric(hessian, n);
        Assert.Null(objective.Violation(theta));
        if (isBatched)
            CheckBatches(objective, theta, reference, 2 * tolerance);
        if (objective is IObjective<DoubleDouble> extendedObjective)
            CheckExtended(extendedObjective, theta, exact ?? reference, extended);
    }

    /// <summary>Fails unless value and gradient agree with the reference to 1e-12.</summary>
    public static void CheckGradient(IObjective<double> objective, double[] theta, Reference reference, bool ofLargest)
    {
        double[] gradient = Garbage(theta.Length);
        double floor = ofLargest ? 0 : double.PositiveInfinity;
        Near("J of Gradient", [objective.Gradient(theta, gradient)], [reference.Value], 1e-12, floor);
        Near("Gradient", gradient, reference.Gradient, 1e-12, floor);
    }

    /// <summary>A direction without zeros or equal elements.</summary>
    public static double[] Direction(int n) => [.. Enumerable.Range(0, n).Select(i => (i % 2 == 0 ? 0.75 : -0.5) + 0.0625 * i)];

    private static double[] Garbage(int n)
    {
        double[] garbage = new double[n];
        garbage.AsSpan().Fill(-12345.678);
        return garbage;
    }

    public static void Symmetric(ReadOnlySpan<double> hessian, int n)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.Equal(BitConverter.DoubleToInt64Bits(hessian[i * n + j]), BitConverter.DoubleToInt64Bits(hessian[j * n + i]));
        }
    }

    private static void Near(string what, double[] actual, Part[] expected, double tolerance, double floor)
    {
        double largest = expected.Select(part => Math.Abs(part.Value.High)).Append(floor).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(double.IsFinite(expected[i].Value.High), $"The reference of {what}[{i}] is not finite: {expected[i]}.");
            Assert.True(double.IsFinite(expected[i].Magnitude) || double.IsFinite(floor), $"The magnitude of {what}[{i}] is not finite.");
            double error = Math.Abs((expected[i].Value - actual[i]).High);
            // magnitudes overflow where an iteration contracts what it forgets
            double scale = double.IsFinite(expected[i].Magnitude) ? Math.Min(expected[i].Magnitude, largest) : largest;
            Assert.True(error <= tolerance * scale, string.Create(CultureInfo.InvariantCulture,
                $"{what}[{i}] is {actual[i]:R}, but should be {expected[i].Value.High:R}: error {error:E2}, S {expected[i].Magnitude:E2}, largest {largest:E2}, error/S {error / expected[i].Magnitude:E2}."));
        }
    }
}
