using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Operations in lanes as C#; truth values are the masks that comparisons make.</summary>
internal sealed class LaneOperations(string lanes) : WideOperations
{
    public override Term Widen(Term term) => AsLanes(term);

    public override bool Takes(Compute compute, Kind kind, IReadOnlyList<Term> arguments) => arguments.Any(argument => argument.IsWide);

    /// <summary>A term with a value for each lane.</summary>
    public Term AsLanes(Term term) => term switch
    {
        { IsWide: true } => term,
        { Kind: TermKind.Real, Value: 0 } when !Term.IsNegativeZero(term.Value) => Term.Code(lanes + ".Zero") with { IsReal = true, IsWide = true },
        _ => Member("Broadcast", term),
    };

    public override Term Of(Compute compute, Kind kind, IReadOnlyList<Term> arguments) => compute.Operation switch
    {
        Operation.Copy => AsLanes(arguments[0]),
        Operation.Negate => Term.Prefix("-", true, arguments[0]) with { IsWide = true },
        Operation.Add => Add(arguments[0], arguments[1]),
        Operation.Subtract => Subtract(arguments[0], arguments[1]),
        Operation.Multiply => Infix("*", arguments[0], arguments[1]),
        Operation.Divide => Infix("/", AsLanes(arguments[0]), AsLanes(arguments[1])),
        Operation.Function => Function(Functions.All[compute.Row], compute.Order, arguments),
        Operation.Less => Member("GreaterThan", AsLanes(arguments[1]), AsLanes(arguments[0])),
        Operation.LessOrEqual => Member("GreaterThanOrEqual", AsLanes(arguments[1]), AsLanes(arguments[0])),
        Operation.Equal => Member("EqualTo", AsLanes(arguments[0]), AsLanes(arguments[1])),
        Operation.NotEqual => Not(Member("EqualTo", AsLanes(arguments[0]), AsLanes(arguments[1]))),
        Operation.IsNaN => Not(Member("EqualTo", arguments[0], arguments[0])),
        Operation.And => Select(AsMask(arguments[0]), AsMask(arguments[1]), AsLanes(Term.Real(0))),
        Operation.Or => Select(AsMask(arguments[0]), True, AsMask(arguments[1])),
        Operation.Not => Not(AsMask(arguments[0])),
        Operation.Any => Any(AsMask(arguments[0])),
        Operation.Choose when kind == Kind.Truth => Select(AsMask(arguments[0]), AsMask(arguments[1]), AsMask(arguments[2])),
        Operation.Choose => Select(AsMask(arguments[0]), AsLanes(arguments[1]), AsLanes(arguments[2])),
        _ => throw new InvalidOperationException($"Lanes have no operation {compute.Operation}."),
    };

    /// <summary>x y + z.</summary>
    public Term MultiplyAdd(Term product, Term summand)
    {
        (Term x, Term y) = (product.Arguments[0], product.Arguments[1]);
        return y.IsWide ? Member("MultiplyAdd", x, y, AsLanes(summand)) : Member("MultiplyAdd", y, x, AsLanes(summand));
    }

    public static bool IsProduct(Term term) => term is { Kind: TermKind.Infix, Text: "*", IsWide: true };

    /// <summary>A truth value as a mask.</summary>
    public Term AsMask(Term term) => term.IsWide ? term : Term.Choice(term, True, AsLanes(Term.Real(0)));

    private Term True => Term.Code($"{lanes}.EqualTo({lanes}.Zero, {lanes}.Zero)") with { IsReal = true, IsWide = true };

    // 1 in each lane that holds, so that the sum is 0 where none does
    private Term Any(Term mask) => Term.Infix(">", false, Term.Call(lanes + ".Sum", true, [Select(mask, AsLanes(Term.Real(1)), AsLanes(Term.Real(0)))]), Term.Real(0));

    private Term Add(Term left, Term right) =>
        IsProduct(right) ? MultiplyAdd(right, left) : IsProduct(left) ? MultiplyAdd(left, right) : Infix("+", left, right);

    // x - y z = (-y) z + x
    private Term Subtract(Term left, Term right) => IsProduct(right)
        ? MultiplyAdd(Infix("*", Term.Prefix("-", true, right.Arguments[0]) with { IsWide = right.Arguments[0].IsWide }, right.Arguments[1]), left)
        : Infix("-", left, right);

    private static Term Infix(string symbol, Term left, Term right) => Term.Infix(symbol, true, left, right) with { IsWide = true };

    private Term Not(Term mask) => Select(mask, AsLanes(Term.Real(0)), True);

    private Term Select(Term mask, Term then, Term otherwise) => Member("Select", mask, then, otherwise);

    private Term Member(string name, params Term[] arguments) => Term.Call($"{lanes}.{name}", true, arguments) with { IsWide = true };

    private Term Function(Function function, int order, IReadOnlyList<Term> arguments)
    {
        bool isMember = !function.Lanes.StartsWith("global::", StringComparison.Ordinal);
        IEnumerable<Term> values = arguments.Select(AsLanes);
        return Term.Call(isMember ? $"{lanes}.{function.Lanes}" : function.Lanes, true, [.. function.HasOrder ? values.Prepend(Term.Integer(order)) : values]) with { IsWide = true };
    }
}
