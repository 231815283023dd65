using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Reads an annotated type: its shape, and its one loss.</summary>
internal static class ObjectiveReader
{
    /// <summary>From so many nodes on a formula is better off as a program.</summary>
    private const int LongFormula = 100;

    public static Binding Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.TargetSymbol;
        Location whole = ((TypeDeclarationSyntax)context.TargetNode).Identifier.GetLocation();
        ProblemList problems = new();
        TypeShape shape = TypeShapes.Of(type);
        bool writable = CanBeCompleted(type, whole, problems, cancellation);
        LossReading? reading = null;
        ProgramObjective? program = null;
        try
        {
            if (FindLoss(type, whole, problems) is IMethodSymbol loss)
            {
                whole = loss.Locations[0];
                LossReader reader = new(context.SemanticModel.Compilation, type, loss, problems, cancellation);
                reading = reader.Read(shape);
                program = !writable ? null : reading is null ? AsProgram(reader, shape, problems) : InsteadOfLong(reading.Definition, type, reader, shape);
                reading = program is null ? reading : null;
                if (program is not null)
                    RefusePerProblem(type, problems);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            problems.Add(new Problem(Descriptors.Internal, whole, type.Name, exception.GetType().Name, exception.Message));
        }
        if (reading is null && program is null)
            Reasons.Require(problems, 0, type, context.SemanticModel.Compilation, cancellation);
        Report report = new(shape.HintName, problems.Problems, PlacesOf(reading), whole);
        return new(writable ? new ObjectiveModel(shape, problems.Problems.Count == 0 ? reading?.Definition : null, program) : null, report);
    }

    private static Func<IReadOnlyDictionary<int, Location>> PlacesOf(LossReading? reading) =>
        () => reading is null ? new Dictionary<int, Location>() : PlaceTable.Follow(reading.Definition, reading.Places);

    /// <summary>The loss as a program, where nothing but the limits of formulas stood in the way; then its problems are those that count.</summary>
    private static ProgramObjective? AsProgram(LossReader reader, TypeShape shape, ProblemList problems)
    {
        if (problems.Problems.Count == 0 || !problems.Problems.All(problem => problem.Descriptor.Id.StartsWith("CM10", StringComparison.Ordinal) && problem.Descriptor != Descriptors.PerProblem))
            return null;
        ProblemList told = new();
        ProgramObjective? program = reader.ReadProgram(shape, told);
        if (program is null && told.Problems.Count == 0)
            return null;
        Problem[] alike = [.. problems.Problems.Where(problem => told.Problems.Any(other => other.Descriptor.Id == problem.Descriptor.Id))];
        problems.Forget(0);
        foreach (Problem problem in alike.Concat(told.Problems))
            problems.Add(problem);
        return program;
    }

    /// <summary>A long formula as a program, if it can be one: its second derivatives grow with the program's length, those of the formula with more than its square.</summary>
    private static ProgramObjective? InsteadOfLong(Definition formula, INamedTypeSymbol type, LossReader reader, TypeShape shape)
    {
        if (formula.Nodes.Count <= LongFormula || PerProblemData(type).Any())
            return null;
        ProblemList told = new();
        ProgramObjective? program = reader.ReadProgram(shape, told);
        return told.Problems.Count == 0 ? program : null;
    }

    private static IEnumerable<ISymbol> PerProblemData(INamedTypeSymbol type) => type.GetMembers()
        .Concat(type.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
        .Where(member => Attributes.Find(member, Attributes.PerProblem) is not null);

    /// <summary>Complains about data that differ by problem, which the loss as a program can't read.</summary>
    private static void RefusePerProblem(INamedTypeSymbol type, ProblemList problems)
    {
        foreach (ISymbol member in PerProblemData(type))
            problems.Add(new Problem(Descriptors.PerProblem, member.Locations[0], member.Name, "the loss is no formula, and only formulas are computed with a problem in each lane"));
    }

    /// <summary>The complaint about a loss whose type asks for nothing, or null.</summary>
    public static Problem? Stray(GeneratorAttributeSyntaxContext context) => Attributes.Find(context.TargetSymbol.ContainingType, Attributes.Objective) is null
        ? new(Descriptors.Stray, context.TargetSymbol.Locations[0], context.TargetSymbol.Name, context.TargetSymbol.ContainingType.Name)
        : null;

    /// <summary>Whether another file may hold the other half of the type.</summary>
    private static bool CanBeCompleted(INamedTypeSymbol type, Location whole, ProblemList problems, CancellationToken cancellation)
    {
        if (type.IsFileLocal)
            problems.Add(new Problem(Descriptors.FileLocal, whole, type.Name));
        else if (!IsPartial(type, cancellation))
            problems.Add(new Problem(Descriptors.NotPartial, whole, type.Name));
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer, cancellation))
                problems.Add(new Problem(Descriptors.ContainerNotPartial, whole, type.Name, outer.Name));
        }
        return problems.Problems.Count == 0;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences.All(reference =>
        reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IMethodSymbol? FindLoss(INamedTypeSymbol type, Location whole, ProblemList problems)
    {
        IMethodSymbol[] losses = type.GetMembers().OfType<IMethodSymbol>().Where(Attributes.IsLoss).ToArray();
        if (losses.Length == 0)
            problems.Add(new Problem(Descriptors.NoLoss, whole, type.Name));
        foreach (IMethodSymbol second in losses.Skip(1))
            problems.Add(new Problem(Descriptors.TwoLosses, second.Locations[0], type.Name, losses[0].Name, second.Name));
        return losses.Length == 1 ? losses[0] : null;
    }
}
