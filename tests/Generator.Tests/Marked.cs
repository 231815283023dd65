using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests;

/// <summary>A source in which {|CM1001:this|} marks what a diagnostic must underline.</summary>
internal static partial class Marked
{
    [GeneratedRegex(@"\{\|(?<id>CM\d{4}):(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Marker { get; }

    /// <summary>Fails unless exactly the marked diagnostics are reported at exactly the marked places, and nothing else is wrong.</summary>
    /// <returns>The messages, in the order of the source.</returns>
    public static string[] Check(string marked)
    {
        List<(int Start, string Id, string Text)> expected = [];
        string source = "";
        int end = 0;
        foreach (Match marker in Marker.Matches(marked))
        {
            source += marked[end..marker.Index];
            expected.Add((source.Length + Harness.Usings.Length, marker.Groups["id"].Value, marker.Groups["text"].Value));
            source += marker.Groups["text"].Value;
            end = marker.Index + marker.Length;
        }
        Harness harness = Harness.Run(source + marked[end..]);
        Diagnostic[] found = [.. harness.Diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
        Assert.Equal(expected, found.Select(diagnostic => (diagnostic.Location.SourceSpan.Start, diagnostic.Id, Harness.Underlined(diagnostic))));
        harness.Expect([.. expected.Select(mark => (mark.Id, mark.Text))]);
        return [.. found.Select(diagnostic => diagnostic.GetMessage())];
    }
}
