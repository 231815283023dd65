using System.Text;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Zoo;

/// <summary>Writes a class that calls definitions and their derivatives with arguments in an array, since spans can't be boxed.</summary>
internal static class ZooDriver
{
    private const string Number = "global::CurseOfMemory.Generator.Tests.Oracle.HyperDual";

    public static string OfDerivatives(IEnumerable<IMethodSymbol> functions, Func<IMethodSymbol, bool> isTwice) => Class(functions, function =>
    {
        (string name, string call, string arguments) = Parts(function, "double");
        string first = $"    public static double {name}Gradient(object[] a, double[] g) => {call}Gradient({arguments}, g);\n";
        return !isTwice(function) ? first : first + $"""
                public static double {name}Hessian(object[] a, double[] g, double[] h) => {call}Hessian({arguments}, g, h);
                public static double {name}HessianProduct(object[] a, double[] v, double[] g, double[] p) => {call}HessianProduct({arguments}, v, g, p);

            """;
    });

    public static string OfOriginals(IEnumerable<IMethodSymbol> functions) => Class(functions, function =>
    {
        (string name, string call, string arguments) = Parts(function, Number);
        return $"    public static {Number} {name}Value(object[] a) => {call}({arguments});\n";
    });

    private static string Class(IEnumerable<IMethodSymbol> functions, Func<IMethodSymbol, string> methods) =>
        new StringBuilder("public static class ZooDriver\n{\n").AppendJoin("", functions.Select(methods)).Append("}\n").ToString();

    private static (string Name, string Call, string Arguments) Parts(IMethodSymbol function, string number)
    {
        string name = function.ContainingType.Name;
        return (name, "global::" + name + (function.IsStatic ? ".F" : ".Instance.F"), string.Join(", ", function.Parameters.Select((parameter, i) => Argument(parameter.Type, i, number))));
    }

    private static string Argument(ITypeSymbol type, int position, string number)
    {
        string text = System.Text.RegularExpressions.Regex.Replace(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), @"\bdouble\b", number);
        return type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" } span
            ? $"({ElementOf(span, number)}[])a[{position}]"
            : $"({text})a[{position}]";
    }

    private static string ElementOf(INamedTypeSymbol span, string number) =>
        span.TypeArguments[0].SpecialType == SpecialType.System_Double ? number : span.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
