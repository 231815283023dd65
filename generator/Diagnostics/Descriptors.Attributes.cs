using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Diagnostics;

/// <summary>CM20xx: annotations that don't fit.</summary>
internal static partial class Descriptors
{
    /// <summary>Format: type.</summary>
    public static readonly DiagnosticDescriptor NotPartial = new(
        "CM2001", "An objective that is not partial",
        "'{0}' can't be an [Objective]: it is not partial, so that there is no place for its derivatives; declare it 'partial'",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: type.</summary>
    public static readonly DiagnosticDescriptor NoLoss = new(
        "CM2002", "An objective without a loss",
        "'{0}' can't be an [Objective]: none of its methods is the loss; mark one with [Loss]",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: type, first, second.</summary>
    public static readonly DiagnosticDescriptor TwoLosses = new(
        "CM2003", "An objective with two losses",
        "'{0}' can't have two losses: '{1}' is one and '{2}' another, but an objective is one function; keep [Loss] on one, or make two types",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method, why.</summary>
    public static readonly DiagnosticDescriptor Signature = new(
        "CM2004", "A method that can't be a loss",
        "'{0}' can't be a [Loss]: {1}; declare it as a method with a body that returns 'double' and takes its parameters by value",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: type, container.</summary>
    public static readonly DiagnosticDescriptor ContainerNotPartial = new(
        "CM2005", "An objective inside a type that is not partial",
        "'{0}' can't be an [Objective]: '{1}' around it is not partial, so that its other half can't be written; declare '{1}' 'partial', or move '{0}' out of it",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: type, name.</summary>
    public static readonly DiagnosticDescriptor NoMember = new(
        "CM2006", "An attribute that names no member",
        "'{0}' has no member '{1}': the attribute must name a field, a property or a primary constructor parameter; write 'nameof(...)' of one",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: member, type.</summary>
    public static readonly DiagnosticDescriptor WrongMember = new(
        "CM2007", "An attribute that names an unfit member",
        "'{0}' doesn't fit this attribute: it must be a field, a readable property or a primary constructor parameter of type '{1}'; name another, or change its type",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: parameter, what it is.</summary>
    public static readonly DiagnosticDescriptor Parameter = new(
        "CM2008", "A parameter of a loss without a part",
        "'{0}' can't be a parameter of a loss: it is {1}, but a loss is a function of theta alone; take 'double' and 'ReadOnlySpan<double>', and keep data in members",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: parameter, attribute, what it needs.</summary>
    public static readonly DiagnosticDescriptor Role = new(
        "CM2009", "An attribute on an unfit parameter",
        "'{0}' can't be {1}: that part needs {2}; change the type or remove the attribute",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: type.</summary>
    public static readonly DiagnosticDescriptor FileLocal = new(
        "CM2010", "An objective that is local to its file",
        "'{0}' can't be an [Objective]: it is local to its file, and its other half stands in another; remove 'file'",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method.</summary>
    public static readonly DiagnosticDescriptor NothingToLearn = new(
        "CM2011", "A loss without parameters",
        "'{0}' has nothing to differentiate by: it takes neither a 'double' nor a 'ReadOnlySpan<double>' without another part; add such a parameter",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method, type.</summary>
    public static readonly DiagnosticDescriptor Stray = new(
        "CM2013", "A loss outside an objective",
        "'{0}' can't be a [Loss]: its type '{1}' is no [Objective], so that nothing would be generated; mark the type with [Objective]",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: number of passes.</summary>
    public static readonly DiagnosticDescriptor Checkpoint = new(
        "CM2014", "Checkpoints without passes between them",
        "A checkpoint every {0} passes can't be: there is at least 1 pass from one to the next; write a positive number, about the root of the number of passes",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method.</summary>
    public static readonly DiagnosticDescriptor IdleCheckpoint = new(
        "CM2015", "Checkpoints on a loop that doesn't count",
        "The [Checkpoint] of '{0}' can't be kept: only the passes of a 'for' or 'foreach' that runs to its end, in a method that doesn't call itself, are counted beforehand; write the time loop so, or leave [Checkpoint] out",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: length.</summary>
    public static readonly DiagnosticDescriptor NegativeLength = new(
        "CM2012", "A negative length",
        "The length {0} can't be: a block has at least 0 elements; write a length that is not negative",
        Category, DiagnosticSeverity.Error, true);
}
