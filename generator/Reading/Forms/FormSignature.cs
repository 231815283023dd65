using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Forms;

/// <summary>A place in a signature that a derivative method may have.</summary>
/// <param name="Name">The name to suggest.</param>
/// <param name="Type">The type with <c>out</c> or <c>in</c> before it, as messages and comparisons show it.</param>
/// <param name="Repeats">The number of the function's parameter that it repeats, -1 for a direction, seed or output.</param>
internal sealed record FormSlot(string Name, string Type, int Repeats);

/// <summary>A signature that a derivative method may have.</summary>
internal sealed record FormSignature(IReadOnlyList<FormSlot> Slots, bool IsPacked, bool ReturnsValue)
{
    private const string Input = "ReadOnlySpan<double>", Output = "Span<double>", Pattern = "JacobianPattern";

    /// <summary>Whether the outputs are the entries of a pattern alone.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>Whether the numbers are of extended precision.</summary>
    public bool IsExtended { get; init; }

    private string Scalar => IsExtended ? "DoubleDouble" : "double";

    /// <summary>For a function all signatures of its derivatives of one kind, the one to suggest first.</summary>
    public static IEnumerable<FormSignature> Of(FormKind kind, IMethodSymbol function)
    {
        FormSignature[] all = [.. InDouble(kind, function)];
        return all.Concat(all.Where(signature => !signature.IsCompressed).Select(signature => signature.Extended()));
    }

    /// <summary>The same over DoubleDouble; what is no number or span of numbers stays as it is.</summary>
    private FormSignature Extended() => this with
    {
        IsExtended = true,
        Slots = [.. Slots.Select(slot => slot.Type is Output or Input or "double" or "in double" or "out double" ? slot with { Type = slot.Type.Replace("double", "DoubleDouble") } : slot)],
    };

    private static IEnumerable<FormSignature> InDouble(FormKind kind, IMethodSymbol function)
    {
        bool scalar = !function.ReturnsVoid;
        FormSlot[] parameters = [.. function.Parameters.Select((parameter, i) => new FormSlot(parameter.Name, TypeOf(parameter), i))];
        if (kind == FormKind.Gradient && function.Parameters.Count(IsActive) > 0)
            yield return new([.. parameters, .. Unpacked(function)], IsPacked: false, scalar);
        FormSlot[] seeds = [.. Seeds(kind, scalar)], outputs = [.. Outputs(kind, scalar)];
        yield return new([.. parameters, .. seeds, .. outputs], IsPacked: true, scalar);
        if (kind == FormKind.Hessian)
            yield return new([.. parameters, outputs[0], new("pattern", Pattern, -1), new("values", Output, -1)], IsPacked: true, scalar) { IsCompressed = true };
        if (kind == FormKind.Jacobian)
            yield return new([.. parameters, new("pattern", Pattern, -1), new("values", Output, -1)], IsPacked: true, scalar) { IsCompressed = true };
        if (!scalar && seeds.Length > 0 && parameters.Length > 0 && OutputOf(function) is { Ordinal: var output })
            yield return new([.. parameters.Where(slot => slot.Repeats != output), .. seeds, parameters[output], .. outputs], IsPacked: true, scalar);
    }

    /// <summary>The span that a vector-valued function fills, or null.</summary>
    public static IParameterSymbol? OutputOf(IMethodSymbol function) => function.Parameters
        .Where(parameter => TypeOf(parameter) == Output && Attributes.Find(parameter, Attributes.Work) is null && Attributes.Find(parameter, Attributes.Constant) is null)
        .ToArray() is [var only] ? only : null;

    public static bool IsActive(IParameterSymbol parameter) =>
        Attributes.Find(parameter, Attributes.Constant) is null && TypeOf(parameter) is "double" or "in double" or Input;

    /// <summary>How many parameters of a method fit, from the first on.</summary>
    public int Fitting(IMethodSymbol method) =>
        Slots.Zip(method.Parameters, (slot, parameter) => slot.Type == TypeOf(parameter)).TakeWhile(fits => fits).Count();

    public bool Fits(IMethodSymbol method) => method.Parameters.Length == Slots.Count && Fitting(method) == Slots.Count && ReturnFits(method);

    public bool ReturnFits(IMethodSymbol method) => ReturnsValue
        ? method.RefKind == RefKind.None && method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) == Scalar
        : method.ReturnsVoid;

    public string Text(IMethodSymbol method) =>
        $"{(ReturnsValue ? Scalar : "void")} {method.Name}({string.Join(", ", Slots.Select(slot => $"{slot.Type} {slot.Name}"))})";

    public static string TypeOf(IParameterSymbol parameter)
    {
        string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return parameter.RefKind switch
        {
            RefKind.None => type,
            RefKind.In => "in " + type,
            RefKind.Out => "out " + type,
            RefKind.Ref => "ref " + type,
            _ => "ref readonly " + type,
        };
    }

    private static IEnumerable<FormSlot> Unpacked(IMethodSymbol function) => function.Parameters.Where(IsActive)
        .Select(parameter => new FormSlot("d" + parameter.Name, TypeOf(parameter) == Input ? Output : "out double", -1));

    private static IEnumerable<FormSlot> Seeds(FormKind kind, bool scalar) => kind switch
    {
        FormKind.HessianProduct or FormKind.Tangent => [new("direction", Input, -1)],
        FormKind.Adjoint => [new("seed", scalar ? "double" : Input, -1)],
        _ => [],
    };

    private static IEnumerable<FormSlot> Outputs(FormKind kind, bool scalar) => kind switch
    {
        FormKind.Gradient => [new("gradient", Output, -1)],
        FormKind.Hessian => [new("gradient", Output, -1), new("hessian", Output, -1)],
        FormKind.HessianProduct => [new("gradient", Output, -1), new("product", Output, -1)],
        FormKind.HessianDiagonal => [new("gradient", Output, -1), new("diagonal", Output, -1)],
        FormKind.Jacobian => [new("jacobian", Output, -1)],
        FormKind.Tangent => [new("tangent", scalar ? "out double" : Output, -1)],
        _ => [new("adjoint", Output, -1)],
    };
}
