namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>
/// Settles the names of the locals of a planned method: the wished one where nothing around has it. Blocks beside each other may use the same names.
/// </summary>
internal static class VariableNaming
{
    public static void Settle(IReadOnlyList<Line> lines, IEnumerable<string> taken)
    {
        HashSet<string> names = [.. taken];
        foreach (DeclareLine declare in lines.OfType<DeclareLine>())
            Settle(declare.Variable, names);
        foreach (Line line in lines)
            SettleInside(line, names);
    }

    private static void SettleInside(Line line, HashSet<string> taken)
    {
        switch (line)
        {
            case BranchLine branch:
                Settle(branch.Then, taken);
                Settle(branch.Else, taken);
                break;
            case CountLine loop:
                HashSet<string> inside = [.. taken];
                if (loop.Declares)
                    Settle(loop.Counter, inside);
                Settle(loop.Body, inside);
                break;
            case RepeatLine loop:
                Settle([.. loop.Test, .. loop.Body], taken);
                break;
            case TryLine attempt:
                Settle(attempt.Body, taken);
                Settle(attempt.Finally, taken);
                break;
        }
    }

    private static void Settle(Variable variable, HashSet<string> taken)
    {
        string wish = variable.Wish, name = wish;
        for (int i = 2; !taken.Add(name); i++)
            name = wish + (char.IsDigit(wish[wish.Length - 1]) ? "_" : "") + i;
        variable.Name = name;
    }
}
