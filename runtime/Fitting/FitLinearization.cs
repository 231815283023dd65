namespace CurseOfMemory;

/// <summary>The weighted residuals at the end of a fit, and their Jacobian after QR: R in its first rows.</summary>
internal sealed record FitLinearization(double[] Residuals, double[] R, int Parameters)
{
    public static FitLinearization At<TResiduals>(TResiduals residuals, ReadOnlySpan<double> theta, RobustLoss loss)
        where TResiduals : IResiduals
    {
        int count = residuals.Count, m = theta.Length, rows = Math.Max(count, m);
        double[] values = new double[count], jacobian = new double[rows * m], image = new double[rows];
        residuals.Jacobian(theta, values, jacobian.AsSpan(0, count * m));
        for (int n = 0; n < count; n++)
        {
            (double residual, double row) = loss.Factors(values[n]);
            values[n] *= residual;
            foreach (ref double slope in jacobian.AsSpan(n * m, m))
                slope *= row;
        }
        HouseholderQr.Reduce(jacobian, image, new double[m]);
        return new FitLinearization(values, jacobian, m);
    }

    /// <summary>Column i of R.</summary>
    public double[] Column(int i)
    {
        double[] column = new double[Parameters];
        for (int k = 0; k <= i; k++)
            column[k] = R[k * Parameters + i];
        return column;
    }
}
