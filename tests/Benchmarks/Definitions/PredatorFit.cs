namespace CurseOfMemory.Benchmarks;

/// <summary>Rates of predators and prey from counts of the prey: a differential equation, solved by the midpoint rule inside the loss.</summary>
/// <param name="counts">The prey at each time.</param>
/// <param name="steps">How many steps of the method lie between two times.</param>
[Objective]
public readonly partial struct PredatorFit(double[] counts, int steps)
{
    /// <summary>The squares of the errors.</summary>
    [Loss]
    public double SquaredError(double birth, double hunt, double gain, double death)
    {
        double x = counts[0], y = 1, error = 0, h = 0.5 / steps;
        for (int n = 1; n < counts.Length; n++)
        {
            for (int s = 0; s < steps; s++)
            {
                double mx = x + 0.5 * h * (birth - hunt * y) * x, my = y + 0.5 * h * (gain * x - death) * y;
                x += h * (birth - hunt * my) * mx;
                y += h * (gain * mx - death) * my;
            }
            error += (x - counts[n]) * (x - counts[n]);
        }
        return error;
    }
}
