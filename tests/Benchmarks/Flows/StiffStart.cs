using Paper.Definitions;

namespace CurseOfMemory.Benchmarks.Flows;

/// <summary>A stiff start of the paper's flow: a_1 = 0.8, the others 0.3/m, w spread over [0.5, 2]; the target is e^{-t} and a bump of width 1 at mu.</summary>
internal sealed class StiffStart
{
    /// <summary>The absolute tolerance in units of the relative one.</summary>
    public const double Scale = 1e-2;

    private readonly double[] taus;
    private readonly double[][] reference;

    public StiffStart(int m, double mu, double end)
    {
        (M, Mu, End) = (m, mu, end);
        Theta = [0.8, .. Enumerable.Repeat(0.3 / m, m - 1), .. Enumerable.Range(0, m).Select(i => 0.5 + 1.5 * i / (m - 1))];
        Loss = new(new MemoryTarget(new ExponentialSumTarget([1], [1]), new GaussianTarget(1, mu, 1)));
        taus = [.. Enumerable.Range(0, 1 + (int)Math.Round(Math.Log10(end))).Select(decade => Math.Pow(10, decade))];
        reference = Reference();
    }

    public int M { get; }

    public double Mu { get; }

    public double End { get; }

    public double[] Theta { get; }

    public MemoryLoss Loss { get; }

    /// <summary>The largest error over the decades of tau, of a solver that gives theta at a tau.</summary>
    public double Error(Func<double, double[]> solve)
        => taus.Zip(reference, (tau, exact) => solve(tau).Zip(exact, (x, y) => Math.Abs(x - y) / (Math.Abs(y) + Scale)).Max()).Max();

    public FlowResult Run(double end, double tolerance)
        => GradientFlow.Run(Loss, Theta, end, FlowOptions.Bdf with { RelativeTolerance = tolerance, AbsoluteTolerance = tolerance * Scale, DenseOutput = false, MaximumSteps = 50_000 });

    /// <summary>In double-double with a tolerance that leaves about 12 digits.</summary>
    private double[][] Reference()
    {
        DoubleDouble[] theta = [.. Theta.Select(x => (DoubleDouble)x)];
        FlowOptions tight = FlowOptions.Radau with { RelativeTolerance = 1e-13, AbsoluteTolerance = 1e-15, DenseOutput = false, Save = SavePolicy.At(taus) };
        return [.. GradientFlow.Run(Loss, theta, End, tight).Saved.Select(state => state.Theta)];
    }
}
