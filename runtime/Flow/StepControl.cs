namespace CurseOfMemory;

/// <summary>A controller at work.</summary>
internal sealed class StepControl(StepController controller, int errorOrder)
{
    private const double SmallestError = 1e-4;

    private double lastStep, lastError = 1;
    private bool wasRejected;

    /// <summary>The factor for a step after one with this error.</summary>
    /// <param name="step">The step that had the error.</param>
    /// <param name="error">Its error relative to what is allowed.</param>
    /// <param name="safety">A further factor of safety.</param>
    public double Factor(double step, double error, double safety = 1)
    {
        (double margin, double least, double most) = controller;
        if (!double.IsFinite(error))
            return least;
        double share = 1.0 / (errorOrder + 1), factor = margin * safety * Math.Pow(error, -share * controller.Integral) * Math.Pow(lastError, share * controller.Proportional);
        if (controller.IsPredictive && lastStep > 0)
            factor = Math.Min(factor, margin * safety * (step / lastStep) * Math.Pow(lastError / (error * error), share));
        return Math.Clamp(factor, least, most);
    }

    public void Transfer(FlowArchive archive)
    {
        lastStep = archive.Transfer(lastStep);
        lastError = archive.Transfer(lastError);
        wasRejected = archive.Transfer(wasRejected);
    }

    public double Shrink(double factor)
    {
        wasRejected = true;
        return Math.Min(factor, controller.Safety);
    }

    /// <summary>Takes an accepted step and the factor for the next; after a rejection the step doesn't grow.</summary>
    public double Grow(double step, double error, double factor)
    {
        (lastStep, lastError) = (step, Math.Max(error, SmallestError));
        double growth = wasRejected ? Math.Min(factor, 1) : factor;
        wasRejected = false;
        return growth;
    }
}
