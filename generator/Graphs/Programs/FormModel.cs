namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>Which derivative a method is, by the name of its attribute.</summary>
internal enum FormKind
{
    Gradient,
    Hessian,
    HessianProduct,
    HessianDiagonal,
    Jacobian,
    Tangent,
    Adjoint,

    /// <summary>The function itself: no attribute, but what an objective's value is computed by.</summary>
    Value,

    /// <summary>A Jacobian of which only the entries that can be other than 0 are computed.</summary>
    CompressedJacobian,

    /// <summary>A Hessian of which only the entries that can be other than 0 are computed.</summary>
    CompressedHessian,
}

/// <summary>A parameter of a derivative method.</summary>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="Declaration">The whole declaration without a default value, types fully qualified.</param>
internal sealed record FormArgument(string Name, string Declaration);

/// <summary>How the other part of a partial method has to be declared.</summary>
/// <param name="Modifiers">All modifiers, <c>partial</c> last.</param>
/// <param name="Key">A name for what is written beside it, unique among the derivative methods of the type.</param>
/// <param name="IsDocumented">Whether the user's part has a doc comment.</param>
internal sealed record FormDeclaration(
    TypeShape Type, string HintName, string Name, string Key, string Modifiers, string ReturnType, bool IsDocumented, EquatableArray<FormArgument> Arguments);

/// <summary>A derivative method and the function that it is of: the value-equal model that flows from reading to adjoints.</summary>
/// <param name="Parameters">For each parameter of the function, the argument that repeats it.</param>
/// <param name="Extras">The other arguments, in the order of design: direction or seed, then outputs.</param>
/// <param name="IsPacked">Whether the outputs run over the packed vector; else there is one for each active parameter.</param>
/// <param name="IsStatic">Whether the function is static.</param>
/// <param name="Overload">The name of the method that takes a workspace too: its own, unless another method has that signature.</param>
internal sealed record FormModel(
    FormKind Kind,
    FormDeclaration Declaration,
    EquatableArray<int> Parameters,
    EquatableArray<int> Extras,
    bool IsPacked,
    bool IsStatic,
    string Overload,
    FunctionModel Function)
{
    /// <summary>Whether it is declared over <c>DoubleDouble</c>.</summary>
    public bool IsExtended { get; init; }

    /// <summary>Whether one of its kernels finds which outputs depend on which inputs: the last of a compressed derivative, whose numbers are sets.</summary>
    public bool IsPattern(int kernel) => (Kind, kernel) is (FormKind.CompressedHessian, 1) or (FormKind.CompressedJacobian, 2);
}

/// <summary>A derivative method as later steps know it: its declaration, and its model unless that was refused.</summary>
internal sealed record FormReading(FormDeclaration Declaration, FormModel? Model);

/// <summary>A procedure that a derivative method calls, with the procedures that it calls in turn.</summary>
/// <param name="Tape">The procedure that counts how many doubles it puts on the tape, null where it puts none.</param>
/// <param name="Lanes">What differs between lanes, null where the procedure runs with plain numbers.</param>
internal sealed record FormKernel(ProcedureList Programs, ProcedureList? Tape, LaneVariation? Lanes = null);

/// <summary>A derivative method and its kernels: for a Jacobian the tangent, then the adjoint, for all else one; then the pattern if it is compressed.</summary>
internal sealed record FormDerivation(FormModel Form, EquatableArray<FormKernel> Kernels)
{
    /// <summary>The first operation without a form in extended precision: whose it is, and what is missing. Null if there is none.</summary>
    public (string Owner, string Member)? MissingExtension => Kernels.SelectMany(kernel => kernel.Programs.Procedures)
        .SelectMany(procedure => procedure.Body.All()).Select(Missing).FirstOrDefault(missing => missing is not null);

    private static (string Owner, string Member)? Missing(Step step) => step switch
    {
        CallOpaque call => ($"'{call.Text.Replace("global::", "")}'", "overload for DoubleDouble"),
        Compute { Operation: Operation.Function } compute when Functions.All[compute.Row].Extended is null => ($"the function '{Functions.All[compute.Row].Name}'", "overload for DoubleDouble"),
        Compute { Operation: Operation.Remainder } compute when compute.Arguments[0].Kind == Kind.Real => ("the operation '%'", "form for DoubleDouble"),
        _ => null,
    };
}
