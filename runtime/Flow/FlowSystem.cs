namespace CurseOfMemory;

/// <summary>
/// The right-hand side -grad J and the current state. Methods know the state only through increments to it: it is kept as a sum of two
/// doubles, so that increments far below its rounding still add up (compensated summation, Kahan 1965).
/// </summary>
internal abstract class FlowSystem
{
    private readonly double[] theta, carry, point, invalid;

    protected FlowSystem(ReadOnlySpan<double> start)
    {
        theta = start.ToArray();
        carry = new double[start.Length];
        point = new double[start.Length];
        invalid = new double[start.Length];
    }

    public int Dimension => theta.Length;

    public ReadOnlySpan<double> Theta => theta;

    /// <summary>Gradients for the integration.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Losses and gradients for everything else.</summary>
    public long OtherEvaluations { get; private set; }

    public double Loss(ReadOnlySpan<double> at)
    {
        OtherEvaluations++;
        return Value(at);
    }

    public double LossAndGradient(ReadOnlySpan<double> at, Span<double> gradient)
    {
        OtherEvaluations++;
        return Gradient(at, gradient);
    }

    protected abstract double Value(ReadOnlySpan<double> at);

    protected abstract double Gradient(ReadOnlySpan<double> at, Span<double> gradient);

    protected abstract string? Violation(ReadOnlySpan<double> at);

    /// <summary>Why the last evaluation that failed did so.</summary>
    public string DescribeFailure()
        => Violation(invalid) ?? $"the loss or its gradient is not finite at theta = ({string.Join(", ", invalid.Select(FlowNumber.Text))})";

    /// <summary>The derivative d theta / d tau at the current state plus an increment; false where it or the loss is not finite.</summary>
    public bool TryEvaluate(ReadOnlySpan<double> increment, Span<double> derivative, out double loss)
    {
        for (int i = 0; i < point.Length; i += Lanes256.Count)
            Lanes256.Store(Lanes256.Load(theta, i) + (Lanes256.Load(carry, i) + Lanes256.Load(increment, i)), point, i);
        Evaluations++;
        loss = Gradient(point, derivative);
        if (Negate(derivative) && double.IsFinite(loss))
            return true;
        point.CopyTo(invalid, 0);
        return false;
    }

    /// <summary>Adds an increment to the state, exactly up to the rounding of the smaller summand.</summary>
    public void Advance(ReadOnlySpan<double> increment)
    {
        for (int i = 0; i < theta.Length; i++)
        {
            double step = carry[i] + increment[i], sum = theta[i] + step, shifted = sum - theta[i];
            // Two-sum (Knuth): theta + step = sum + carry exactly.
            carry[i] = (theta[i] - (sum - shifted)) + (step - shifted);
            theta[i] = sum;
        }
    }

    /// <summary>Turns the gradient into the derivative; false where it is not finite.</summary>
    private static bool Negate(Span<double> derivative)
    {
        Lanes256 probe = Lanes256.Zero;
        for (int i = 0; i < derivative.Length; i += Lanes256.Count)
        {
            var slope = Lanes256.Load(derivative, i);
            probe += slope * 0;
            Lanes256.Store(-slope, derivative, i);
        }
        return Lanes256.Sum(probe) == 0;
    }
}

/// <summary>The gradient flow of one objective, held by value so that a struct's calls are direct.</summary>
internal sealed class GradientSystem<TObjective>(TObjective objective, ReadOnlySpan<double> start) : FlowSystem(start)
    where TObjective : IObjective<double>
{
#pragma warning disable IDE0044 // A readonly field would be copied at each call.
    private TObjective objective = objective;
#pragma warning restore IDE0044

    protected override double Value(ReadOnlySpan<double> at) => objective.Value(at);

    protected override double Gradient(ReadOnlySpan<double> at, Span<double> gradient) => objective.Gradient(at, gradient);

    protected override string? Violation(ReadOnlySpan<double> at) => objective.Violation(at);
}
