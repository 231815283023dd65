using System.Runtime.CompilerServices;
using System.Text;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Writes indented lines of C#. The parts of an interpolated line are written one by one, and never made one string.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new(1 << 12);
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
    }

    public void Line([InterpolatedStringHandlerArgument("")] in Parts line) => _text.Append('\n');

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

    public void Open([InterpolatedStringHandlerArgument("")] in Parts line)
    {
        Line(line);
        Open();
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

    /// <summary>Writes something, and then before it the lines that its text turns out to need, with an empty line between.</summary>
    public void Preceded(Action write, Func<string, IReadOnlyList<string>> needs)
    {
        int start = _text.Length;
        write();
        IReadOnlyList<string> lines = needs(_text.ToString(start, _text.Length - start));
        if (lines.Count > 0)
            _text.Insert(start, string.Concat(lines.Select(line => new string(' ', 4 * _depth) + line + "\n")) + "\n");
    }

    /// <summary>The text; every block must be closed.</summary>
    public override string ToString() => _depth == 0 ? _text.ToString() : throw new InvalidOperationException("A block was left open.");

    /// <summary>An interpolated line: its parts go to the writer as they are met.</summary>
    [InterpolatedStringHandler]
    public readonly struct Parts
    {
        private readonly StringBuilder _text;

        public Parts(int literals, int holes, CodeWriter code)
        {
            _text = code._text;
            _text.Append(' ', 4 * code._depth);
        }

        public void AppendLiteral(string text) => _text.Append(text);

        public void AppendFormatted(string? text) => _text.Append(text);

        public void AppendFormatted(int number) => _text.Append(number);
    }
}
