namespace CurseOfMemory;

/// <summary>A point of a flow. The loss and the gradient are computed when first asked for, unless the solver knows them already.</summary>
public sealed class FlowState
{
    private readonly FlowSystem system;
    private readonly double[] low, gradient;
    private double loss;
    private bool hasLoss, hasGradient;

    internal FlowState(FlowSystem system)
    {
        this.system = system;
        Theta = new double[system.Dimension];
        low = new double[system.Dimension];
        gradient = new double[system.Dimension];
    }

    /// <summary>The flow time.</summary>
    public double Tau { get; private set; }

    /// <summary>The parameters.</summary>
    public double[] Theta { get; }

    /// <summary>The parameters with what their rounding to double leaves out: a flow keeps its state to about 32 digits in either precision.</summary>
    public DoubleDouble[] ExtendedTheta => [.. Theta.Zip(low, (high, rest) => new DoubleDouble(high, rest))];

    /// <summary>J(theta).</summary>
    public double Loss
    {
        get
        {
            if (!hasLoss)
                (loss, hasLoss) = (system.LossAt(Theta, low), true);
            return loss;
        }
    }

    /// <summary>dJ/dtheta.</summary>
    public double[] Gradient
    {
        get
        {
            if (!hasGradient)
                (loss, hasLoss, hasGradient) = (system.LossAndGradient(Theta, low, gradient), true, true);
            return gradient;
        }
    }

    /// <summary>The state in a line: "tau = 34.1894, J = 1.76245"; without the loss where nobody has asked for it.</summary>
    public override string ToString() => $"tau = {FlowNumber.Text(Tau)}" + (hasLoss ? $", J = {FlowNumber.Text(loss)}" : "");

    internal Span<double> Low => low;

    /// <summary>Moves to another tau, whose theta the caller writes into <see cref="Theta"/> and <see cref="Low"/>.</summary>
    internal void Move(double tau) => (Tau, hasLoss, hasGradient) = (tau, false, false);

    /// <summary>Takes over the system's state, with the derivative -gradient there; empty where it isn't known.</summary>
    internal void Set(ReadOnlySpan<double> derivative)
    {
        system.Theta.CopyTo(Theta);
        system.Carry.CopyTo(low);
        derivative.CopyTo(gradient);
        FlowVectors.Negate(gradient);
        (Tau, loss, hasLoss, hasGradient) = (system.Tau, system.Loss, !double.IsNaN(system.Loss), !derivative.IsEmpty);
    }

    internal void Transfer(FlowArchive archive)
    {
        archive.Transfer(Theta);
        archive.Transfer(low);
        archive.Transfer(gradient);
        Tau = archive.Transfer(Tau);
        loss = archive.Transfer(loss);
        hasLoss = archive.Transfer(hasLoss);
        hasGradient = archive.Transfer(hasGradient);
    }

    internal FlowState Copy()
    {
        var copy = new FlowState(system);
        copy.CopyFrom(this);
        return copy;
    }

    internal void CopyFrom(FlowState other)
    {
        other.Theta.CopyTo(Theta, 0);
        other.low.CopyTo(low, 0);
        other.gradient.CopyTo(gradient, 0);
        (Tau, loss, hasLoss, hasGradient) = (other.Tau, other.loss, other.hasLoss, other.hasGradient);
    }
}
