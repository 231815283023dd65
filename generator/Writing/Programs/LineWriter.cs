using CurseOfMemory.Generator.Planning.Programs;

namespace CurseOfMemory.Generator.Writing.Programs;

/// <summary>Prints statements of planned methods.</summary>
internal sealed class LineWriter(CodeWriter code)
{
    public void Write(IReadOnlyList<Line> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            if (i > 0 && IsGap(lines[i - 1], lines[i]))
                code.Line();
            Write(lines[i]);
        }
    }

    /// <summary>An empty line stands after a loop, and before a loop with what it starts from.</summary>
    private static bool IsGap(Line before, Line after) => before is CountLine or StrideLine or RepeatLine && after is not (CountLine or StrideLine or RepeatLine);

    private void Write(Line line)
    {
        switch (line)
        {
            case BranchLine branch:
                WriteBranch(branch, "if");
                break;
            case CountLine loop:
                WriteBlock(CountHeader(loop), loop.Body);
                break;
            case StrideLine loop:
                WriteBlock($"for (int {loop.Counter} = {loop.From}; {loop.Counter} < {loop.Limit}; {loop.Counter}{(loop.Stride == "1" ? "++" : " += " + loop.Stride)})", loop.Body);
                break;
            case RepeatLine { Test.Count: 0 } loop:
                WriteBlock($"while ({TermWriter.Text(loop.Condition)})", loop.Body);
                break;
            case RepeatLine loop:
                WriteEndless(loop);
                break;
            case TryLine attempt:
                WriteBraced("try", attempt.Body);
                WriteBraced("finally", attempt.Finally);
                break;
            case GuardLine guard:
                WriteBraced("try", guard.Body);
                WriteBraced($"catch (global::System.SystemException) when ({TermWriter.Text(guard.Condition)})", guard.Otherwise);
                break;
            default:
                code.Line(Text(line));
                break;
        }
    }

    private void WriteBraced(string header, IReadOnlyList<Line> body)
    {
        code.Open(header);
        Write(body);
        code.Close();
    }

    private void WriteBlock(string header, IReadOnlyList<Line> body)
    {
        if (body is not [AssignLine or ElementLine or PlainLine])
        {
            WriteBraced(header, body);
            return;
        }
        code.Line(header);
        code.Indented(Text(body[0]));
    }

    private void WriteBranch(BranchLine branch, string keyword)
    {
        WriteBlock($"{keyword} ({TermWriter.Text(branch.Condition)})", branch.Then);
        if (branch.Else is [BranchLine next])
            WriteBranch(next, "else if");
        else if (branch.Else.Count > 0)
            WriteBlock("else", branch.Else);
    }

    private void WriteEndless(RepeatLine loop)
    {
        code.Open("while (true)");
        Write(loop.Test);
        code.Line($"if (!({TermWriter.Text(loop.Condition)}))");
        code.Indented("break;");
        Write(loop.Body);
        code.Close();
    }

    private static string CountHeader(CountLine loop)
    {
        string counter = loop.Counter.Name, move = loop.Stride switch
        {
            1 => counter + "++",
            -1 => counter + "--",
            > 0 => $"{counter} += {loop.Stride}",
            _ => $"{counter} -= {-loop.Stride}",
        };
        string start = $"{(loop.Declares ? loop.Counter.Type + " " : "")}{counter} = {TermWriter.Text(loop.From)}";
        return $"for ({start}; {counter} {Limit(loop)}; {move})";
    }

    private static string Limit(CountLine loop)
    {
        string to = TermWriter.Text(loop.To, Operators.PrecedenceOf("+"));
        return loop.Stride > 0 ? "< " + to : to == "-1" ? ">= 0" : "> " + to;
    }

    private static string Text(Line line) => line switch
    {
        DeclareLine { Value: null } declare => $"{declare.Variable.Type} {declare.Variable.Name};",
        DeclareLine declare => $"{declare.Variable.Type} {declare.Variable.Name} = {TermWriter.Text(declare.Value)};",
        AssignLine assign => Assignment(assign),
        ElementLine element => $"{element.Array.Name}[{TermWriter.Narrow(element.Index)}] {element.Operator} {TermWriter.Text(element.Value)};",
        RemarkLine remark => "// " + remark.Text,
        PlainLine plain => TermWriter.Text(plain.Term) + ";",
        _ => throw new InvalidOperationException($"A line {line.GetType().Name} can't be printed."),
    };

    private static string Assignment(AssignLine assign)
    {
        string name = assign.Variable.Name;
        return assign.Value is { Kind: TermKind.Infix, Text: "+" or "-" or "*" } sum && sum.Arguments[0].IsName(assign.Variable)
            ? $"{name} {sum.Text}= {TermWriter.Text(sum.Arguments[1])};"
            : $"{name} = {TermWriter.Text(assign.Value)};";
    }
}
