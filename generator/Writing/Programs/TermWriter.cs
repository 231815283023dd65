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
            TermKind.Real => Numbers.Text(term.Value) + (isStrong && term.IsWeak ? ".0" : ""),
            TermKind.Integer => term.Value.ToString("F0", CultureInfo.InvariantCulture),
            TermKind.Text => Filled(term),
            TermKind.Code => term.Arguments.Count == 0 ? term.Text : string.Format(CultureInfo.InvariantCulture, term.Text, [.. term.Arguments.Select(argument => Text(argument))]),
            TermKind.Prefix => Prefix(term),
            TermKind.Infix => Infix(term),
            TermKind.Call => $"{term.Text}({Arguments(term)})",
            TermKind.Element => $"{term.Variable!.Name}[{Narrow(term.Arguments[0])}]",
            TermKind.Length => term.Variable!.Name + ".Length",
            TermKind.ToReal => isStrong ? "(double)" + Text(term.Arguments[0], Operators.Unary) : Text(term.Arguments[0], around),
            _ => $"{Text(term.Arguments[0], Operators.Choice + 1)} ? {Strong(term.Arguments[1], Operators.Choice)} : {Text(term.Arguments[2], Operators.Choice)}",
        };
        bool isBare = term.Kind == TermKind.ToReal && !isStrong;
        return term.Precedence < around && !isBare ? $"({text})" : text;
    }

    /// <summary>A term as an index or length.</summary>
    public static string Narrow(Term term, int around = Operators.Lowest) => Text(Term.Narrow(term), around);

    private static string Prefix(Term term)
    {
        string inner = term.IsReal ? Strong(term.Arguments[0], Operators.Unary) : Text(term.Arguments[0], Operators.Unary);
        return inner[0] == '-' && term.Text == "-" ? $"-({inner})" : term.Text + inner;
    }

    private static string Infix(Term term)
    {
        Term left = term.Arguments[0], right = term.Arguments[1];
        if (term.IsLong && !left.IsLong && (!right.IsLong || term.Text == "<<"))
            return $"(long){Text(left, Operators.Unary)} {term.Text} {Text(right, term.Precedence + 1)}";
        bool isWeak = left.IsReal && left.IsWeak && right.IsWeak;
        return $"{(isWeak ? Strong(left, term.Precedence) : Text(left, term.Precedence))} {term.Text} {Text(right, term.Precedence + 1)}";
    }

    private static string Arguments(Term term)
    {
        bool areWeak = term.IsReal && term.Arguments.All(argument => !argument.IsReal || argument.IsWeak);
        return string.Join(", ", term.Arguments.Select(argument => areWeak && argument.IsReal ? Strong(argument, Operators.Lowest) : Text(argument)));
    }

    /// <summary>The user's text: its indices and arguments are integers of 32 bits.</summary>
    private static string Filled(Term term) => string.Format(
        CultureInfo.InvariantCulture, term.Text, [.. term.Arguments.Select((argument, i) => argument.IsReal ? Strong(argument, Around(term.Text, i)) : Narrow(argument, Around(term.Text, i)))]);

    /// <summary>An argument of a call or an index needs no brackets.</summary>
    private static int Around(string text, int place)
    {
        string mark = $"{{{place}}}";
        int start = text.IndexOf(mark, StringComparison.Ordinal), end = start + mark.Length;
        bool isAlone = start > 0 && end < text.Length && (text[start - 1] is '(' or '[' or ' ') && (text[end] is ')' or ']' or ',');
        return isAlone ? Operators.Lowest : Operators.Primary;
    }
}
