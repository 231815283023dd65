namespace CurseOfMemory;

/// <summary>The model's decrease along the projected gradient, which a step in a box must at least reach for convergence (Conn, Gould and Toint 2000, section 12.2).</summary>
internal sealed class CauchyPoint(QuadraticModel model, Box box, int parameters)
{
    private const int Halvings = 50;

    private readonly double[] path = new double[parameters], product = new double[parameters];

    /// <summary>Puts the Cauchy step in the place of a step that decreases the model less, and returns the decrease.</summary>
    public double ReplaceIfBetter(ReadOnlySpan<double> theta, ReadOnlySpan<double> gradient, ReadOnlySpan<double> scale, double radius, Span<double> step, double predicted)
    {
        double size = 0;
        for (int i = 0; i < parameters; i++)
            size += box.Blocks(i, theta[i], gradient[i]) ? 0 : gradient[i] / scale[i] * (gradient[i] / scale[i]);
        double length = size == 0 ? 0 : radius / Math.Sqrt(size);
        for (int halving = 0; halving < Halvings && length > 0; halving++, length *= 0.5)
        {
            for (int i = 0; i < parameters; i++)
                path[i] = box.Clamp(i, theta[i] - length * gradient[i] / (scale[i] * scale[i])) - theta[i];
            model.Multiply(path, product);
            double slope = Vectors.Dot(gradient, path), decrease = -(slope + 0.5 * Vectors.Dot(product, path));
            if (!(decrease >= -0.1 * slope))
                continue;
            if (predicted >= decrease)
                return predicted;
            path.CopyTo(step);
            return decrease;
        }
        return predicted;
    }
}
