using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Reads the values of constants and the initialisers of <c>static readonly</c> fields.</summary>
internal static class Initializers
{
    /// <summary>The number that a field always holds, a <c>long</c> or <c>double</c>; null if that is not known.</summary>
    public static object? Constant(IFieldSymbol field, Compilation compilation, CancellationToken cancellation)
    {
        object? constant = field.HasConstantValue ? field.ConstantValue
            : IsFixed(field) ? Initializer(field, compilation, cancellation)
            : null;
        return (constant, field.Type.SpecialType) switch
        {
            (null or bool or char or string, _) => null,
            (_, SpecialType.System_Double or SpecialType.System_Single) => Convert.ToDouble(constant),
            (_, >= SpecialType.System_SByte and <= SpecialType.System_Int64) => Convert.ToInt64(constant),
            _ => null,
        };
    }

    /// <summary>Whether nothing but the initialiser sets a field; a static constructor could.</summary>
    private static bool IsFixed(IFieldSymbol field) => field is
    {
        IsStatic: true,
        IsReadOnly: true,
        ContainingType.StaticConstructors: [] or [{ IsImplicitlyDeclared: true }],
    };

    private static object? Initializer(IFieldSymbol field, Compilation compilation, CancellationToken cancellation) =>
        field.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
            is VariableDeclaratorSyntax { Initializer.Value: ExpressionSyntax value }
        && compilation.ContainsSyntaxTree(value.SyntaxTree)
        && compilation.GetSemanticModel(value.SyntaxTree).GetConstantValue(value, cancellation) is { HasValue: true, Value: var constant }
            ? constant
            : null;
}
