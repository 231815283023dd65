using CurseOfMemory;
using Paper.Definitions;
using Paper.Training;
using Paper.Verbs;

namespace Paper.MotivatingTests;

/// <summary>Sample paths of the forced Lorenz-96 system: inputs x, outputs y, and the outputs for -x.</summary>
/// <param name="Outputs">Number t N + n is y of path n after step t.</param>
/// <param name="Opposites">The same for the input -x.</param>
internal sealed record LorenzData(SamplePaths Inputs, double[] Outputs, double[] Opposites)
{
    /// <summary>The least loss of any model that is odd in x: E ((y(x) + y(-x)) / 2)^2, the mean over time and paths.</summary>
    public double OddFloor => Outputs.Zip(Opposites, (y, opposite) => 0.25 * (y + opposite) * (y + opposite)).Average();

    public static LorenzData Create(int paths, Fig1Options options, RunContext context)
    {
        var random = new Random(options.Seed);
        double[] rest = [0, .. NetworkStart.Normal(options.Unresolved, 1, random)];
        var inputs = SamplePaths.WhiteNoise(paths, options.Grid, options.Amplitude, random);
        double[] outputs = new double[inputs.Inputs.Length], opposites = new double[outputs.Length];
        Parallel.For(0, paths, new ParallelOptions { CancellationToken = context.Cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, path =>
        {
            Follow(rest, inputs, path, 1, options.Step, outputs);
            Follow(rest, inputs, path, -1, options.Step, opposites);
        });
        return new(inputs, outputs, opposites);
    }

    // x is held over each step, so that each is a flow of its own
    private static void Follow(double[] start, SamplePaths inputs, int path, double sign, double dt, double[] outputs)
    {
        double[] state = start;
        for (int t = 0; t < inputs.Steps; t++)
        {
            int at = (t * inputs.Count) + path;
            state = VectorFlow.Run(new Lorenz96(sign * inputs.Inputs[at]), state, dt, FlowOptions.DormandPrince8 with { RelativeTolerance = 1e-8, DenseOutput = false }).Final.Theta;
            outputs[at] = state[0];
        }
    }
}
