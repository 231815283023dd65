namespace CurseOfMemory;

/// <summary>
/// How a one-step method chooses its next step from the errors e of the last ones, relative to what is allowed, by an estimate of order q:
/// h_next / h = Safety e^(-Integral / (q + 1)) e_last^(Proportional / (q + 1)), between <paramref name="Least"/> and <paramref name="Most"/>
/// (Hairer, Norsett and Wanner, II.4; Hairer and Wanner, IV.2 and IV.8).
/// </summary>
/// <param name="Safety">The factor that makes the next step likely to be accepted, below 1.</param>
/// <param name="Least">The strongest reduction of a step, below 1.</param>
/// <param name="Most">The strongest growth of a step, above 1.</param>
public sealed record StepController(double Safety, double Least, double Most)
{
    /// <summary>The step that would have been right for the last error.</summary>
    public static StepController Elementary { get; } = new(0.9, 0.2, 5);

    /// <summary>Smoother steps where stability and not accuracy limits them.</summary>
    public static StepController ProportionalIntegral { get; } = new(0.9, 0.2, 10) { Integral = 0.85, Proportional = 0.2 };

    /// <summary>Follows the error's trend from the last step to this one, and never beyond the elementary step: for stiff methods.</summary>
    public static StepController Predictive { get; } = new(0.9, 0.125, 5) { IsPredictive = true };

    /// <summary>The weight of the last error.</summary>
    public double Integral { get; init; } = 1;

    /// <summary>The weight of the error before it.</summary>
    public double Proportional { get; init; }

    /// <summary>Whether to extrapolate the errors: also at most h_next / h = Safety (h / h_last) (e_last / e^2)^(1 / (q + 1)) (Gustafsson 1994).</summary>
    public bool IsPredictive { get; init; }

    internal void Check(string argument)
    {
        if (!(Safety is > 0 and <= 1 && Least > 0 && Least < Safety && Most >= 1 && Integral > 0 && Proportional >= 0 && double.IsFinite(Most + Integral + Proportional)))
            throw new ArgumentException($"Controller = {this} must have 0 < Least < Safety <= 1 <= Most, a positive Integral and no negative Proportional.", argument);
    }
}
