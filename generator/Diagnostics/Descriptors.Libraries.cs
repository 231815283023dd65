using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Diagnostics;

/// <summary>CM22xx: differentiable methods of other assemblies.</summary>
internal static partial class Descriptors
{
    /// <summary>Format: method, assembly, why.</summary>
    public static readonly DiagnosticDescriptor Unreadable = new(
        "CM2201", "A graph that can't be read",
        "'{0}' can't be differentiated: '{1}' carries a graph of it, but {2}; use the version of CurseOfMemory that '{1}' was built with, or build '{1}' with this one",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method, why.</summary>
    public static readonly DiagnosticDescriptor NotExported = new(
        "CM2202", "A differentiable method without a graph",
        "Projects that refer to this one can't differentiate '{0}': {1}; change that if they shall, or make the method internal",
        Category, DiagnosticSeverity.Info, true);
}
