namespace CurseOfMemory;

/// <summary>Gradient descent, heavy ball and Nesterov's method: velocity = momentum * velocity - rate * gradient, and what of it is stepped.</summary>
internal sealed class MomentumRule(int size, double rate, double momentum, bool lookAhead) : FirstOrderRule
{
    private readonly double[] velocity = new double[size];

    public override void Begin() => Array.Clear(velocity);

    public override void Step(ReadOnlySpan<double> theta, ReadOnlySpan<double> gradient, Span<double> step)
    {
        for (int i = 0; i < step.Length; i += Lanes256.Count)
        {
            Lanes256 descent = -rate * Lanes256.Load(gradient, i);
            Lanes256 next = Lanes256.MultiplyAdd(momentum, Lanes256.Load(velocity, i), descent);
            Lanes256.Store(next, velocity, i);
            // The look-ahead point theta + momentum * velocity moves by momentum * next - rate * gradient.
            Lanes256.Store(lookAhead ? Lanes256.MultiplyAdd(momentum, next, descent) : next, step, i);
        }
    }
}
