namespace CurseOfMemory;

/// <summary>
/// How to follow a flow. Start from a preset and change what matters: <c>FlowOptions.Adams with { RelativeTolerance = 1e-8 }</c>.
/// A step is accepted when the root mean square of error_i / (AbsoluteTolerance + RelativeTolerance |theta_i|) is at most one.
/// </summary>
public sealed record FlowOptions
{
    /// <summary>
    /// Adams-Bashforth-Moulton of variable order 1 to 12 and variable step: fewest gradients at tight tolerances, two per step. A step of order k goes on with the
    /// corrector of order k + 1 (local extrapolation), so that it converges with order k + 1.
    /// </summary>
    public static FlowOptions Adams { get; } = new() { Method = FlowMethod.Adams };

    /// <summary>Dormand-Prince 8(5,3), a one-step method with twelve gradients per step; dense output of order 7.</summary>
    public static FlowOptions DormandPrince8 { get; } = new() { Method = FlowMethod.DormandPrince8 };

    /// <summary>Dormand-Prince 5(4), a one-step method with six gradients per step, for loose tolerances.</summary>
    public static FlowOptions DormandPrince5 { get; } = new() { Method = FlowMethod.DormandPrince5 };

    /// <summary>Euler's method, which is gradient descent: all steps have the length <see cref="InitialStep"/>, which must be given.</summary>
    public static FlowOptions Euler { get; } = new() { Method = FlowMethod.Euler };

    /// <summary>Radau IIA of order 5 with the exact Hessian, for stiff flows; dense output of order 5.</summary>
    public static FlowOptions Radau { get; } = new() { Method = FlowMethod.Radau };

    /// <summary>Variable-order BDF, 1 to 5, with the exact Hessian, for stiff flows at moderate tolerances; dense output of the step's order.</summary>
    public static FlowOptions Bdf { get; } = new() { Method = FlowMethod.Bdf };

    /// <summary>Dormand-Prince 8(5,3), and Radau from where the flow turns out to be stiff to where it no longer is; in double until that doesn't suffice, then in double-double.</summary>
    public static FlowOptions Auto { get; } = new() { Method = FlowMethod.Auto, Precision = Precision.Auto };

    /// <summary>The integration method.</summary>
    public required FlowMethod Method { get; init; }

    /// <summary>In which numbers the objective is evaluated, if it starts in double.</summary>
    public Precision Precision { get; init; }

    /// <summary>No step of Adams or BDF has a higher order; 12 and 5 when null.</summary>
    public int? HighestOrder { get; init; }

    /// <summary>The local error of each step relative to |theta_i|; at least 8.9e-16.</summary>
    public double RelativeTolerance { get; init; } = 1e-10;

    /// <summary>The local error of each step that is always allowed, in the units of theta; positive.</summary>
    public double AbsoluteTolerance { get; init; } = 1e-13;

    /// <summary>Relative tolerances by component in place of <see cref="RelativeTolerance"/>; as many as theta has.</summary>
    public IReadOnlyList<double>? RelativeTolerances { get; init; }

    /// <summary>Absolute tolerances by component in place of <see cref="AbsoluteTolerance"/>; as many as theta has.</summary>
    public IReadOnlyList<double>? AbsoluteTolerances { get; init; }

    /// <summary>How the next step follows from the errors of the last ones; the method's own way when null. Adams and BDF have only their own.</summary>
    public StepController? Controller { get; init; }

    /// <summary>What to look for on the way; terminal events end the run.</summary>
    public IReadOnlyList<FlowEvent> Events { get; init; } = [];

    /// <summary>
    /// Keeps the whole curve, for <see cref="FlowResult.At"/>; memory grows with the number of steps. Without it a run allocates nothing
    /// after its set-up except for the events it finds.
    /// </summary>
    public bool DenseOutput { get; init; } = true;

    /// <summary>The states to keep in <see cref="FlowResult.Saved"/>; none when null.</summary>
    public SavePolicy? Save { get; init; }

    /// <summary>Ends the run with <see cref="FlowReason.Cancelled"/>, at the last accepted step.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Told about each hundredth of the way, which is measured in log tau.</summary>
    public IProgress<FlowProgress>? Progress { get; init; }

    /// <summary>The first step in tau; chosen from the gradient when null.</summary>
    public double? InitialStep { get; init; }

    /// <summary>No step is longer than this.</summary>
    public double MaximumStep { get; init; } = double.PositiveInfinity;

    /// <summary>The run ends after so many accepted steps, wherever it is.</summary>
    public int MaximumSteps { get; init; } = 500_000;

    /// <summary>
    /// The number of parts into which a step is cut in looking for events, closer together at its ends. An event function that crosses zero
    /// and back is found if its turning point shows in these samples.
    /// </summary>
    public int EventSamples { get; init; } = 6;
}
