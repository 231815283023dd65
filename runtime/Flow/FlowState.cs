namespace CurseOfMemory;

/// <summary>A point of a flow. The loss and the gradient are computed when first asked for, unless the solver knows them already.</summary>
public sealed class FlowState
{
    private readonly FlowSystem system;
    private readonly double[] gradient;
    private double loss;
    private bool hasLoss, hasGradient;

    internal FlowState(FlowSystem system)
    {
        this.system = system;
        Theta = new double[system.Dimension];
        gradient = new double[system.Dimension];
    }

    /// <summary>The flow time.</summary>
    public double Tau { get; private set; }

    /// <summary>The parameters.</summary>
    public double[] Theta { get; }

    /// <summary>J(theta).</summary>
    public double Loss
    {
        get
        {
            if (!hasLoss)
                (loss, hasLoss) = (system.Loss(Theta), true);
            return loss;
        }
    }

    /// <summary>dJ/dtheta.</summary>
    public double[] Gradient
    {
        get
        {
            if (!hasGradient)
                (loss, hasLoss, hasGradient) = (system.LossAndGradient(Theta, gradient), true, true);
            return gradient;
        }
    }

    /// <summary>Moves to another tau, whose theta the caller writes into <see cref="Theta"/>.</summary>
    internal void Move(double tau) => (Tau, hasLoss, hasGradient) = (tau, false, false);

    /// <summary>Takes over a state whose loss and derivative -gradient are known.</summary>
    internal void Set(double tau, ReadOnlySpan<double> theta, double knownLoss, ReadOnlySpan<double> derivative)
    {
        theta.CopyTo(Theta);
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = -derivative[i];
        (Tau, loss, hasLoss, hasGradient) = (tau, knownLoss, true, true);
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
        other.gradient.CopyTo(gradient, 0);
        (Tau, loss, hasLoss, hasGradient) = (other.Tau, other.loss, other.hasLoss, other.hasGradient);
    }
}
