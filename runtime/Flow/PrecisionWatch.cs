namespace CurseOfMemory;

/// <summary>
/// Compares the gradient in double with the one in double-double: their difference is double's rounding error. That is done ever less often while the slope of
/// the flow is far above the errors that were seen, for it costs as much as many gradients, and every few steps from there on.
/// </summary>
internal sealed class PrecisionWatch(FlowSystem system, FlowField? extendedField, FlowOptions options)
{
    private const double SwitchesAt = 1e-6, IsNoiseAt = 1e-2, ShareOfTolerance = 1e-2;
    private const double Rounding = 1.1102230246251565e-16, Caution = 100;
    private const int StepsOfPatience = 8, MostStepsApart = 50, Growth = 4, FirstSteps = 64;

    private readonly double[] errors = new double[system.Dimension], weights = new double[system.Dimension], nothing = new double[system.Dimension];
    private readonly FlowTolerances tolerances = new(options, system.Dimension);
    private readonly double[] derivativeHere = new double[system.Dimension];
    private FlowField? extended = extendedField;
    private double largestError;
    // A remark can wait for some steps; a switch can't.
    private int next = options.Precision == Precision.Auto ? 0 : FirstSteps, nextAnyway;

    /// <summary>Where rounding errors were first seen to be a hundredth of the gradient; NaN if they were not.</summary>
    public double NoiseSince { get; private set; } = double.NaN;

    /// <summary>Whether double-double is there to be switched to, and the options don't ask for it.</summary>
    public bool CanSwitch => extended is not null && !system.Field.IsExtended && options.Precision != Precision.Auto;

    /// <summary>The same as a remark; null if they were not.</summary>
    public string? Remark => double.IsNaN(NoiseSince) ? null : $"from tau = {FlowNumber.Text(NoiseSince)} on, rounding errors are more than 1 % of the gradient";

    /// <summary>Looks at the current state if it is time to; true if double no longer suffices there, and the field has been replaced.</summary>
    public bool Switches(FlowStepper stepper)
    {
        if (extended is null || system.Field.IsExtended || system.Steps < next || system.Steps < nextAnyway && !(IsDue && IsNear()))
            return false;
        next = Math.Min(2 * system.Steps + 1, system.Steps + MostStepsApart);
        nextAnyway = Growth * system.Steps + FirstSteps;
        double share = KnownErrorShare(Derivative(stepper));
        if (extended is not null && options.Precision == Precision.Auto && (share > SwitchesAt || ErrorOfStep() > ShareOfTolerance))
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
        nextAnyway = archive.Transfer(nextAnyway);
        largestError = archive.Transfer(largestError);
        archive.Transfer(errors);
        NoiseSince = archive.Transfer(NoiseSince);
    }

    // A switch can't wait.
    private bool IsDue => options.Precision == Precision.Auto || system.Steps % StepsOfPatience == 0;

    /// <summary>Whether errors a hundred times those seen would matter, by the mean slope of the last step: |dtheta| / h for |g|.</summary>
    private bool IsNear()
    {
        double squares = 0, step = system.LastStep, limit = options.Precision == Precision.Auto ? SwitchesAt : IsNoiseAt;
        for (int i = 0; i < errors.Length; i++)
        {
            double change = system.Theta[i] - system.PreviousTheta[i] + (system.Carry[i] - system.PreviousCarry[i]);
            squares += change * change;
        }
        return Caution * largestError * step > limit * Math.Sqrt(squares) || options.Precision == Precision.Auto && Caution * ErrorOfStep() > ShareOfTolerance;
    }

    private ReadOnlySpan<double> Derivative(FlowStepper stepper)
    {
        if (!stepper.Derivative.IsEmpty)
            return stepper.Derivative;
        system.FillDerivative(derivativeHere);
        return derivativeHere;
    }

    // A loss over a sum of targets offers double-double whether or not each term is known in it
    private double KnownErrorShare(ReadOnlySpan<double> derivative)
    {
        try
        {
            return ErrorShare(derivative);
        }
        catch (NotSupportedException)
        {
            extended = null;
            return 0;
        }
    }

    // |g_double - g| / |g|
    private double ErrorShare(ReadOnlySpan<double> derivative)
    {
        double loss = extended!.Derivative(system.Theta, system.Carry, errors);
        double squares = 0, errorSquares = 0;
        for (int i = 0; i < errors.Length; i++)
        {
            squares += errors[i] * errors[i];
            errors[i] -= derivative[i];
            errorSquares += errors[i] * errors[i];
        }
        largestError = Math.Max(largestError, Math.Max(Math.Sqrt(errorSquares), Rounding * Math.Abs(loss) / (1 + FlowVectors.Largest(system.Theta))));
        return errorSquares == 0 ? 0 : Math.Sqrt(errorSquares / squares);
    }

    /// <summary>What the gradient's errors make of the last step, in units of the allowed error: implicit methods, whose steps are long, stall on it.</summary>
    private double ErrorOfStep()
    {
        tolerances.Weigh(system.Theta, nothing, weights);
        return system.LastStep * FlowVectors.Norm(errors, weights);
    }
}
