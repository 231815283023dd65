using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Reading.Forms;

/// <summary>Reads what the other part of a partial method has to repeat.</summary>
internal static class FormDeclarations
{
    private static readonly SymbolDisplayFormat Qualified =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static FormDeclaration Of(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        TypeShape type = TypeShapes.Of(method.ContainingType);
        int twin = Twins(method).TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method)).Count() + 1;
        string suffix = twin == 1 ? "" : $"{twin}";
        return new(
            type,
            type.HintName.Substring(0, type.HintName.Length - "g.cs".Length) + method.Name + (suffix.Length > 0 ? "-" + suffix : "") + ".g.cs",
            Identifiers.Escape(method.Name),
            method.Name + suffix,
            string.Join(" ", syntax.Modifiers.Select(modifier => modifier.Text)),
            method.ReturnType.ToDisplayString(Qualified),
            syntax.GetLeadingTrivia().ToFullString().Contains("///"),
            method.Parameters.Select((parameter, i) => new FormArgument(Identifiers.Escape(parameter.Name), Declaration(parameter, syntax, i))).ToEquatableArray());
    }

    public static string TypeText(ITypeSymbol type) => type.ToDisplayString(Qualified);

    private static string Declaration(IParameterSymbol parameter, MethodDeclarationSyntax syntax, int position)
    {
        IEnumerable<string> modifiers = syntax.ParameterList.Parameters[position].Modifiers.Select(modifier => modifier.Text + " ");
        return string.Concat(modifiers) + TypeText(parameter.Type) + " " + Identifiers.Escape(parameter.Name);
    }

    /// <summary>The methods whose names differ from a method's at most in case: files may not differ in case alone.</summary>
    private static IEnumerable<IMethodSymbol> Twins(IMethodSymbol method) => method.ContainingType.GetMembers().OfType<IMethodSymbol>()
        .Where(other => string.Equals(other.Name, method.Name, StringComparison.OrdinalIgnoreCase) && FormAttributes.KindOf(other) is not null);
}
