namespace CurseOfMemory;

/// <summary>The model with the exact Hessian, minimised exactly through its eigenvectors.</summary>
internal sealed class NewtonModel(CountedObjective objective) : QuadraticModel(objective)
{
    /// <summary>What of the largest eigenvalue counts as rounding.</summary>
    private const double Rounding = 1e-12;

    private readonly double[] hessian = new double[objective.Parameters * objective.Parameters];
    private readonly double[] matrix = new double[objective.Parameters * objective.Parameters];
    private readonly double[] vectors = new double[objective.Parameters * objective.Parameters];
    private readonly double[] values = new double[objective.Parameters], slopes = new double[objective.Parameters];
    private readonly double[] coordinates = new double[objective.Parameters], shifted = new double[objective.Parameters];
    private readonly int[] indices = new int[objective.Parameters];
    private readonly int parameters = objective.Parameters;

    public override double FirstRadius => 1;

    public override double Value(ReadOnlySpan<double> at) => objective.Value(at);

    public override bool TryLinearize(ReadOnlySpan<double> at, Span<double> gradient, out double value) => objective.TryHessian(at, gradient, hessian, out value);

    public override void Multiply(ReadOnlySpan<double> vector, Span<double> product)
    {
        for (int i = 0; i < parameters; i++)
            product[i] = Vectors.Dot(hessian.AsSpan(i * parameters, parameters), vector);
    }

    public override void Solve(ReadOnlySpan<bool> free, ReadOnlySpan<double> gradient, ReadOnlySpan<double> scale, double radius, Span<double> step)
    {
        int n = Diagonalize(free, scale);
        if (n == 0)
            return;
        Multiply(step, shifted);
        for (int k = 0; k < n; k++)
            shifted[k] = (gradient[indices[k]] + shifted[indices[k]]) / scale[indices[k]];
        for (int j = 0; j < n; j++)
            slopes[j] = Vectors.Dot(vectors.AsSpan(j * n, n), shifted.AsSpan(0, n));
        SecularEquation.Solve(values.AsSpan(0, n), slopes.AsSpan(0, n), radius, coordinates.AsSpan(0, n));
        for (int k = 0; k < n; k++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++)
                sum += vectors[j * n + k] * coordinates[j];
            step[indices[k]] = sum / scale[indices[k]];
        }
    }

    public override double NegativeCurvature(ReadOnlySpan<bool> free, ReadOnlySpan<double> scale)
    {
        Span<double> found = values.AsSpan(0, Diagonalize(free, scale));
        double lowest = 0;
        foreach (double value in found)
            lowest = Math.Min(lowest, value);
        return lowest < -Rounding * Vectors.MaximumSize(found) ? lowest : 0;
    }

    /// <summary>Eigenvalues and eigenvectors of the scaled Hessian over the free components, whose number it returns.</summary>
    private int Diagonalize(ReadOnlySpan<bool> free, ReadOnlySpan<double> scale)
    {
        int n = 0;
        for (int i = 0; i < parameters; i++)
            if (free[i])
                indices[n++] = i;
        for (int k = 0; k < n; k++)
            for (int l = 0; l < n; l++)
                matrix[k * n + l] = hessian[indices[k] * parameters + indices[l]] / (scale[indices[k]] * scale[indices[l]]);
        SymmetricEigen.Decompose(matrix.AsSpan(0, n * n), values.AsSpan(0, n), vectors.AsSpan(0, n * n));
        return n;
    }
}
