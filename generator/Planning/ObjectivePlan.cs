using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>The annotated type, as its other half has to be declared.</summary>
internal sealed record TypePlan(
    string Namespace, IReadOnlyList<string> Containers, string Declaration, string Name, bool IsStruct, bool HasResidual)
{
    public static TypePlan Of(TypeShape shape) =>
        new(shape.Namespace, shape.Containers, shape.Declaration, shape.Name, shape.IsStruct, shape.HasResidual) { HasPriorities = shape.HasPriorities };

    /// <summary>Whether overloads may have priorities.</summary>
    public bool HasPriorities { get; init; }
}

/// <summary>A field that holds what depends on data alone.</summary>
/// <param name="Body">The statements that return it; a single one is an expression.</param>
/// <param name="Parameters">What a method with that body takes; none for an expression.</param>
internal sealed record FieldPlan(string Name, string Formula, Statement[] Body, IReadOnlyList<string> Parameters);

/// <summary>A target: the C# expression of it, its name, and whether it has moments in lanes.</summary>
internal sealed record TargetPlan(string Text, string Name, bool HasLaneMoments);

/// <summary>A public method: its documentation and its kernel.</summary>
internal sealed record EntryPlan(string Method, string Summary, IReadOnlyList<string> Remarks, Kernel Kernel);

/// <summary>The residuals: the C# expression of their number, and the kernels.</summary>
/// <param name="Formulas">The residual and its derivatives, for the reader.</param>
internal sealed record ResidualPlan(string Count, IReadOnlyList<Kernel> Kernels, IReadOnlyList<string> Formulas)
{
    /// <summary>The plan of a derivation, null for a loss of another kind or precision.</summary>
    public static ResidualPlan? Of(Preparation prepared, KernelPlanner planner) => prepared.Plain.Residuals is { } system && !planner.Layout.Precision.IsExtended
        ? new(planner.Layout.LengthInEntry(system.Extent), [.. planner.Residuals()], [.. prepared.Remarks.Residuals(system)])
        : null;
}

/// <summary>The half of an objective that works on batches of problems.</summary>
internal sealed record BatchPlan(Layout Layout, IReadOnlyList<string> Checks, IReadOnlyList<Kernel> Kernels)
{
    public static BatchPlan Of(Derivation derivation, KernelPlanner single, string blocks)
    {
        KernelPlanner planner = single.ForBatches();
        return new(planner.Layout, [.. planner.Layout.Checks(blocks, derivation.Variables)], [.. planner.Batched()]);
    }
}

/// <summary>Everything that is printed of an objective.</summary>
/// <param name="Source">The method that the derivatives are of.</param>
/// <param name="Blocks">The blocks in theta's order, such as <c>(a, w)</c>.</param>
/// <param name="Checks">The lines that check theta's length.</param>
/// <param name="Converges">The body of the fast test of the domain, or null where there is nothing to test.</param>
/// <param name="Violation">The body of the test that finds the parameter to blame.</param>
internal sealed record ObjectivePlan(
    TypePlan Type,
    string Source,
    string Blocks,
    Layout Layout,
    IReadOnlyList<string> Checks,
    IReadOnlyList<TargetPlan> Targets,
    IReadOnlyList<FieldPlan> Fields,
    IReadOnlyList<EntryPlan> Entries,
    Statement[]? Converges,
    Statement[] Violation,
    ResidualPlan? Residuals,
    BatchPlan Batch)
{
    public static ObjectivePlan Of(Preparation prepared, Precision precision)
    {
        (Derivation derivation, Remarks remarks) = (prepared.Plain, prepared.Remarks);
        KernelPlanner planner = new(prepared, precision);
        DomainPlanner domain = new(derivation, planner.Layout, planner.Constants, prepared.Graph);
        ResidualPlan? residuals = ResidualPlan.Of(prepared, planner);
        BatchPlan batch = BatchPlan.Of(derivation, planner, remarks.Blocks);
        EntryPlan[] entries = [.. planner.All().Select(kernel => remarks.Entry(kernel, isBrief: planner.Layout.Precision.IsExtended))];
        Statement[]? converges = domain.HasConditions ? domain.Converges() : null;
        return new(
            TypePlan.Of(derivation.Definition.Type),
            $"{derivation.Definition.Type.Name}.{derivation.Definition.LossName}",
            remarks.Blocks,
            planner.Layout,
            planner.Layout.Checks(remarks.Blocks, derivation.Variables).ToArray(),
            derivation.Definition.Targets.Select(target => new TargetPlan(target.Text, target.Name, target.HasLaneMoments)).ToArray(),
            [.. planner.Constants.Fields.Select(field => planner.Field(field.Key, field.Value)), .. precision.IsExtended ? [] : planner.Constants.SmallestFields(planner.Layout)],
            entries,
            converges,
            [.. domain.NotFinite(), .. domain.Violations()],
            residuals,
            batch);
    }
}
