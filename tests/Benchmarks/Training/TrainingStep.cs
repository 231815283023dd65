using Paper.Definitions;

namespace CurseOfMemory.Benchmarks.Training;

/// <summary>A training step of Figure 4 beside its forward pass and beside the same step in PyTorch, in turns, on one core: processor time, medians over the rounds.</summary>
internal static class TrainingStep
{
    /// <summary>The argument that asks for it.</summary>
    public const string Verb = "training";

    private const int Width = 16, Steps = 320, Paths = 128, Rounds = 15, Repetitions = 4;

    private const double Dt = 0.1, Rate = 1e-9;

    public static void Run()
    {
        var random = new Random(1);
        double[] theta = [.. Normal((Width * Width) + (2 * Width), random)], inputs = Normal(Steps * Paths, random), outputs = Normal(Paths, random);
        for (int i = 0; i < Width; i++)
            theta[i * (Width + 1)] -= 1;
        var loss = new TanhFunctionalLoss(inputs, outputs, Paths, Steps, Width, Dt);
        using TorchPeer? torch = TorchPeer.Find([.. theta, .. inputs, .. outputs], Width, Steps, Paths, Dt);
        if (torch is not null)
            Check(torch, loss, theta);
        double[] gradient = new double[theta.Length];
        Report(Measure(torch, () => loss.Value(theta), () => Descend(loss, theta, gradient)), torch is not null);
    }

    private static double Descend(TanhFunctionalLoss loss, double[] theta, double[] gradient)
    {
        double value = loss.Gradient(theta, gradient);
        for (int i = 0; i < theta.Length; i++)
            theta[i] -= Rate * gradient[i];
        return value;
    }

    /// <summary>Both must compute the same before it matters how fast they are.</summary>
    private static void Check(TorchPeer torch, TanhFunctionalLoss loss, double[] theta)
    {
        double[] gradient = new double[theta.Length];
        double value = loss.Gradient(theta, gradient);
        double[] ours = [value, .. gradient];
        double size = ours.Max(Math.Abs), error = ours.Zip(torch.First, (x, y) => Math.Abs(x - y)).Max() / size;
        Console.WriteLine(FormattableString.Invariant($"Loss and gradient agree with PyTorch's to {error:0.0e+00} of the largest component."));
        if (!(error < 1e-10))
            throw new InvalidOperationException("Loss or gradient differ from PyTorch's.");
    }

    private static Dictionary<string, double[]> Measure(TorchPeer? torch, Func<double> forward, Func<double> step)
    {
        var times = new Dictionary<string, double[]>();
        for (int round = -1; round < Rounds; round++)
        {
            Keep("forward", Seconds(forward));
            Keep("step", Seconds(step));
            if (torch is null)
                continue;
            foreach (string mode in (string[])["forward", "eager", "script"])
                Keep("torch " + mode, torch.Seconds(mode, 2));

            void Keep(string name, double seconds)
            {
                if (round < 0) // the first round warms up
                    times[name] = new double[Rounds];
                else
                    times[name][round] = seconds;
            }
        }
        return times;
    }

    private static double Seconds(Func<double> run)
    {
        double start = ThreadClock.Seconds();
        for (int i = 0; i < Repetitions; i++)
            run();
        return (ThreadClock.Seconds() - start) / Repetitions;
    }

    private static void Report(Dictionary<string, double[]> times, bool torch)
    {
        Table table = new("Figure 4's tanh network: m = 16, T/dt = 320, 128 paths, one core", "milliseconds", "over the step");
        foreach ((string name, double[] seconds) in times)
            table.Add(name, Table.Number(1e3 * Median(seconds)), Table.Number(Ratio(seconds, times["step"])));
        Console.Write(table);
        Target("step over forward pass, at most 3", Ratio(times["step"], times["forward"]), 3);
        if (torch)
            Target("step over the faster of PyTorch's, at most 1", Math.Max(Ratio(times["step"], times["torch eager"]), Ratio(times["step"], times["torch script"])), 1);
        else
            Console.WriteLine("No Python with PyTorch was found (Debian: python3-torch); PyTorch is not compared.");
    }

    private static void Target(string target, double measured, double limit) =>
        Console.WriteLine(FormattableString.Invariant($"{(measured <= limit ? "met" : "MISSED")}: {target}: {measured:0.000}"));

    private static double Ratio(double[] x, double[] y) => Median([.. x.Zip(y, (a, b) => a / b)]);

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    // entries of variance 1/m for the weights' sake; inputs and outputs of any size do
    private static double[] Normal(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()) / 4)];
}
