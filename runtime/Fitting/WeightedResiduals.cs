namespace CurseOfMemory;

/// <summary>Residuals and their Jacobian times the roots of the weights.</summary>
internal readonly struct WeightedResiduals<TResiduals>(TResiduals residuals, double[] roots) : IResiduals
    where TResiduals : IResiduals
{
    public int Count => residuals.Count;

    public void Residuals(ReadOnlySpan<double> theta, Span<double> result)
    {
        residuals.Residuals(theta, result);
        for (int n = 0; n < roots.Length; n++)
            result[n] = Scaled(result[n], roots[n]);
    }

    public void Jacobian(ReadOnlySpan<double> theta, Span<double> result, Span<double> jacobian)
    {
        residuals.Jacobian(theta, result, jacobian);
        for (int n = 0; n < roots.Length; n++)
        {
            result[n] = Scaled(result[n], roots[n]);
            foreach (ref double slope in jacobian.Slice(n * theta.Length, theta.Length))
                slope = Scaled(slope, roots[n]);
        }
    }

    public string? Violation(ReadOnlySpan<double> theta) => residuals.Violation(theta);

    /// <summary>A residual without weight doesn't count, not even as NaN.</summary>
    private static double Scaled(double number, double root) => root == 0 ? 0 : number * root;
}
