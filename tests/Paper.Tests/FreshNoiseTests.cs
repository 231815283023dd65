using Paper.Definitions;
using Paper.Training;

namespace CurseOfMemory.Paper.Tests;

/// <summary>Losses over sample paths drawn anew: the short way to draw them has the law of the long one.</summary>
public sealed class FreshNoiseTests
{
    private const int Paths = 6, Steps = 5, Draws = 40_000;

    private const double Dt = 0.2, Amplitude = 1.5;

    private static readonly double[] Target = [0.5, -1, 2, 0, 0.3], Kernel = [0.7, -1.4, 1, 0.6, 0.3];

    [Fact]
    public void Mean_and_covariance_of_loss_and_gradient_are_those_over_drawn_paths()
    {
        var random = new Random(7);
        var short_ = new FreshNoiseLoss(Target, Paths, Dt, Amplitude, new Random(8));
        double[,] expected = Moments(gradient => new SampledKernelLoss(SamplePaths.WhiteNoise(Paths, Steps, Amplitude, random).Reversed(), Target, Paths, Dt).Gradient(Kernel, gradient));
        double[,] actual = Moments(gradient => short_.Gradient(Kernel, gradient));
        double size = Math.Sqrt(expected[Steps, Steps]);
        // of 40,000 draws each: five standard errors of a mean product of numbers of this size
        for (int i = 0; i <= Steps + 1; i++)
        {
            for (int j = 0; j <= Steps + 1; j++)
                Assert.InRange(actual[i, j] - expected[i, j], -0.05 * Math.Max(size, size * size), 0.05 * Math.Max(size, size * size));
        }
    }

    [Fact]
    public void The_mean_loss_is_the_isometry_and_a_kernel_without_error_has_none()
    {
        var loss = new FreshNoiseLoss(Target, Paths, Dt, Amplitude, new Random(1));
        double expected = new IsometricKernelLoss(Target, Dt * Dt * Amplitude * Amplitude).Value(Kernel);
        Assert.InRange(Enumerable.Range(0, Draws).Average(_ => loss.Value(Kernel)), 0.985 * expected, 1.015 * expected);
        double[] gradient = [1, 1, 1, 1, 1];
        Assert.Equal(0, loss.Gradient(Target, gradient));
        Assert.All(gradient, component => Assert.Equal(0, component));
    }

    /// <summary>Means of products of (gradient, loss, 1) with itself.</summary>
    private static double[,] Moments(Func<double[], double> draw)
    {
        double[,] moments = new double[Steps + 2, Steps + 2];
        double[] gradient = new double[Steps], numbers = new double[Steps + 2];
        for (int n = 0; n < Draws; n++)
        {
            numbers[Steps] = draw(gradient);
            gradient.CopyTo(numbers, 0);
            numbers[Steps + 1] = 1;
            for (int i = 0; i < numbers.Length; i++)
            {
                for (int j = 0; j < numbers.Length; j++)
                    moments[i, j] += numbers[i] * numbers[j] / Draws;
            }
        }
        return moments;
    }
}
