using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Reads the summary of a doc comment from its text, so that it doesn't matter whether the compiler was asked to parse it.</summary>
internal static class Summaries
{
    public static string Of(SyntaxNode declaration) => Text(Comment(declaration));

    /// <summary>What stands before a declaration, to be read later.</summary>
    public static string Comment(SyntaxNode declaration) => declaration.GetLeadingTrivia().ToFullString();

    /// <summary>The summary in a comment, or empty.</summary>
    public static string Text(string above)
    {
        string[] lines = [.. above.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("///", StringComparison.Ordinal))
            .Select(line => line.Substring(3))];
        if (lines.Length == 0)
            return "";
        try
        {
            XElement comment = XElement.Parse("<doc>" + string.Join("\n", lines) + "</doc>");
            return comment.Element("summary") is XElement summary ? Regex.Replace(Words(summary), @"\s+", " ").Trim() : "";
        }
        catch (XmlException)
        {
            return "";
        }
    }

    /// <summary>The text, with the names that references name.</summary>
    private static string Words(XNode node) => node switch
    {
        XElement { IsEmpty: true } reference => reference.Attributes().FirstOrDefault()?.Value ?? " ",
        XElement element => string.Concat(element.Nodes().Select(Words)),
        XText text => text.Value,
        _ => "",
    };
}
