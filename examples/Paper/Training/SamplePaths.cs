using Paper.Verbs;

namespace Paper.Training;

/// <summary>Input paths on a grid of times.</summary>
/// <param name="Inputs">Number t N + n is x of path n at step t.</param>
internal sealed record SamplePaths(double[] Inputs, int Count, int Steps)
{
    /// <summary>The standard deviation of white noise at each step: "unit" for unit intensity, "step" for N(0, 1).</summary>
    public static double Amplitude(string noise, double dt) => noise == "unit" ? 1 / Math.Sqrt(dt) : 1;

    /// <summary>White noise, N(0, 1) times an amplitude at each step.</summary>
    public static SamplePaths WhiteNoise(int count, int steps, double amplitude, Random random) => new(NetworkStart.Normal(count * steps, amplitude, random), count, steps);

    /// <summary>x_t = sum_j alpha_j cos(lambda_j t) with alpha_j of N(0, 1) and lambda_j uniform on [0, 10].</summary>
    public static SamplePaths Cosines(int count, int steps, double dt, int terms, Random random)
    {
        const double Fastest = 10;
        double[] inputs = new double[count * steps];
        for (int path = 0; path < count; path++)
        {
            for (int j = 0; j < terms; j++)
            {
                double amplitude = Noise.Gaussian(random), frequency = Fastest * random.NextDouble();
                for (int t = 0; t < steps; t++)
                    inputs[(t * count) + path] += amplitude * Math.Cos(frequency * t * dt);
            }
        }
        return new(inputs, count, steps);
    }

    /// <summary>The same with the last step first, as a kernel meets it.</summary>
    public double[] Reversed()
    {
        double[] reversed = new double[Inputs.Length];
        for (int t = 0; t < Steps; t++)
            Inputs.AsSpan(t * Count, Count).CopyTo(reversed.AsSpan((Steps - 1 - t) * Count));
        return reversed;
    }

    /// <summary>dt sum_k rho_k x_{n-1-k}, the target's output at the end of each path.</summary>
    public double[] Respond(ReadOnlySpan<double> kernel, double dt)
    {
        double[] outputs = new double[Count];
        for (int k = 0; k < Steps; k++)
        {
            for (int path = 0; path < Count; path++)
                outputs[path] += dt * kernel[k] * Inputs[((Steps - 1 - k) * Count) + path];
        }
        return outputs;
    }
}
