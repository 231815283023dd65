using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Diagnostics;

/// <summary>CM11xx: what calculus can't do, or only at a price.</summary>
internal static partial class Descriptors
{
    /// <summary>Format: term, range, why.</summary>
    public static readonly DiagnosticDescriptor NoRule = new(
        "CM1101", "An integral without a closed form",
        "The term {0} has no integral in closed form over {1}: {2}; write the integrand as sums of products of powers of t, exponentials, sines, cosines and targets, or allow quadrature by [Integrated(..., Quadrature = 64)]",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: term, range.</summary>
    public static readonly DiagnosticDescriptor Divergent = new(
        "CM1102", "An integral that diverges",
        "The integral of {0} over {1} diverges for all values of the parameters: the term doesn't decay; multiply it by a decaying exponential, or integrate to a finite end",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: target, members.</summary>
    public static readonly DiagnosticDescriptor Target = new(
        "CM1103", "A target that lacks a member",
        "The target '{0}' can't be integrated: its type has no {1}; add that to the type, or use a target that has it",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: number of indices.</summary>
    public static readonly DiagnosticDescriptor Cost = new(
        "CM1104", "A product of many sums",
        "The closed form sums over {0} indices at once: each evaluation costs of the order of n^{0} operations for sums of n terms; lower the power of the sum if that is too slow",
        Category, DiagnosticSeverity.Warning, true);

    /// <summary>Format: limit.</summary>
    public static readonly DiagnosticDescriptor Budget = new(
        "CM1105", "A definition that grows too large",
        "The derivatives need more than {0} operations: its products expand too far; write products of sums with fewer factors, and long sums as loops over data",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method, number of the argument.</summary>
    public static readonly DiagnosticDescriptor NoPartial = new(
        "CM1106", "A derivative that no rule gives",
        "The derivative of '{0}' by its argument {1} is not known: the method is opaque, and no [DerivativeRule] names one of this order; "
            + "name it, mark the parameter [Constant], or ask for lower derivatives",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: type, owner of the missing member, member.</summary>
    public static readonly DiagnosticDescriptor DoubleOnly = new(
        "CM1107", "An objective in double only",
        "'{0}' is an IObjective<double> alone: {1} has no {2}; add that to have IObjective<DoubleDouble> as well, or ignore this where double will do",
        Category, DiagnosticSeverity.Info, true);

    /// <summary>Format: method, loss, why.</summary>
    public static readonly DiagnosticDescriptor OneByOne = new(
        "CM1108", "Batches that run one problem after another",
        "'{0}' runs the problems of a batch one after another: in '{1}' {2}; write it so that all problems take the same way, or ignore this where batches are not used",
        Category, DiagnosticSeverity.Info, true);

    /// <summary>Format: method, owner, member.</summary>
    public static readonly DiagnosticDescriptor NotExtended = new(
        "CM1110", "A derivative that can't be computed in extended precision",
        "'{0}' can't be computed with DoubleDouble: {1} has no {2}; declare it with 'double', or write the function without that",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: why, Jacobian or Hessian, the same as a name.</summary>
    public static readonly DiagnosticDescriptor NoPattern = new(
        "CM1109", "A Jacobian or Hessian whose pattern is not known",
        "The {1} can't be compressed: which entries are 0 depends on the point, since {0}; take the dense {1} ('Span<double> {2}'), or let lengths and integers decide",
        Category, DiagnosticSeverity.Error, true);
}
