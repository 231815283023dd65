namespace CurseOfMemory.Generator.Writing;

/// <summary>Doc comments.</summary>
internal static class Documentation
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A summary, and remarks with one formula to a line.</summary>
    public static void Write(CodeWriter code, string summary, IEnumerable<string> remarks)
    {
        code.Line($"/// <summary>{Escape(summary)}</summary>");
        string[] lines = remarks.ToArray();
        if (lines.Length == 0)
            return;
        code.Line("/// <remarks>");
        foreach (string line in lines)
            code.Line($"/// {Escape(line)}<br/>");
        code.Line("/// </remarks>");
    }
}
