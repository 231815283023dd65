using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Operations as C#.</summary>
internal static class Operations
{
    public static Term Term(Compute compute, Kind kind, IReadOnlyList<Term> arguments)
    {
        bool isReal = kind == Kind.Real, isTruth = kind == Kind.Truth;
        return compute.Operation switch
        {
            Operation.Copy => arguments[0],
            Operation.Negate => Programs.Term.Prefix("-", isReal, arguments[0]),
            Operation.Not => Programs.Term.Prefix(isTruth ? "!" : "~", false, arguments[0]),
            Operation.ToReal => Programs.Term.ToReal(arguments[0]),
            Operation.ToInteger => ToInteger("long", arguments[0]) with { IsLong = true },
            Operation.ToInt32 => ToInteger("int", arguments[0]) with { IsLong = false },
            Operation.Multiply or Operation.ShiftLeft when !isReal => Programs.Term.Infix(Symbol(compute.Operation, false), false, arguments[0], arguments[1]) with { IsLong = true },
            Operation.ShiftRight when IsNarrowing(arguments[0], arguments[1]) => Narrowed(arguments[0].Arguments[0], arguments[1].Value),
            Operation.RoundToSingle => Programs.Term.Prefix("(double)(float)", true, arguments[0]),
            Operation.Choose => Programs.Term.Choice(arguments[0], arguments[1], arguments[2]),
            Operation.IsNaN => Programs.Term.Call("double.IsNaN", false, arguments),
            Operation.Union => Programs.Term.Call("global::CurseOfMemory.PatternSweeps.Union", true, arguments),
            Operation.Function => Function(Functions.All[compute.Row], compute.Order, arguments),
            _ => Programs.Term.Infix(Symbol(compute.Operation, isTruth), isReal, arguments[0], arguments[1]),
        };
    }

    /// <summary>A real as the nearest integer towards zero. C# refuses a cast of constants beyond the range (CS0221), so that these are converted by a call.</summary>
    private static Term ToInteger(string type, Term real) => MayBeConstant(real)
        ? Programs.Term.Call($"double.ConvertToInteger<{type}>", false, [real])
        : Programs.Term.Prefix($"({type})", false, real);

    private static bool MayBeConstant(Term term) =>
        term.Kind is not (TermKind.Name or TermKind.Call or TermKind.Element or TermKind.Length) && term.Arguments.All(MayBeConstant);

    /// <summary>Whether a shift brings what was shifted to the left back into a type of 32 bits or fewer.</summary>
    private static bool IsNarrowing(Term shifted, Term bits) =>
        bits is { Kind: TermKind.Integer, Value: >= 32 } && shifted is { Kind: TermKind.Infix, Text: "<<" } && shifted.Arguments[1] is { Kind: TermKind.Integer } left && left.Value == bits.Value;

    private static Term Narrowed(Term value, double bits) => bits switch
    {
        32 => Programs.Term.Narrow(value),
        48 => Programs.Term.Prefix("(short)", false, value) with { IsLong = false },
        56 => Programs.Term.Prefix("(sbyte)", false, value) with { IsLong = false },
        _ => throw new InvalidOperationException($"No type has {64 - bits} bits."),
    };

    private static string Symbol(Operation operation, bool isTruth) => operation switch
    {
        Operation.Add => "+",
        Operation.Subtract => "-",
        Operation.Multiply => "*",
        Operation.Divide => "/",
        Operation.Remainder => "%",
        Operation.Less => "<",
        Operation.LessOrEqual => "<=",
        Operation.Equal => "==",
        Operation.NotEqual => "!=",
        Operation.And => isTruth ? "&&" : "&",
        Operation.Or => isTruth ? "||" : "|",
        Operation.ExclusiveOr => "^",
        Operation.ShiftLeft => "<<",
        Operation.ShiftRight => ">>",
        _ => throw new InvalidOperationException($"The operation {operation} has no symbol."),
    };

    private static Term Function(Function function, int order, IReadOnlyList<Term> arguments) => Programs.Term.Call(
        function.Scalar,
        true,
        function.HasOrder ? [Programs.Term.Integer(order), .. arguments] : arguments);
}
