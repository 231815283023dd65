using System.Globalization;
using CurseOfMemory.Generator.Planning.Programs;

namespace CurseOfMemory.Generator.Writing.Programs;

/// <summary>Prints terms as C#, with no more brackets than needed.</summary>
internal static class TermWriter
{
    public static string Text(Term term, int around = Operators.Lowest) => Print(term, around, isStrong: false);

    /// <summary>A term that C# takes for a <c>double</c> wherever it stands.</summary>
    private static string Strong(Term term, int around) => Print(term, around, isStrong: true);

    private static string Print(Term term, int around, bool isStrong)
    {
        string text = term.Kind switch
        {
            TermKind.Name => term.Variable!.Name,
            TermKind.Real => Number(term.Value) + (isStrong && term.IsWeak ? ".0" : ""),
            TermKind.Integer => term.Value.ToString("F0", CultureInfo.InvariantCulture),
            TermKind.Text => Filled(term, Operators.Primary),
            TermKind.Code => term.Arguments.Count == 0 ? term.Text : Filled(term, Operators.Lowest),
            TermKind.Prefix => Prefix(term),
            TermKind.Infix => Infix(term),
            TermKind.Call => $"{term.Text}({Arguments(term)})",
            TermKind.Element => $"{term.Variable!.Name}[{Text(term.Arguments[0])}]",
            TermKind.Length => term.Variable!.Name + ".Length",
            TermKind.ToReal => isStrong ? "(double)" + Text(term.Arguments[0], Operators.Unary) : Text(term.Arguments[0], around),
            _ => $"{Text(term.Arguments[0], Operators.Choice + 1)} ? {Strong(term.Arguments[1], Operators.Choice)} : {Text(term.Arguments[2], Operators.Choice)}",
        };
        bool isBare = term.Kind == TermKind.ToReal && !isStrong;
        return term.Precedence < around && !isBare ? $"({text})" : text;
    }

    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ when double.IsNaN(value) => "double.NaN",
        _ when Term.IsNegativeZero(value) => "-0.0",
        _ => value.ToString("G17", CultureInfo.InvariantCulture),
    };

    private static string Prefix(Term term)
    {
        string inner = term.IsReal ? Strong(term.Arguments[0], Operators.Unary) : Text(term.Arguments[0], Operators.Unary);
        return inner[0] == '-' && term.Text == "-" ? $"-({inner})" : term.Text + inner;
    }

    private static string Infix(Term term)
    {
        Term left = term.Arguments[0], right = term.Arguments[1];
        bool isWeak = left.IsReal && left.IsWeak && right.IsWeak;
        return $"{(isWeak ? Strong(left, term.Precedence) : Text(left, term.Precedence))} {term.Text} {Text(right, term.Precedence + 1)}";
    }

    private static string Arguments(Term term)
    {
        bool areWeak = term.IsReal && term.Arguments.All(argument => !argument.IsReal || argument.IsWeak);
        return string.Join(", ", term.Arguments.Select(argument => areWeak && argument.IsReal ? Strong(argument, Operators.Lowest) : Text(argument)));
    }

    private static string Filled(Term term, int around) => string.Format(
        CultureInfo.InvariantCulture, term.Text, [.. term.Arguments.Select(argument => argument.IsReal && around == Operators.Primary ? Strong(argument, around) : Text(argument, around))]);
}
