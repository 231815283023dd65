using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Diagnostics;

/// <summary>CM10xx: what a definition may not contain.</summary>
internal static partial class Descriptors
{
    /// <summary>Format: condition.</summary>
    public static readonly DiagnosticDescriptor Branch = new(
        "CM1001", "A branch whose condition is not known",
        "The condition '{0}' can't be followed: which way it goes is not known while the project compiles; decide by a constant, or write the formula without the branch",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: why.</summary>
    public static readonly DiagnosticDescriptor Loop = new(
        "CM1002", "A loop that is no sum over a range",
        "The loop can't be read as a sum: {0}; write 'for (int i = 0; i < n; i++)' with n a length, an int member or a constant",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: local.</summary>
    public static readonly DiagnosticDescriptor Carried = new(
        "CM1003", "A local carried from pass to pass",
        "'{0}' can't be read as a sum: what it becomes in one pass depends in another way on the pass before; add to it with '+=' or '-=' a term free of such locals",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method.</summary>
    public static readonly DiagnosticDescriptor Unknown = new(
        "CM1004", "A method without a known derivative",
        "'{0}' can't be differentiated: it is not in the table of functions and its source is not in this project; call functions of System.Math, or write its body here",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: call, why.</summary>
    public static readonly DiagnosticDescriptor Dispatch = new(
        "CM1005", "A call that is decided at run time",
        "The call '{0}' can't be followed: which method runs is not known while the project compiles, because {1}; call a static method, or one of a struct or sealed type",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method.</summary>
    public static readonly DiagnosticDescriptor Recursion = new(
        "CM1006", "A method that calls itself",
        "'{0}' can't be inlined: it calls itself, so that there would be no end; write it as a loop",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: index, why.</summary>
    public static readonly DiagnosticDescriptor Index = new(
        "CM1007", "An index that is neither a counter nor a constant",
        "The index '{0}' can't be followed: {1}; index by the loop's counter, by a [Summed] parameter or by a constant within the length",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: element, block.</summary>
    public static readonly DiagnosticDescriptor Length = new(
        "CM1008", "An index that runs over another length",
        "The element '{0}' can't be followed: the index runs over a length that may differ from that of '{1}'; loop to '{1}.Length', or give both the same [Length]",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: expression, type.</summary>
    public static readonly DiagnosticDescriptor Type = new(
        "CM1009", "A type that is not a number",
        "'{0}' of type '{1}' can't be differentiated: a definition computes with double, and counts with int; convert it to double, or store it as double[]",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: target of the assignment.</summary>
    public static readonly DiagnosticDescriptor Assignment = new(
        "CM1010", "An assignment that outlives the definition",
        "'{0}' can't be assigned: a definition is a formula and changes nothing but its own locals; keep the number in a local, or return it",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: expression.</summary>
    public static readonly DiagnosticDescriptor Rounding = new(
        "CM1011", "Arithmetic that rounds to an integer",
        "'{0}' can't be differentiated: it rounds to an integer or takes a remainder, and so jumps; compute with double, as in '2.0' for '2'",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: local.</summary>
    public static readonly DiagnosticDescriptor LastPass = new(
        "CM1012", "What the last pass of a loop left behind",
        "'{0}' can't be read here: it holds what the last pass of a loop left in it, which is no sum; read it inside the loop, or add it up there",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: what, why, instead.</summary>
    public static readonly DiagnosticDescriptor Construct = new(
        "CM1013", "A construct outside formulas",
        "A definition can't contain {0}: {1}; {2}",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: member, annotated type, its owner.</summary>
    public static readonly DiagnosticDescriptor Inaccessible = new(
        "CM1014", "Data that the type can't read",
        "'{0}' can't be read from '{1}', where the generated code stands: it is private to '{2}'; make it internal, or hand it to the constructor of '{1}'",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: argument.</summary>
    public static readonly DiagnosticDescriptor Order = new(
        "CM1015", "An order that is not known",
        "The order '{0}' can't be followed: derivatives of this function are known for each constant order n >= 0; pass a constant",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method, limit.</summary>
    public static readonly DiagnosticDescriptor Work = new(
        "CM1017", "A definition that unrolls too far",
        "'{0}' can't be read: its loops unroll to more than {1} statements, which nobody wants to compile; write the inner loops as sums over a length",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method.</summary>
    public static readonly DiagnosticDescriptor Depth = new(
        "CM1016", "A definition nested too deeply",
        "'{0}' can't be read: its calls or expressions are nested too deeply for the stack of the compiler; name parts of them as locals, or write them as loops",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: expression.</summary>
    public static readonly DiagnosticDescriptor Allocation = new(
        "CM1018", "An array whose length is not known at entry",
        "'{0}' can't be stored: the length of an array must be known when the function is entered, and how long rows and lists can become; "
            + "compute the length from parameters, lengths and data, or allocate the largest before the loop",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: method, limit.</summary>
    public static readonly DiagnosticDescriptor Expansion = new(
        "CM1020", "A function that expands too far",
        "'{0}' can't be read: the calls in it expand to more than {1} steps, which nobody wants to compile; write what repeats as a loop",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: expression, why, instead.</summary>
    public static readonly DiagnosticDescriptor Reference = new(
        "CM1019", "A reference that can't be followed by name",
        "'{0}' can't be followed: {1}; {2}",
        Category, DiagnosticSeverity.Error, true);

    /// <summary>Format: member, why.</summary>
    public static readonly DiagnosticDescriptor PerProblem = new(
        "CM1021", "Data of many problems that can't be told apart",
        "'{0}' can't be read as [PerProblem] data: {1}; mark an array of double that a formula reads by a counter or a constant, and keep its length in another member",
        Category, DiagnosticSeverity.Error, true);
}
