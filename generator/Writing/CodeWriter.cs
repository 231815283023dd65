using System.Text;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Writes indented lines of C#.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new(4096);
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
    }

    public void Lines(params string[] lines)
    {
        foreach (string line in lines)
            Line(line);
    }

    public void Open(string? line = null)
    {
        if (line is not null)
            Line(line);
        Line("{");
        _depth++;
    }

    public void Close()
    {
        _depth--;
        Line("}");
    }

    public void Indented(string line)
    {
        _depth++;
        Line(line);
        _depth--;
    }

    /// <summary>The text; every block must be closed.</summary>
    public override string ToString() => _depth == 0 ? _text.ToString() : throw new InvalidOperationException("A block was left open.");
}
