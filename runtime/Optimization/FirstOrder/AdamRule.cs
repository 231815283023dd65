namespace CurseOfMemory;

/// <summary>Adam (Kingma and Ba 2015, algorithm 1), with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2).</summary>
internal sealed class AdamRule(int size, double rate, double firstDecay, double secondDecay, double epsilon, double weightDecay) : FirstOrderRule
{
    private readonly double[] first = new double[size], second = new double[size];
    private double firstPower, secondPower;

    public override void Begin()
    {
        Array.Clear(first);
        Array.Clear(second);
        (firstPower, secondPower) = (1, 1);
    }

    public override void Step(ReadOnlySpan<double> theta, ReadOnlySpan<double> gradient, Span<double> step)
    {
        (firstPower, secondPower) = (firstPower * firstDecay, secondPower * secondDecay);
        double unbiased = 1 / (1 - firstPower), unbiasedSquare = 1 / (1 - secondPower), decay = -rate * weightDecay;
        for (int i = 0; i < step.Length; i += Lanes256.Count)
        {
            var slope = Lanes256.Load(gradient, i);
            Lanes256 mean = Lanes256.MultiplyAdd(firstDecay, Lanes256.Load(first, i), (1 - firstDecay) * slope);
            Lanes256 square = Lanes256.MultiplyAdd(secondDecay, Lanes256.Load(second, i), (1 - secondDecay) * (slope * slope));
            Lanes256.Store(mean, first, i);
            Lanes256.Store(square, second, i);
            Lanes256 move = -rate * unbiased * mean / (Lanes256.Sqrt(unbiasedSquare * square) + epsilon);
            Lanes256.Store(Lanes256.MultiplyAdd(decay, Lanes256.Load(theta, i), move), step, i);
        }
    }
}
