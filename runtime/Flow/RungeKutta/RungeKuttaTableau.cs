namespace CurseOfMemory;

/// <summary>
/// An explicit embedded Runge-Kutta method with dense output, as data. Stages are counted from 1 as in the literature; a row lists the stages with
/// a weight other than zero. The right-hand side doesn't depend on tau, so the nodes c_i aren't needed.
/// </summary>
internal sealed record RungeKuttaTableau
{
    public required string Name { get; init; }

    /// <summary>The order with which the solution advances.</summary>
    public required int Order { get; init; }

    /// <summary>The local error estimate behaves like h^(ErrorOrder + 1).</summary>
    public required int ErrorOrder { get; init; }

    /// <summary>Row i: the weights a_(i+2),j of the stages before stage i + 2.</summary>
    public required (int Stage, double Weight)[][] Stages { get; init; }

    /// <summary>The weights b_j of the solution; the derivative there is the stage after the last and the first one of the next step.</summary>
    public required (int Stage, double Weight)[] Solution { get; init; }

    /// <summary>The weights of the error estimate.</summary>
    public required (int Stage, double Weight)[] Error { get; init; }

    /// <summary>
    /// The weights of a second estimate of lower order; the two are combined to e^2 / sqrt(e^2 + 0.01 e_coarse^2) (Hairer, Norsett and Wanner, II.10).
    /// </summary>
    public (int Stage, double Weight)[]? CoarseError { get; init; }

    /// <summary>Further stages, for the dense output alone.</summary>
    public (int Stage, double Weight)[][] DenseStages { get; init; } = [];

    /// <summary>The weights of the dense output's coefficients beyond the cubic Hermite polynomial.</summary>
    public (int Stage, double Weight)[][] Dense { get; init; } = [];

    /// <summary>The step control.</summary>
    public required StepController Control { get; init; }

    /// <summary>How far the region of stability reaches along the negative real axis.</summary>
    public required double StabilityLimit { get; init; }

    /// <summary>Whether all steps have the length that is asked for, whatever their error.</summary>
    public bool IsFixedStep { get; init; }

    /// <summary>Whether the error estimate needs the derivative at the end of the step.</summary>
    public bool ErrorUsesEnd => Error is [.., (var last, _)] && last == StageCount;

    /// <summary>The number of stages with the derivative at the end of the step, without those of the dense output.</summary>
    public int StageCount => Stages.Length + 2;
}
