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

/// <summary>A derivative of a loss that runs one problem in each lane, or why there is none.</summary>
/// <param name="Obstacle">What stands in the way, as a part of a sentence.</param>
internal sealed record BatchDerivation(FormKind Kind, FormDerivation? Form, string? Obstacle);

/// <summary>A loss as a program, and its derivatives as methods of the type.</summary>
/// <param name="Forms">Value, gradient, product and Hessian of the loss as a whole.</param>
/// <param name="Lanes">Of a sum, what is computed for several of its terms at once; the loss has no form of its own for that.</param>
/// <param name="Row">Of residuals the gradient of one.</param>
/// <param name="Batches">Value, gradient and product of the loss as a whole for several problems at once.</param>
internal sealed record ProgramDerivation(
    ProgramObjective Objective, EquatableArray<FormDerivation> Forms, EquatableArray<FormDerivation> Lanes, FormDerivation? Row, EquatableArray<BatchDerivation> Batches)
{
    /// <summary>The first operation without a form in extended precision: whose it is, and what is missing. Null if there is none.</summary>
    public (string Owner, string Member)? MissingExtension => Forms.Select(form => form.MissingExtension).FirstOrDefault(missing => missing is not null);
}
