namespace CurseOfMemory;

/// <summary>Compares the gradient in double with the one in double-double every so often: their difference is double's rounding error.</summary>
internal sealed class PrecisionWatch(FlowSystem system, FlowField? extended, FlowOptions options)
{
    private const double SwitchesAt = 1e-6, IsNoiseAt = 1e-2, ShareOfTolerance = 1e-2;
    private const int MostStepsApart = 50;

    private readonly double[] errors = new double[system.Dimension], weights = new double[system.Dimension], nothing = new double[system.Dimension];
    private readonly FlowTolerances tolerances = new(options, system.Dimension);
    private int next;

    /// <summary>Where rounding errors were first seen to be a hundredth of the gradient; NaN if they were not.</summary>
    public double NoiseSince { get; private set; } = double.NaN;

    /// <summary>The same as a remark; null if they were not.</summary>
    public string? Remark => double.IsNaN(NoiseSince) ? null : $"from tau = {FlowNumber.Text(NoiseSince)} on, rounding errors are more than 1 % of the gradient";

    /// <summary>Looks at the current state if it is time to; true if double no longer suffices there, and the field has been replaced.</summary>
    public bool Switches(FlowStepper stepper)
    {
        if (extended is null || system.Field.IsExtended || system.Steps < next)
            return false;
        next = Math.Min(2 * system.Steps + 1, system.Steps + MostStepsApart);
        double share = ErrorShare(stepper.Derivative.IsEmpty ? system.DerivativeHere() : stepper.Derivative);
        if (options.Precision == Precision.Auto && (share > SwitchesAt || ErrorOfStep() > ShareOfTolerance))
        {
            system.Field = extended;
            return true;
        }
        if (share > IsNoiseAt && double.IsNaN(NoiseSince))
            NoiseSince = system.Tau;
        return false;
    }

    public void Transfer(FlowArchive archive)
    {
        next = archive.Transfer(next);
        NoiseSince = archive.Transfer(NoiseSince);
    }

    // |g_double - g| / |g|
    private double ErrorShare(ReadOnlySpan<double> derivative)
    {
        extended!.Derivative(system.Theta, system.Carry, errors);
        double squares = 0, errorSquares = 0;
        for (int i = 0; i < errors.Length; i++)
        {
            squares += errors[i] * errors[i];
            errors[i] -= derivative[i];
            errorSquares += errors[i] * errors[i];
        }
        return errorSquares == 0 ? 0 : Math.Sqrt(errorSquares / squares);
    }

    /// <summary>What the gradient's errors make of the last step, in units of the allowed error: implicit methods, whose steps are long, stall on it.</summary>
    private double ErrorOfStep()
    {
        tolerances.Weigh(system.Theta, nothing, weights);
        return system.LastStep * FlowVectors.Norm(errors, weights);
    }
}
