using System.Globalization;
using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints expressions of kernels as C#.</summary>
/// <param name="targetCall">Prints a call of a target's method in lanes, from the target, the method, the order and the arguments.</param>
internal sealed class ExpressionWriter(Layout layout, Func<Expression, string, string> targetCall)
{
    private readonly string _lanes = layout.Own("L"), _scalar = layout.Precision.Scalar;

    public const string Extended = "global::CurseOfMemory.ExtendedLanes.";

    private const int AddPrecedence = 1, MultiplyPrecedence = 2, UnaryPrecedence = 3;

    public string Text(Expression expression) => Text(expression, 0);

    private string Text(Expression expression, int around) => expression.Kind switch
    {
        ExpressionKind.Number => Number(expression, around),
        ExpressionKind.Name or ExpressionKind.Field => expression.Text,
        ExpressionKind.Data => Widened(expression.Text, around),
        ExpressionKind.Datum when expression.IsLanes => $"{(IsExtended ? Extended + "Load<" + _lanes + ">" : _lanes + ".Load")}({Place(expression)})",
        ExpressionKind.Datum => Widened($"{expression.Text}[{expression.Index}]", around),
        ExpressionKind.Element => expression.IsLanes ? $"{_lanes}.Load({Place(expression)})" : $"{expression.Text}[{expression.Index}]",
        ExpressionKind.Within => $"{Extended}Broadcast<{_lanes}>({Place(expression)})",
        ExpressionKind.Position => expression.IsLanes
            ? $"{(IsExtended ? Extended + "Indices" : "global::CurseOfMemory.LaneIndices.From")}<{_lanes}>({expression.Text})"
            : Grouped($"({_scalar}){expression.Text}", UnaryPrecedence, around),
        ExpressionKind.Add => Binary(expression, "+", AddPrecedence, around),
        ExpressionKind.Subtract => Binary(expression, "-", AddPrecedence, around),
        ExpressionKind.Multiply => Binary(expression, "*", MultiplyPrecedence, around),
        ExpressionKind.Negate => Grouped(Negated(Text(expression.Arguments[0], UnaryPrecedence)), UnaryPrecedence, around),
        ExpressionKind.Reciprocal => Reciprocal(expression, around),
        ExpressionKind.ReciprocalOfSum => $"{(expression.Text.Length > 0 ? expression.Text : _lanes)}.ReciprocalOfSum({FromPlace(expression.Arguments[0]) ?? Text(expression.Arguments[0])}, {Text(expression.Arguments[1])})",
        ExpressionKind.Product => expression.Arguments is [{ Kind: ExpressionKind.Broadcast, Arguments: [{ Kind: ExpressionKind.Datum, IsLanes: false } x] }, Expression y]
            ? $"{Extended}Product(in {x.Text}[{x.Index}], {Text(y)})"
            : $"{Extended}Product({Arguments(expression)})",
        ExpressionKind.Normalized => $"{Extended}Normalized({Arguments(expression)})",
        ExpressionKind.Scaled => $"{Extended}Scaled({Arguments(expression)})",
        ExpressionKind.AddTerm => $"{Extended}AddTerm({Arguments(expression)})",
        ExpressionKind.MultiplyAdd => $"{_lanes}.MultiplyAdd({Arguments(expression)})",
        ExpressionKind.NegatedMultiplyAdd => $"{_lanes}.NegatedMultiplyAdd({Arguments(expression)})",
        ExpressionKind.Function => Function(expression),
        ExpressionKind.Target => Target(expression),
        ExpressionKind.Grid => Grid(expression),
        ExpressionKind.OnGrid => $"{Text(expression.Arguments[0])}.{expression.Text}({expression.Index}, {string.Join(", ", expression.Arguments.Skip(1).Select(argument => Text(argument)))})",
        ExpressionKind.SumOfLanes => $"{SumOfLanes(_lanes)}({Arguments(expression)})",
        ExpressionKind.Broadcast => FromPlace(expression.Arguments[0]) ?? $"{_lanes}.Broadcast({Arguments(expression)})",
        _ => throw new InvalidOperationException(expression.Kind.ToString()),
    };

    // --x would count down
    private static string Negated(string text) => text[0] == '-' ? $"-({text})" : "-" + text;

    /// <summary>The method that adds up lanes of a type.</summary>
    private string SumOfLanes(string lanes) => IsExtended ? Extended + "Sum" : lanes + ".Sum";

    /// <summary>A value and the sum of lanes of a type.</summary>
    public string WithSum(string value, string lanes, string terms) => IsExtended ? $"{Extended}Sum({terms}, {value})" : $"{value} + {lanes}.Sum({terms})";

    /// <summary>A number of extended precision read from a place into all lanes; null for others.</summary>
    private string? FromPlace(Expression number) => IsExtended && number is { IsLanes: false, Kind: ExpressionKind.Element or ExpressionKind.Datum }
        ? $"{Extended}Broadcast<{_lanes}>(in {number.Text}[{number.Index}])"
        : null;

    /// <summary>Where lanes are loaded from: over a batch what every lane finds a number in.</summary>
    private string Place(Expression element) => layout.IsBatch ? $"{layout.Group(element.Text, element.Index)}, 0" : $"{element.Text}, {element.Index}";

    private bool IsExtended => layout.Precision.IsExtended;

    /// <summary>A double in the kernel's precision: what is computed with it must not round to double.</summary>
    private string Widened(string text, int around) => IsExtended ? Grouped($"({_scalar}){text}", UnaryPrecedence, around) : text;

    private string Number(Expression number, int around) => IsExtended && number.Low != 0
        ? $"{_scalar}.FromSum({Number(number.High, 0)}, {Number(number.Low, 0)})"
        : Number(number.High, around);

    private static string Number(double value, int around)
    {
        string text = Numbers.Text(value);
        return text[0] == '-' ? Grouped(text, UnaryPrecedence, around) : text;
    }

    private string Binary(Expression expression, string symbol, int precedence, int around)
    {
        string left = Text(expression.Arguments[0], precedence);
        string right = Text(expression.Arguments[1], precedence + 1);
        return Grouped($"{left} {symbol} {right}", precedence, around);
    }

    private string Reciprocal(Expression expression, int around) => expression.IsLanes
        ? $"{_lanes}.Reciprocal({Arguments(expression)})"
        : Grouped("1.0 / " + Text(expression.Arguments[0], MultiplyPrecedence + 1), MultiplyPrecedence, around);

    private string Function(Expression call)
    {
        string order = call.Order < 0 ? "" : call.Order.ToString(CultureInfo.InvariantCulture) + ", ";
        if (!call.IsLanes)
            return $"{call.Text}({order}{string.Join(", ", call.Arguments.Select(argument => argument.Kind == ExpressionKind.Number ? Widened(Text(argument, UnaryPrecedence + 1), 0) : Text(argument)))})";
        string arguments = string.Join(", ", call.Arguments.Select(AsLanes));
        bool isMember = !call.Index.StartsWith("global::", StringComparison.Ordinal);
        return isMember ? $"{_lanes}.{call.Index}({arguments})"
            : IsExtended ? $"{Extended}Map({order}{arguments}, {call.Text})"
            : $"{call.Index}({order}{arguments})";
    }

    private string Grid(Expression grid)
    {
        bool isEach = grid.Text.EndsWith("Each", StringComparison.Ordinal);
        IEnumerable<string> arguments = grid.Arguments.Select(argument => isEach ? AsLanes(argument) : Text(argument)).Append(grid.Index).Where(argument => argument.Length > 0);
        return $"global::CurseOfMemory.UniformGrid<{_lanes}>.{grid.Text}({string.Join(", ", arguments)})";
    }

    private string Target(Expression call)
    {
        string order = call.Order < 0 ? "" : call.Order.ToString(CultureInfo.InvariantCulture) + ", ";
        return call.IsLanes
            ? targetCall(call, order + Arguments(call))
            : $"{layout.TargetText(call.Number)}.{call.Text}({order}{Arguments(call)})";
    }

    /// <summary>A target's moment in lanes, and into a new variable the one of the next order.</summary>
    public string MomentAndNext(Expression moment, string next) =>
        targetCall(moment, $"{moment.Order.ToString(CultureInfo.InvariantCulture)}, {Arguments(moment)}, out {_lanes} {next}");

    /// <summary>An expression as lanes, plain numbers broadcast.</summary>
    public string AsLanes(Expression expression) => expression.IsLanes ? Text(expression) : $"{_lanes}.Broadcast({Text(expression)})";

    private string Arguments(Expression expression) => string.Join(", ", Array.ConvertAll(expression.Arguments, Text));

    private static string Grouped(string text, int precedence, int around) => precedence < around ? $"({text})" : text;
}
