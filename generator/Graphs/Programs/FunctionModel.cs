namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>What a parameter of the user's function is to its derivatives.</summary>
internal enum ParameterKind
{
    /// <summary>A <c>double</c>: a scalar parameter of the procedure.</summary>
    Real,

    /// <summary>An <c>int</c> or <c>bool</c> and the like: a scalar parameter of the procedure.</summary>
    Integer,

    /// <summary>A <c>ReadOnlySpan&lt;double&gt;</c>: an Input array of the procedure.</summary>
    Input,

    /// <summary>The <c>Span&lt;double&gt;</c> that a vector-valued function fills: an Output array of the procedure.</summary>
    Output,

    /// <summary>A <c>Span&lt;double&gt;</c> marked <c>[Work]</c>: a Work array of the procedure.</summary>
    Work,

    /// <summary>Anything else: not a parameter of the procedure; its steps read it by name, in <see cref="ReadData"/>.</summary>
    Data,

    /// <summary>An array that the function makes and returns, which is no parameter: an Own array of the procedure.</summary>
    Result,
}

/// <summary>A parameter of the user's function.</summary>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="Type">Its C# type, fully qualified, with <c>in</c> before it where it has one.</param>
/// <param name="IsActive">Whether derivatives are taken by it (or, of an output, whether it is differentiated).</param>
/// <param name="Number">The local or array of the procedure that it is, -1 for data.</param>
internal sealed record FunctionParameter(string Name, string Type, ParameterKind Kind, bool IsActive, int Number);

/// <summary>A user's function as read: the value-equal model that flows on to adjoints, planning and writing.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Summary">The text of its doc comment's summary, or empty.</param>
/// <param name="Programs">Its procedure, and those that it calls without inlining.</param>
/// <param name="ReturnsValue">Whether it returns a <c>double</c>; else it fills its output.</param>
internal sealed record FunctionModel(string Name, string Summary, ProcedureList Programs, EquatableArray<FunctionParameter> Parameters, bool ReturnsValue);
