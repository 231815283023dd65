namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>A loss that is no formula, as a program.</summary>
/// <param name="Term">The method as the user wrote it.</param>
/// <param name="Loss">The loss as a function of the blocks alone: the sum of the terms, or of their squares.</param>
/// <param name="Number">The parameter of the term that numbers them, -1 where there is only one.</param>
/// <param name="Count">How many there are, as C#.</param>
/// <param name="Blocks">The parameter blocks in the order of theta, which is that of the parameters.</param>
internal sealed record ProgramObjective(
    TypeShape Type,
    FunctionModel Term,
    FunctionModel Loss,
    int Number,
    string Count,
    bool IsResidual,
    bool IsStatic,
    EquatableArray<Graphs.Block> Blocks,
    EquatableArray<Extent> Extents);

/// <summary>A loss as a program, and its derivatives as methods of the type: gradient, Hessian, product, and of a residual the gradient of its term.</summary>
/// <param name="Lanes">Of a sum, what is computed for several of its terms at once; the loss has no form of its own for that.</param>
internal sealed record ProgramDerivation(ProgramObjective Objective, EquatableArray<FormDerivation> Forms, EquatableArray<FormDerivation> Lanes);
