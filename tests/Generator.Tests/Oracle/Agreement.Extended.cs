using System.Globalization;

namespace CurseOfMemory.Generator.Tests.Oracle;

internal static partial class Agreement
{
    /// <summary>Fails unless value, gradient, Hessian and a product in extended precision agree, each component to a tolerance of its magnitude.</summary>
    private static void CheckExtended(IObjective<DoubleDouble> objective, double[] theta, Reference reference, double tolerance)
    {
        int n = theta.Length;
        DoubleDouble[] at = [.. theta], direction = [.. Direction(n)];
        DoubleDouble[] gradient = new DoubleDouble[n], hessian = new DoubleDouble[n * n], product = new DoubleDouble[n];
        Part[] value = [reference.Value], rows = [.. Enumerable.Range(0, n * n).Select(i => reference.Hessian[i / n, i % n])];

        NearExtended("Value", [objective.Value(at)], value, tolerance);
        NearExtended("J of Gradient", [objective.Gradient(at, gradient)], value, tolerance);
        NearExtended("Gradient", gradient, reference.Gradient, tolerance);
        NearExtended("J of Hessian", [objective.Hessian(at, gradient = new DoubleDouble[n], hessian)], value, tolerance);
        NearExtended("Gradient of Hessian", gradient, reference.Gradient, tolerance);
        NearExtended("Hessian", hessian, rows, tolerance);
        NearExtended("J of HessianProduct", [objective.HessianProduct(at, direction, gradient = new DoubleDouble[n], product)], value, tolerance);
        NearExtended("Gradient of HessianProduct", gradient, reference.Gradient, tolerance);
        NearExtended("Product", product, reference.Product(Direction(n)), tolerance);
        Assert.Null(objective.Violation(at));
    }

    private static void NearExtended(string what, DoubleDouble[] actual, Part[] expected, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs((expected[i].Value - actual[i]).High);
            Assert.True(error <= tolerance * expected[i].Magnitude, string.Create(CultureInfo.InvariantCulture,
                $"{what}[{i}] in extended precision is {actual[i]}, but should be {expected[i].Value.High:R}: error/S {error / expected[i].Magnitude:E2}."));
        }
    }
}
