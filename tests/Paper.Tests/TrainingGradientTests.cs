using Paper.Definitions;
using Paper.Training;

namespace CurseOfMemory.Paper.Tests;

/// <summary>Backpropagation through time, as compiled, beside tangents in double-double of recurrences written out here.</summary>
public sealed class TrainingGradientTests
{
    private const double Step = 0.1;

    private readonly record struct Dual(DoubleDouble Value, DoubleDouble Slope)
    {
        public static implicit operator Dual(double value) => new(value, 0);

        public static Dual operator +(Dual x, Dual y) => new(x.Value + y.Value, x.Slope + y.Slope);

        public static Dual operator -(Dual x, Dual y) => new(x.Value - y.Value, x.Slope - y.Slope);

        public static Dual operator *(Dual x, Dual y) => new(x.Value * y.Value, (x.Slope * y.Value) + (x.Value * y.Slope));

        public Dual Tanh()
        {
            DoubleDouble tanh = DoubleDouble.Tanh(Value);
            return new(tanh, (1 - (tanh * tanh)) * Slope);
        }
    }

    /// <summary>The parts of a packed theta.</summary>
    private sealed record Network(Dual[] W, Dual[] U, Dual[] C, Dual[] B)
    {
        public static Network Of(Dual[] theta, int m) => new(theta[..(m * m)], theta[(m * m)..(m * m + m)], theta[(m * m + m)..(m * m + 2 * m)], theta[(m * m + 2 * m)..]);

        public Dual[] Advance(Dual[] h, double x, Func<Dual, Dual> activation) =>
        [
            .. Enumerable.Range(0, h.Length).Select(i => h[i] + Step * activation(Enumerable.Range(0, h.Length).Aggregate(U[i] * x + (B.Length > 0 ? B[i] : 0), (sum, j) => sum + W[i * h.Length + j] * h[j]))),
        ];

        public Dual Output(Dual[] h) => h.Select((state, i) => C[i] * state).Aggregate((sum, term) => sum + term);
    }

    [Theory]
    [InlineData(3, 7, 5)]
    [InlineData(16, 40, 11)]
    public void The_kernel_of_a_linear_network(int m, int steps, int paths)
    {
        var random = new Random(m);
        double[] theta = NetworkStart.Negative(m, random), target = NetworkStart.Normal(steps, 1, random);
        SamplePaths inputs = SamplePaths.WhiteNoise(paths, steps, 1, random);
        double[] outputs = inputs.Respond(target, Step);
        var loss = new KernelTraining(m, steps, Step, new SampledKernelLoss(inputs.Reversed(), target, paths, Step));
        // through states, not through the kernel: the two must agree
        Check(loss, theta, parameters => MeanSquare(Network.Of(parameters, m), inputs, outputs, last: true, one => one));
        var expected = new IsometricKernelLoss(target, Step);
        Check(new KernelTraining(m, steps, Step, expected), theta, parameters => Isometry(Network.Of(parameters, m), target));
    }

    [Theory]
    [InlineData(3, 7, 5)]
    [InlineData(16, 20, 9)]
    public void A_tanh_network_that_learns_a_functional(int m, int steps, int paths)
    {
        var random = new Random(m);
        double[] theta = NetworkStart.Negative(m, random);
        SamplePaths inputs = SamplePaths.WhiteNoise(paths, steps, 3, random);
        double[] outputs = NetworkStart.Normal(paths, 1, random);
        Check(new TanhFunctionalLoss(inputs.Inputs, outputs, paths, steps, m, Step), theta,
            parameters => MeanSquare(Network.Of(parameters, m), inputs, outputs, last: true, one => one.Tanh()));
    }

    [Theory]
    [InlineData(3, 7, 5, 1)]
    [InlineData(3, 7, 5, 0)]
    [InlineData(16, 12, 9, 1)]
    public void A_tanh_network_that_learns_a_map_of_sequences(int m, int steps, int paths, double one)
    {
        var random = new Random(m);
        double[] theta = [.. NetworkStart.Perturbed(m, 0.5, random), .. NetworkStart.Normal(m, 0.3, random)];
        SamplePaths inputs = SamplePaths.WhiteNoise(paths, steps, 3, random);
        double[] outputs = NetworkStart.Normal(paths * steps, 1, random);
        Check(new TanhSequenceLoss(inputs.Inputs, outputs, paths, steps, m, Step, one), theta, parameters =>
        {
            Network network = Network.Of(parameters, m);
            return MeanSquare(network with { B = [.. network.B.Select(bias => one * bias)] }, inputs, outputs, last: false, state => state.Tanh());
        });
    }

    private static Dual MeanSquare(Network network, SamplePaths inputs, double[] outputs, bool last, Func<Dual, Dual> activation)
    {
        Dual sum = 0;
        for (int path = 0; path < inputs.Count; path++)
        {
            Dual[] h = [.. network.U.Select(_ => (Dual)0)];
            for (int t = 0; t < inputs.Steps; t++)
            {
                h = network.Advance(h, inputs.Inputs[(t * inputs.Count) + path], activation);
                if (last && t < inputs.Steps - 1)
                    continue;
                Dual error = network.Output(h) - outputs[last ? path : (t * inputs.Count) + path];
                sum += error * error;
            }
        }
        DoubleDouble terms = inputs.Count * (last ? 1 : inputs.Steps);
        return new(sum.Value / terms, sum.Slope / terms);
    }

    private static Dual Isometry(Network network, double[] target)
    {
        Dual sum = 0;
        Dual[] h = network.U;
        foreach (double value in target)
        {
            Dual error = network.Output(h) - value;
            sum += Step * error * error;
            h = (network with { U = [.. network.U.Select(_ => (Dual)0)] }).Advance(h, 0, one => one);
        }
        return sum;
    }

    /// <summary>Every tangent that m allows, and one along a random direction.</summary>
    private static void Check(IObjective<double> loss, double[] theta, Func<Dual[], Dual> reference)
    {
        double[] gradient = new double[theta.Length], direction = NetworkStart.Normal(theta.Length, 1, new Random(5));
        double value = loss.Gradient(theta, gradient);
        double size = gradient.Max(Math.Abs);
        Assert.Equal(value, loss.Value(theta), 1e-13 * value);
        Dual along = reference([.. theta.Zip(direction, (x, d) => new Dual(x, d))]);
        Assert.InRange(value, along.Value.Hi * (1 - 1e-12), along.Value.Hi * (1 + 1e-12));
        Assert.InRange(gradient.Zip(direction, (g, d) => g * d).Sum() - along.Slope.Hi, -1e-10 * size, 1e-10 * size);
        for (int k = 0; k < theta.Length; k += theta.Length > 40 ? 29 : 1)
        {
            double slope = reference([.. theta.Select((x, i) => new Dual(x, i == k ? 1 : 0))]).Slope.Hi;
            Assert.InRange(gradient[k] - slope, -1e-10 * size, 1e-10 * size);
        }
    }
}
