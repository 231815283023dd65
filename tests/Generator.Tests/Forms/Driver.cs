using System.Text;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Writes a class that calls the methods of another with their arguments in an array, since spans can't be boxed.</summary>
internal static class Driver
{
    /// <summary>A method <c>object? {name}{number of parameters}(object[] arguments)</c> for each method of the type.</summary>
    /// <param name="number">The type that stands for <c>double</c>.</param>
    /// <param name="instance">An expression that makes the object for instance methods.</param>
    public static string Text(INamedTypeSymbol type, string number, string? instance)
    {
        StringBuilder text = new("#nullable enable\npublic static class Driver\n{\n");
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>().Where(IsCallable))
        {
            string target = method.IsStatic ? type.ToDisplayString() : $"({instance})";
            string call = $"{target}.{method.Name}({string.Join(", ", method.Parameters.Select((parameter, i) => Argument(parameter, i, number)))})";
            text.Append($"    public static object? {method.Name}{method.Parameters.Length}(object[] a) ");
            text.Append(method.ReturnsVoid ? $"{{ {call}; return null; }}\n" : $"=> {call};\n");
        }
        return text.Append("}\n").ToString();
    }

    private static bool IsCallable(IMethodSymbol method) => method is
    {
        MethodKind: MethodKind.Ordinary,
        IsGenericMethod: false,
        IsImplicitlyDeclared: false,
        PartialDefinitionPart: null,
        DeclaredAccessibility: Accessibility.Public or Accessibility.Internal,
    };

    private static string Argument(IParameterSymbol parameter, int position, string number)
    {
        string type = parameter.Type.ToDisplayString();
        if (parameter.RefKind == RefKind.Out)
            return $"out (({number}[])a[{position}])[0]";
        return type.StartsWith("System.Span<", StringComparison.Ordinal) || type.StartsWith("System.ReadOnlySpan<", StringComparison.Ordinal)
            ? $"({number}[])a[{position}]"
            : $"({type})a[{position}]";
    }
}
