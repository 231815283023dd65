namespace CurseOfMemory;

/// <summary>
/// What a residual r costs: scale^2 rho(r^2 / scale^2), with rho(z) = z for small z and slower growth for outliers
/// (Triggs et al. 2000, "Bundle adjustment", section 4.3).
/// </summary>
public sealed record RobustLoss
{
    private delegate (double Value, double Slope, double Curvature) Cost(double z);

    private readonly Cost cost;

    private RobustLoss(string name, double scale, Cost cost)
    {
        OptimizationChecks.Positive(scale, nameof(scale));
        (Name, Scale, this.cost) = (name, scale, cost);
    }

    /// <summary>rho(z) = z: least squares.</summary>
    public static RobustLoss Squared { get; } = new("squared", 1, z => (z, 1, 0));

    /// <summary>The loss's usual name.</summary>
    public string Name { get; }

    /// <summary>The residual from which on it counts as an outlier, in the units of the residuals.</summary>
    public double Scale { get; }

    /// <summary>Whether it is the plain sum of squares.</summary>
    internal bool IsSquared => ReferenceEquals(this, Squared);

    /// <summary>Huber's loss (1964): rho(z) = z up to 1, then 2 sqrt(z) - 1.</summary>
    /// <param name="scale">The residual from which on the cost grows linearly, positive.</param>
    public static RobustLoss Huber(double scale) => new("Huber", scale, z => z <= 1 ? (z, 1, 0) : (2 * Math.Sqrt(z) - 1, 1 / Math.Sqrt(z), -0.5 / (z * Math.Sqrt(z))));

    /// <summary>A smooth Huber loss: rho(z) = 2 (sqrt(1 + z) - 1).</summary>
    /// <param name="scale">The residual around which the cost turns linear, positive.</param>
    public static RobustLoss SoftL1(double scale) => new("soft L1", scale, z =>
    {
        double root = Math.Sqrt(1 + z);
        return (2 * z / (1 + root), 1 / root, -0.5 / (root * root * root));
    });

    /// <summary>Cauchy's loss: rho(z) = ln(1 + z).</summary>
    /// <param name="scale">The residual around which the cost turns logarithmic, positive.</param>
    public static RobustLoss Cauchy(double scale) => new("Cauchy", scale, z => (double.LogP1(z), 1 / (1 + z), -1 / ((1 + z) * (1 + z))));

    /// <summary>The cost of one residual.</summary>
    internal double Of(double residual) => Scale * Scale * cost(residual / Scale * (residual / Scale)).Value;

    /// <summary>
    /// The factors by which to scale a residual and its row of the Jacobian so that J^T r is the exact half gradient and J^T J the
    /// Gauss-Newton matrix with the part of rho'' that keeps it positive (Triggs's correction as in SciPy's least_squares).
    /// </summary>
    internal (double Residual, double Row) Factors(double residual)
    {
        double z = residual / Scale * (residual / Scale);
        (_, double slope, double curvature) = cost(z);
        double row = Math.Sqrt(Math.Max(slope + 2 * curvature * z, 2.220446049250313e-16));
        return (slope / row, row);
    }
}
