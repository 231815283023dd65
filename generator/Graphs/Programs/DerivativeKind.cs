namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>
/// A derivative of a procedure F as a procedure of its own. Active are some of F's real scalar parameters and arrays of reals, in the order: scalar
/// parameters, then array parameters.
/// </summary>
internal enum DerivativeKind
{
    /// <summary>
    /// Parameters: those of F, then a dot for each active scalar; arrays: those of F, then a dot for each active array (Input for an input, Output
    /// for an output, InOut or Work as the array itself). Results: those of F, then a dot for each real result.
    /// </summary>
    Tangent,

    /// <summary>
    /// Parameters: those of F, then a seed for each real result; arrays: those of F, then for each active array its bar: of an input an Output, which
    /// is overwritten by the adjoint, of an output an Input, the seed; of InOut an InOut, which holds the seed before and the adjoint after; of Work none.
    /// Results: those of F, then the adjoint of each active scalar.
    /// </summary>
    Adjoint,
}
