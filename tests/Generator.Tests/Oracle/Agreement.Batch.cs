using System.Globalization;

namespace CurseOfMemory.Generator.Tests.Oracle;

internal static partial class Agreement
{
    /// <summary>Fails unless a batch gives each problem what it has alone, and nothing of its neighbours.</summary>
    /// <param name="tolerance">Of the magnitude of each component at theta; the other points lie nearby.</param>
    /// <param name="sizes">How many problems; by default some that leave lanes empty and some that don't.</param>
    public static void CheckBatches(IObjective<double> objective, double[] theta, Reference reference, double tolerance, params int[] sizes)
    {
        Part[] product = reference.Product(Direction(theta.Length));
        double[] scales = [reference.Value.Magnitude, .. reference.Gradient.Select(part => part.Magnitude), .. product.Select(part => part.Magnitude)];
        foreach (int problems in sizes is [] ? [0, 1, 7, 8, 9, 17] : sizes)
        {
            double[][] points = [.. Enumerable.Range(0, problems).Select(b => theta.Select(x => x * (1 + b / 1024.0)).ToArray())];
            double[][] together = InBatch((IBatchedObjective<double>)objective, points);
            for (int b = 0; b < problems; b++)
                Near(objective, points[b], together[b], scales, tolerance);
            for (int spoilt = 0; spoilt < problems && theta.Length > 0; spoilt += 3)
                NotTouched(objective, points, spoilt, InBatch((IBatchedObjective<double>)objective, Spoilt(points, spoilt)), scales, tolerance);
        }
    }

    /// <summary>J, the gradient and the product of each problem; those of the other methods must have the same bits.</summary>
    private static double[][] InBatch(IBatchedObjective<double> objective, double[][] points)
    {
        int problems = points.Length, n = problems == 0 ? 0 : points[0].Length;
        double[] theta = Structured(points), directions = Structured([.. points.Select(_ => Direction(n))]);
        double[] values = Garbage(problems), alone = Garbage(problems), second = Garbage(problems);
        double[] gradients = Garbage(n * problems), products = Garbage(n * problems), again = Garbage(n * problems);
        objective.Values(theta, alone);
        objective.Gradients(theta, second, again);
        objective.HessianProducts(theta, directions, values, gradients, products);
        return [.. Enumerable.Range(0, problems).Select(b => new[] { alone[b], second[b], values[b] }
            .Concat(Row(again, b)).Concat(Row(gradients, b)).Concat(Row(products, b)).ToArray())];

        IEnumerable<double> Row(double[] vector, int b) => Enumerable.Range(0, n).Select(i => vector[i * problems + b]);
    }

    /// <summary>Structure of arrays: component i of point b is number i B + b.</summary>
    public static double[] Structured(double[][] points) =>
        points.Length == 0 ? [] : [.. Enumerable.Range(0, points[0].Length).SelectMany(i => points.Select(point => point[i]))];

    private static double[][] Spoilt(double[][] points, int which) =>
        [.. points.Select((point, b) => b == which ? point.Select((x, i) => i == point.Length - 1 ? double.NaN : x).ToArray() : point)];

    private static void NotTouched(IObjective<double> objective, double[][] points, int spoilt, double[][] after, double[] scales, double tolerance)
    {
        for (int b = 0; b < points.Length; b++)
        {
            if (b != spoilt)
                Near(objective, points[b], after[b], scales, tolerance);
            else if (double.IsNaN(after[b][0]))
                Assert.All(after[b], number => Assert.True(double.IsNaN(number), $"J is NaN, a derivative is {number}."));
        }
    }

    private static void Near(IObjective<double> objective, double[] theta, double[] batch, double[] scales, double tolerance)
    {
        int n = theta.Length;
        double[] gradient = Garbage(n), product = Garbage(n);
        double value = objective.HessianProduct(theta, Direction(n), gradient, product);
        double[] alone = [value, value, value, .. gradient, .. gradient, .. product];
        for (int i = 0; i < alone.Length; i++)
        {
            double scale = scales[i < 3 ? 0 : i < 3 + n ? i - 2 : i - 2 - n];
            Assert.True(Math.Abs(alone[i] - batch[i]) <= tolerance * scale, string.Create(CultureInfo.InvariantCulture,
                $"Component {i} of {n} is {batch[i]:R} in a batch and {alone[i]:R} alone; S {scale:E2}."));
        }
    }
}
