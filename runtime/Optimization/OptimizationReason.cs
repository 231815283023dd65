namespace CurseOfMemory;

/// <summary>Why an optimisation ended.</summary>
public enum OptimizationReason
{
    /// <summary>The gradient is small against J, component by component.</summary>
    GradientSmall,

    /// <summary>A full step no longer changes any parameter by more than the tolerance.</summary>
    StepSmall,

    /// <summary>What J can still decrease by is below its rounding.</summary>
    PrecisionReached,

    /// <summary>The gradient vanishes, but J falls along a direction of negative curvature.</summary>
    SaddlePoint,

    /// <summary>The allowed number of iterations was used up.</summary>
    IterationLimit,

    /// <summary>No step, however short, decreases J though its gradient says so.</summary>
    Stalled,

    /// <summary>J, its gradient or its Hessian was not finite, and no shorter step helped.</summary>
    LeftDomain,

    /// <summary>J falls to minus infinity.</summary>
    Unbounded,

    /// <summary><see cref="OptimizationOptions.StopWhen"/> said so.</summary>
    Requested,
}
