namespace CurseOfMemory;

/// <summary>How far rounding errors move a gradient.</summary>
internal static class GradientNoise
{
    private const int Trials = 8;

    /// <summary>Twice the largest change of the gradient when every parameter is moved by a unit in its last place, up or down at random.</summary>
    public static double Measure(IObjective<double> loss, ReadOnlySpan<double> theta)
    {
        int n = theta.Length;
        double[] at = new double[n], near = new double[n], moved = new double[n];
        loss.Gradient(theta, at);
        var random = new Random(1);
        double largest = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            for (int k = 0; k < n; k++)
                moved[k] = random.Next(2) == 0 ? Math.BitIncrement(theta[k]) : Math.BitDecrement(theta[k]);
            loss.Gradient(moved, near);
            largest = Math.Max(largest, Distance(at, near));
        }
        return 2 * largest;
    }

    public static double Norm(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double value in x)
            sum += value * value;
        return Math.Sqrt(sum);
    }

    public static double Distance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
            sum += (x[k] - y[k]) * (x[k] - y[k]);
        return Math.Sqrt(sum);
    }
}
