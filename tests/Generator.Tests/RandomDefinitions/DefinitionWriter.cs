using System.Globalization;
using System.Text;

namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>
/// Writes the body of a method as a stranger might: well typed by construction, every local assigned, every index within its array, every loop of few trips. Numbers are
/// kept moderate, but not by force.
/// </summary>
internal sealed partial class DefinitionWriter(Random random, IReadOnlyList<Helper> helpers, int budget)
{
    private readonly StringBuilder _text = new();
    private readonly List<Name> _names = [];
    private int _budget = budget, _fresh, _loops, _locals, _indent = 2;

    /// <summary>What a method returns early, or null where it may not.</summary>
    private Func<string>? _result;

    public string Text => _text.ToString();

    public DefinitionWriter With(IEnumerable<Name> names)
    {
        _names.AddRange(names);
        return this;
    }

    /// <summary>Writes statements, and a return at the end.</summary>
    public string Body(Func<DefinitionWriter, string> result, int depth = 3)
    {
        _result = () => result(this);
        Declare();
        Statements(depth);
        if (Next(4) > 0)
            Statements(depth - 1);
        Line($"return {_result()};");
        return Text;
    }

    /// <summary>Writes statements, and at the end those of the caller.</summary>
    public string Body(string last, int depth = 2)
    {
        Statements(depth);
        Line(last);
        return Text;
    }

    public int Next(int count) => random.Next(count);

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private string Fresh(string stem) => stem + ++_fresh;

    private void Line(string line) => _text.Append(' ', 4 * _indent).Append(line).Append('\n');

    /// <summary>A block in braces, whose names are forgotten after it.</summary>
    private void Block(Action body)
    {
        int names = _names.Count;
        Line("{");
        _indent++;
        body();
        _indent--;
        Line("}");
        _names.RemoveRange(names, _names.Count - names);
    }

    private Name[] Names(Sort sort) => [.. _names.Where(name => name.Sort == sort)];

    private Name? Writable(Sort sort)
    {
        Name[] names = [.. _names.Where(name => name.Sort == sort && name.IsWritable)];
        return names.Length == 0 ? null : Pick(names);
    }

    private Name Add(Name name)
    {
        _names.Add(name);
        return name;
    }

    /// <summary>A number of few digits.</summary>
    public string Number()
    {
        double value = Math.Round(random.NextDouble() * 4 - 2, random.Next(4));
        string text = value.ToString("0.0##", CultureInfo.InvariantCulture);
        return value < 0 ? $"({text})" : text;
    }
}
