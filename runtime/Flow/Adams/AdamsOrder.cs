namespace CurseOfMemory;

/// <summary>
/// The choice of order and step by Shampine and Gordon (Computer Solution of Ordinary Differential Equations, Freeman 1975, chapters 6 and 7). Errors are
/// relative to the tolerance: a step with an error of at most one is accepted, and the next one aims at a half.
/// </summary>
internal sealed class AdamsOrder(int highestOrder)
{
    private const double Aim = 0.5;

    private bool isStarting = true;
    private int failures, proposed = 1, equalSteps;
    private double lastStep, below, here;

    /// <summary>The order k of the next step.</summary>
    public int Order { get; private set; } = 1;

    /// <summary>The order of the last accepted step; 0 before the first.</summary>
    public int LastOrder { get; private set; }

    /// <summary>Whether enough steps of the same length h have been taken, this one included, for an estimate at order k + 1.</summary>
    public bool KnowsAbove => Order < equalSteps && !isStarting && proposed == Order;

    public void BeginStep(double h)
    {
        if (h != lastStep)
            equalSteps = 0;
        if (equalSteps <= LastOrder)
            equalSteps++;
        proposed = Order;
    }

    /// <summary>Takes the error estimates of the current step at orders k - 2, k - 1 and k, and lowers the order if the error is no larger there.</summary>
    public void Estimate(double twoBelow, double oneBelow, double atOrder)
    {
        (below, here) = (oneBelow, atOrder);
        bool lower = Order > 2 ? Math.Max(below, twoBelow) <= here : Order == 2 && below <= 0.5 * here;
        proposed = lower ? Order - 1 : Order;
    }

    /// <summary>After a failure: the factor for the step. The third one in a row goes back to order 1; from the fourth on the step is optimal for it.</summary>
    public double Fail(bool hasError)
    {
        isStarting = false;
        equalSteps = 0;
        lastStep = 0;
        failures++;
        Order = failures >= 3 ? 1 : proposed;
        if (!hasError)
            return 0.25;
        return failures > 3 && Aim < 0.25 * here ? Math.Sqrt(Aim / here) : 0.5;
    }

    /// <summary>After a step h: sets the next order and returns the next step.</summary>
    /// <param name="h">The accepted step.</param>
    /// <param name="above">The error at order k + 1; only read if <see cref="KnowsAbove"/>.</param>
    public double Accept(double h, double above)
    {
        bool knowsAbove = KnowsAbove;
        isStarting &= proposed == Order && Order < highestOrder;
        (LastOrder, lastStep, failures) = (Order, h, 0);
        int change = isStarting ? 1 : proposed < Order ? -1 : knowsAbove ? Change(above) : 0;
        double error = change > 0 ? above : change < 0 ? below : here;
        Order += change;
        return h * StepFactor(error);
    }

    public void Transfer(FlowArchive archive)
    {
        isStarting = archive.Transfer(isStarting);
        failures = archive.Transfer(failures);
        proposed = archive.Transfer(proposed);
        equalSteps = archive.Transfer(equalSteps);
        lastStep = archive.Transfer(lastStep);
        below = archive.Transfer(below);
        here = archive.Transfer(here);
        Order = archive.Transfer(Order);
        LastOrder = archive.Transfer(LastOrder);
    }

    private int Change(double above)
    {
        if (Order == 1)
            return above < 0.5 * here && Order < highestOrder ? 1 : 0;
        if (below <= Math.Min(here, above))
            return -1;
        return above < here && Order < highestOrder ? 1 : 0;
    }

    /// <summary>Doubles the step, keeps it, or shrinks it to at least a half: a constant step keeps the coefficients constant.</summary>
    private double StepFactor(double error)
    {
        if (isStarting || Aim >= error * Math.ScaleB(1, Order + 1))
            return 2;
        return Aim >= error ? 1 : Math.Clamp(Math.Pow(Aim / error, 1.0 / (Order + 1)), 0.5, 0.9);
    }
}
