using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Diagnostics;

/// <summary>CM21xx: methods that are declared as derivatives of functions.</summary>
internal static partial class Descriptors
{
    /// <summary>Format: method, derivative, type, name.</summary>
    public static readonly DiagnosticDescriptor NoFunction = new(
        "CM2101", "A derivative of a method that doesn't exist",
        "'{0}' can't be {1}: '{2}' has no method '{3}' that it could be of; name one with 'nameof(...)'",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method, derivative, function.</summary>
    public static readonly DiagnosticDescriptor NotDifferentiable = new(
        "CM2102", "A derivative of a method without [Differentiable]",
        "'{0}' can't be {1} of '{2}': '{2}' is not marked as differentiable; put [Differentiable] on '{2}'",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method, derivative, function, difference, signature.</summary>
    public static readonly DiagnosticDescriptor FormSignature = new(
        "CM2103", "A derivative with another signature",
        "'{0}' can't be {1} of '{2}': {3}; declare it as '{4}'",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method, derivative, why, instead.</summary>
    public static readonly DiagnosticDescriptor FormNotPartial = new(
        "CM2104", "A derivative that can't be completed",
        "'{0}' can't be {1}: {2}; {3}",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method, derivative, function, why, instead.</summary>
    public static readonly DiagnosticDescriptor WrongFunction = new(
        "CM2105", "A derivative that the function doesn't have",
        "'{0}' can't be {1} of '{2}': {3}; {4}",
        Category, DiagnosticSeverity.Error, true);
}
