using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Reading;

/// <summary>A loss as read, with all nodes in the order in which they were made, and where they stand in the source.</summary>
internal sealed record LossReading(Definition Definition, IReadOnlyDictionary<int, Location> Places);

/// <summary>Reads a loss: gives each parameter its part, runs the body, and wraps it in the integrals and sums that the parts ask for.</summary>
internal sealed class LossReader(Compilation compilation, INamedTypeSymbol type, IMethodSymbol loss, ProblemList problems, CancellationToken cancellation)
{
    private readonly Bodies _bodies = new(compilation, cancellation);
    private readonly Graph _graph = new() { KeepsSigns = true };
    private readonly LeafTables _leaves = new();
    private Extent? _count;

    private readonly bool _isResidual = Attributes.Find(loss, Attributes.Residual) is not null;

    /// <summary>The definition, or null if something was refused.</summary>
    public LossReading? Read(TypeShape shape)
    {
        if (WhatIsWrong() is string wrong)
            return Refuse(Descriptors.Signature, loss.Name, wrong);
        try
        {
            return ReadBody(shape);
        }
        catch (InsufficientExecutionStackException)
        {
            return Refuse(Descriptors.Depth, loss.Name);
        }
    }

    /// <summary>The loss as a program, once it has proved to be no formula; null if that was refused too.</summary>
    public ProgramObjective? ReadProgram(TypeShape shape, ProblemList told) =>
        ProgramObjectiveReader.IsPossible(loss) ? ProgramObjectiveReader.Read(shape, loss, _leaves, _count, compilation, told, cancellation) : null;

    private LossReading? Refuse(DiagnosticDescriptor descriptor, params string[] arguments)
    {
        problems.Add(new Problem(descriptor, loss.Locations[0], arguments));
        return null;
    }

    private LossReading? ReadBody(TypeShape shape)
    {
        Lowering lowering = new(compilation, type, _bodies, _graph, _leaves, problems, cancellation);
        ParameterRoles roles = new(type, _graph, _leaves, lowering, problems, cancellation);
        foreach (IParameterSymbol parameter in loss.Parameters)
            roles.Add(parameter);
        if (problems.Problems.Count == 0 && _leaves.Blocks.Count == 0)
            Refuse(Descriptors.NothingToLearn, loss.Name);
        _count = roles.Number is Index number ? _leaves.Extents[number.Extent] : null;
        int? body = lowering.Lower(loss, roles.Bindings);
        if (body is not int node || problems.Problems.Count > 0)
            return null;
        return _isResidual ? Finish(shape, roles.WrapSquares(node), lowering.Places) : Finish(shape, (roles.Wrap(node), null), lowering.Places);
    }

    private string? WhatIsWrong() => loss switch
    {
        { IsGenericMethod: true } => "it is generic",
        { ReturnsByRef: true } or { ReturnsByRefReadonly: true } or { ReturnType.SpecialType: not SpecialType.System_Double } => "it doesn't return 'double'",
        { IsAsync: true } => "it is asynchronous",
        _ when _bodies.Of(loss) is null => "it has no body",
        _ when _isResidual && loss.Parameters.Count(parameter => Attributes.Find(parameter, Attributes.Summed) is not null) != 1 =>
            "a [Residual] needs one [Summed] parameter that numbers the residuals",
        _ when loss.Parameters.Any(parameter => parameter.RefKind is not (RefKind.None or RefKind.In)) => "it has a parameter passed by reference",
        _ => null,
    };

    private LossReading Finish(TypeShape shape, (int Root, Residual? Residual) read, IReadOnlyDictionary<int, Location> places)
    {
        (int root, Residual? residual) = read;
        Definition definition = new(
            shape,
            loss.Name,
            loss.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is MethodDeclarationSyntax declaration ? Summaries.Comment(declaration) : "",
            _leaves.Blocks.ToEquatableArray(),
            _leaves.Extents.ToEquatableArray(),
            _leaves.Data.ToEquatableArray(),
            _leaves.Targets.ToEquatableArray(),
            Enumerable.Range(0, _graph.Count).Select(node => _graph[node]).ToEquatableArray(),
            root,
            residual);
        return new(definition, places);
    }
}
