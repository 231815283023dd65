namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>Value, gradient and Hessian of a function by hyper-dual numbers, each with its magnitude.</summary>
internal sealed class Reference
{
    public Reference(Part value, Part[] gradient, Part[,] hessian) => (Value, Gradient, Hessian) = (value, gradient, hessian);

    public Part Value { get; }

    public Part[] Gradient { get; }

    public Part[,] Hessian { get; }

    /// <summary>The largest component of value, gradient and Hessian.</summary>
    public double Largest => Hessian.Cast<Part>().Concat(Gradient).Append(Value).Max(part => Math.Abs(part.Value.High));

    /// <summary>All derivatives of J at theta, one evaluation for each pair of parameters.</summary>
    public static Reference Of(Func<HyperDual[], HyperDual> loss, double[] theta)
    {
        int n = theta.Length;
        Part value = loss(Seeded(theta, -1, -1)).F;
        Part[] gradient = new Part[n];
        Part[,] hessian = new Part[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                HyperDual both = loss(Seeded(theta, i, j));
                gradient[i] = both.X;
                hessian[i, j] = hessian[j, i] = both.XY;
            }
        }
        return new(value, gradient, hessian);
    }

    /// <summary>H v.</summary>
    public Part[] Product(double[] direction) => [.. Enumerable.Range(0, direction.Length).Select(i =>
        direction.Select((v, j) => Hessian[i, j] * new Part(v, Math.Abs(v))).Aggregate(default(Part), (sum, term) => sum + term))];

    private static HyperDual[] Seeded(double[] theta, int i, int j) => [.. theta.Select((x, k) =>
        (HyperDual)x with { X = Seed(k == i), Y = Seed(k == j) })];

    private static Part Seed(bool here) => here ? new(1, 1) : default;
}
