using System.Collections.Immutable;
using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Forms;

/// <summary>A function, and the signature by which a derivative method is its derivative.</summary>
internal sealed record FormMatch(IMethodSymbol Function, FormSignature Signature);

/// <summary>Finds the function that a derivative method is of: by the name in the attribute and, among overloads, by the parameters.</summary>
internal sealed class FunctionFinder(FormKind kind, IMethodSymbol method, AttributeData attribute, ProblemList problems, CancellationToken cancellation)
{
    private string Words => FormAttributes.WordsOf(kind);

    private Location Naming => Attributes.LocationOf(attribute, 0, cancellation);

    public FormMatch? Find()
    {
        string name = attribute.ConstructorArguments is [{ Value: string given }] ? given : "";
        IMethodSymbol[] named = [.. Named(name)];
        if (named.Length == 0)
            return Refuse(Descriptors.NoFunction, Naming, method.Name, Words, method.ContainingType.Name, name);
        IMethodSymbol[] marked = [.. named.Where(candidate => Attributes.Find(candidate, Attributes.Differentiable) is not null)];
        if (marked.Length == 0)
            return Refuse(Descriptors.NotDifferentiable, Naming, method.Name, Words, name);
        return Match(marked);
    }

    /// <summary>The methods of a name in the type, in those that it derives from, and the static ones in those around it.</summary>
    private IEnumerable<IMethodSymbol> Named(string name) => Bases().SelectMany(type => type.GetMembers(name).OfType<IMethodSymbol>())
        .Concat(Outers().SelectMany(type => type.GetMembers(name).OfType<IMethodSymbol>().Where(candidate => candidate.IsStatic)))
        .Where(candidate => candidate.MethodKind == MethodKind.Ordinary && !SymbolEqualityComparer.Default.Equals(candidate, method));

    private IEnumerable<INamedTypeSymbol> Bases()
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
            yield return type;
    }

    private IEnumerable<INamedTypeSymbol> Outers()
    {
        for (INamedTypeSymbol? type = method.ContainingType.ContainingType; type is not null; type = type.ContainingType)
            yield return type;
    }

    private FormMatch? Match(IMethodSymbol[] functions)
    {
        FormMatch[] suitable = [.. functions.Where(IsSuitable).SelectMany(function => FormSignature.Of(kind, function).Select(signature => new FormMatch(function, signature)))];
        if (suitable.Length == 0)
            return Unsuitable(functions[0]);
        return suitable.FirstOrDefault(match => match.Signature.Fits(method)) ?? Mismatch(suitable);
    }

    private bool IsSuitable(IMethodSymbol function) => WhyNot(function) is null;

    private FormMatch? Unsuitable(IMethodSymbol function)
    {
        (string why, string instead) = WhyNot(function)!.Value;
        return Refuse(Descriptors.WrongFunction, Naming, method.Name, Words, function.Name, why, instead);
    }

    private (string Why, string Instead)? WhyNot(IMethodSymbol function) => function switch
    {
        { IsGenericMethod: true } => ("it is generic, so that its numbers have no type yet", "write a method that calls it with 'double'"),
        { ReturnsVoid: false, ReturnType.SpecialType: not SpecialType.System_Double } or { ReturnsByRef: true } or { ReturnsByRefReadonly: true } =>
            ("it returns neither 'double' nor, with one 'Span<double>' to fill, 'void'", "change what it returns"),
        { IsStatic: false } when method.IsStatic => ("it is an instance method, but the derivative is static", "declare both alike"),
        { ReturnsVoid: true } when FormSignature.OutputOf(function) is null =>
            ("it returns nothing and has no single 'Span<double>' to fill", "return a 'double', or mark all spans but the output with [Work]"),
        { ReturnsVoid: false } when FormSignature.OutputOf(function) is IParameterSymbol output =>
            ($"it fills '{output.Name}' besides returning a number", $"mark '{output.Name}' with [Work] if it is scratch, or return nothing"),
        { ReturnsVoid: true } when kind is FormKind.Gradient or FormKind.Hessian or FormKind.HessianProduct or FormKind.HessianDiagonal =>
            ("it is vector-valued, and only a scalar function has one", "take [JacobianOf], [TangentOf] or [AdjointOf]"),
        { ReturnsVoid: false } when kind == FormKind.Jacobian => ("it returns one number", "take [GradientOf]"),
        _ when !function.Parameters.Any(FormSignature.IsActive) =>
            ("none of its parameters is a 'double' or 'ReadOnlySpan<double>' without [Constant]", "give it one to differentiate by"),
        _ => null,
    };

    /// <summary>Reports the first parameter that doesn't fit the signature that fits best.</summary>
    private FormMatch? Mismatch(IEnumerable<FormMatch> suitable)
    {
        FormMatch best = suitable
            .OrderByDescending(match => match.Signature.Fitting(method))
            .ThenBy(match => Math.Abs(match.Signature.Slots.Count - method.Parameters.Length))
            .First();
        (Location at, string why) = FirstDifference(best.Signature);
        string text = best.Signature.Text(method);
        problems.Add(new Problem(Descriptors.FormSignature, at, method.Name, Words, best.Function.Name, why, text)
        {
            Properties = ImmutableDictionary<string, string?>.Empty.Add("Signature", text),
        });
        return null;
    }

    private (Location At, string Why) FirstDifference(FormSignature signature)
    {
        int fitting = signature.Fitting(method);
        if (fitting < signature.Slots.Count && fitting < method.Parameters.Length)
        {
            IParameterSymbol parameter = method.Parameters[fitting];
            return (parameter.Locations[0], $"'{parameter.Name}' is '{FormSignature.TypeOf(parameter)}' where '{signature.Slots[fitting].Type}' belongs");
        }
        if (fitting < method.Parameters.Length)
            return (method.Parameters[fitting].Locations[0], $"'{method.Parameters[fitting].Name}' is one parameter too many");
        if (fitting < signature.Slots.Count)
            return (method.Locations[0], $"the parameter '{signature.Slots[fitting].Type} {signature.Slots[fitting].Name}' is missing");
        return (method.Locations[0], $"it returns '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'");
    }

    private FormMatch? Refuse(DiagnosticDescriptor descriptor, Location at, params string[] arguments)
    {
        problems.Add(new Problem(descriptor, at, arguments));
        return null;
    }
}
