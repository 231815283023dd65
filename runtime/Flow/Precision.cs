namespace CurseOfMemory;

/// <summary>In which numbers the objective is evaluated. More than double needs an objective that implements <see cref="IObjective{T}"/> of <see cref="DoubleDouble"/>.</summary>
public enum Precision
{
    /// <summary>In double; where the objective knows better, the run says when rounding errors reach a hundredth of the gradient.</summary>
    Double,

    /// <summary>In double-double.</summary>
    DoubleDouble,

    /// <summary>
    /// In double until its rounding errors reach a millionth of the gradient or, over a step, a hundredth of the tolerance; from there on in double-double. In double
    /// alone where the objective has no other.
    /// </summary>
    Auto,
}
