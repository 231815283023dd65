using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Reading.Forms;

/// <summary>What reading a derivative method hands on: a model that compares by value, null where nothing can be written, and a report.</summary>
internal sealed record FormBinding(FormReading? Reading, Report Report);

/// <summary>Reads a derivative method: its declaration, the function that it is of, and that function's body.</summary>
internal sealed class FormReader(FormKind kind, GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
{
    private readonly IMethodSymbol _method = (IMethodSymbol)context.TargetSymbol;
    private readonly ProblemList _problems = new();

    public static FormBinding Read(FormKind kind, GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        new FormReader(kind, context, cancellation).Read();

    private FormBinding Read()
    {
        MethodDeclarationSyntax syntax = (MethodDeclarationSyntax)context.TargetNode;
        FormDeclaration declaration = FormDeclarations.Of(_method, syntax);
        bool writable = CanBeCompleted(syntax);
        FormModel? model = null;
        try
        {
            model = writable && new FunctionFinder(kind, _method, context.Attributes[0], _problems, cancellation).Find() is FormMatch match ? Model(declaration, match) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _problems.Add(new Problem(Descriptors.Internal, _method.Locations[0], _method.Name, exception.GetType().Name, exception.Message));
        }
        if (model is null)
            Reasons.Require(_problems, 0, _method, context.SemanticModel.Compilation, cancellation);
        Report report = new(declaration.HintName, _problems.Problems, () => new Dictionary<int, Location>(), _method.Locations[0]);
        return new(writable ? new FormReading(declaration, _problems.Problems.Count == 0 ? model : null) : null, report);
    }

    private FormModel? Model(FormDeclaration declaration, FormMatch match)
    {
        FunctionModel? function = FunctionReader.Read(match.Function, _method.ContainingType, context.SemanticModel.Compilation, _problems, cancellation);
        if (function is null)
            return null;
        FormSlot[] slots = [.. match.Signature.Slots];
        return new(
            !match.Signature.IsCompressed ? kind : kind == FormKind.Hessian ? FormKind.CompressedHessian : FormKind.CompressedJacobian,
            declaration,
            match.Function.Parameters.Select(parameter => Array.FindIndex(slots, slot => slot.Repeats == parameter.Ordinal)).ToEquatableArray(),
            Enumerable.Range(0, slots.Length).Where(slot => slots[slot].Repeats < 0).ToEquatableArray(),
            match.Signature.IsPacked,
            match.Function.IsStatic,
            IsTaken(match) ? declaration.Key + "With" : declaration.Name,
            function)
        {
            IsExtended = match.Signature.IsExtended,
        };
    }

    /// <summary>Whether another method has the signature of this one with a workspace, or of the method that tells its length.</summary>
    private bool IsTaken(FormMatch match)
    {
        IMethodSymbol[] all = [.. _method.ContainingType.GetMembers(_method.Name).OfType<IMethodSymbol>()];
        string[] types = [.. _method.Parameters.Select(FormSignature.TypeOf)];
        return all.Any(other => other.Parameters.Select(FormSignature.TypeOf).SequenceEqual(types.Append(match.Signature.IsExtended ? "Span<DoubleDouble>" : "Span<double>")))
            || all.TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, _method)).Any(other => MatchOf(other) is { } rival
                && rival.Signature.IsExtended == match.Signature.IsExtended
                && rival.Function.Parameters.Select(FormSignature.TypeOf).SequenceEqual(match.Function.Parameters.Select(FormSignature.TypeOf)));
    }

    /// <summary>The function that another method is a derivative of, or null.</summary>
    private FormMatch? MatchOf(IMethodSymbol other)
    {
        if (FormAttributes.KindOf(other) is not FormKind form)
            return null;
        AttributeData attribute = Attributes.Find(other, FormAttributes.All[(int)form].Attribute)!;
        return new FunctionFinder(form, other, attribute, new ProblemList(), cancellation).Find();
    }

    /// <summary>Whether another file may hold the other part of the method.</summary>
    private bool CanBeCompleted(MethodDeclarationSyntax syntax)
    {
        if (WhyNotInType() is (string why, string instead))
            Refuse(Descriptors.FormNotPartial, why, instead);
        else if (!_method.IsPartialDefinition || _method.PartialImplementationPart is not null)
            Refuse(Descriptors.FormNotPartial, "it is no partial method without a body", $"declare it as '{syntax.Modifiers} ...;' with 'partial' and without a body");
        else if (_method.IsGenericMethod)
            Refuse(Descriptors.FormNotPartial, "it is generic", "remove its type parameters");
        else if (FormAttributes.KindOf(_method) is FormKind first && first != kind)
            Refuse(Descriptors.FormNotPartial, $"it is {FormAttributes.WordsOf(first)} already", "keep one of the attributes");
        return _problems.Problems.Count == 0;
    }

    private (string Why, string Instead)? WhyNotInType()
    {
        for (INamedTypeSymbol? type = _method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
                return ($"'{type.Name}' is local to its file, and its other part stands in another", "remove 'file'");
            if (!IsPartial(type))
                return ($"'{type.Name}' is not partial", $"declare '{type.Name}' 'partial'");
        }
        return null;
    }

    private bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.All(reference =>
        reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private void Refuse(DiagnosticDescriptor descriptor, string why, string instead) =>
        _problems.Add(new Problem(descriptor, _method.Locations[0], _method.Name, FormAttributes.WordsOf(kind), why, instead));
}
