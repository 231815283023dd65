namespace CurseOfMemory.Generator.Graphs;

/// <summary>What an instruction of the graph computes. A and B are its integers, x, y, ... its operands.</summary>
internal enum Op
{
    /// <summary>A number, Value.</summary>
    Constant,

    /// <summary>The length of extent A, as a number.</summary>
    ExtentSize,

    /// <summary>Data leaf A, at index B.</summary>
    Data,

    /// <summary>Parameter block A at index B.</summary>
    Parameter,

    /// <summary>The direction of a Hessian product along parameter block A at index B.</summary>
    Direction,

    /// <summary>Index variable B, as a number.</summary>
    IndexValue,

    /// <summary>The integration variable A.</summary>
    Variable,

    /// <summary>The squared norm of target A.</summary>
    SquaredNorm,

    /// <summary>target A at x.</summary>
    TargetAt,

    /// <summary>Integral of t^B e^{-xt} times target A over [0, inf), or over [0, y].</summary>
    Moment,

    /// <summary>Integral of t^B e^{-xt} times the square of target A over [0, inf), or over [0, y].</summary>
    SquaredMoment,

    /// <summary>x raised to the integer A.</summary>
    Power,

    /// <summary>Row A of the function table at x, y, ..., of order B where the function has one.</summary>
    Function,

    /// <summary>x + y + ...</summary>
    Add,

    /// <summary>x y ...</summary>
    Multiply,

    /// <summary>The sum of x over index variable B.</summary>
    Sum,

    /// <summary>The sum of x over index variable B below the index y; only loops know it, calculus is done before.</summary>
    SumBelow,

    /// <summary>The integral of z over variable A from x to y; more operands where quadrature is allowed, see <see cref="Graph.Integral"/>.</summary>
    Integral,
}
