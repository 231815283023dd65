namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>Loops of few trips.</summary>
internal sealed partial class DefinitionWriter
{
    private void Loop(int depth)
    {
        if (_loops > 2)
        {
            If(depth);
            return;
        }
        switch (Next(9))
        {
            case 0 or 1 or 2 or 3:
                For(depth);
                break;
            case 4:
                Down(depth);
                break;
            case 5:
                Foreach(depth);
                break;
            case 6 or 7:
                While(depth);
                break;
            default:
                Do(depth);
                break;
        }
    }

    /// <summary>The body of a loop.</summary>
    private void Trips(int depth, string? last = null)
    {
        _loops++;
        Statements(depth - 1);
        if (last is not null)
            Line(last);
        _loops--;
    }

    private void Counted(string head, Name counter, int depth)
    {
        Line(head);
        _names.Add(counter);
        Block(() => Trips(depth));
        _names.Remove(counter);
    }

    private void For(int depth)
    {
        string i = Fresh("i");
        Name[] arrays = Names(Sort.Numbers), counters = Names(Sort.Count);
        if (arrays.Length > 0 && Chance(50))
        {
            Name array = Pick(arrays);
            // spans of helpers may be longer than what is known of them
            bool isWhole = array.Text != "s";
            Counted($"for (int {i} = {Next(2)}; {i} < {(isWhole ? array.Text + ".Length" : array.Size)}; {i}{(Chance(20) ? " += 2" : "++")})", new(i, Sort.Count, array.Size) { IsWritable = false }, depth);
        }
        else if (counters.Length > 0 && Chance(40))
        {
            Name outer = Pick(counters);
            Counted($"for (int {i} = 0; {i} <= {outer.Text}; {i}++)", new(i, Sort.Count, outer.Size) { IsWritable = false }, depth);
        }
        else
        {
            int trips = 1 + Next(4);
            Counted($"for (int {i} = 0; {i} < {trips}{(Chance(15) ? $" && {Truth(0)}" : "")}; {i}++)", new(i, Sort.Count, trips) { IsWritable = false }, depth);
        }
    }

    private void Down(int depth)
    {
        (string i, int trips) = (Fresh("i"), 2 + Next(3));
        Counted($"for (int {i} = {trips - 1}; {i} >= 0; {i}{(Chance(30) ? " -= 2" : "--")})", new(i, Sort.Count, trips) { IsWritable = false }, depth);
    }

    private void Foreach(int depth)
    {
        if (Names(Sort.Numbers) is not [_, ..] arrays)
        {
            Down(depth);
            return;
        }
        string element = Fresh("e");
        Counted($"foreach (double {element} in {Pick(arrays).Text})", new(element, Sort.Real) { IsWritable = false }, depth);
    }

    private void While(int depth)
    {
        string k = Fresh("k");
        int trips = 2 + Next(3);
        Line($"int {k} = 0;");
        Line($"while ({(Chance(30) ? "" : Truth(1) + " && ")}{k} < {trips})");
        Block(() =>
        {
            Line($"{k}++;");
            Trips(depth);
        });
        Add(new(k, Sort.Count, trips + 1) { IsWritable = false });
    }

    private void Do(int depth)
    {
        string k = Fresh("k");
        int trips = 1 + Next(3);
        Line($"int {k} = 0;");
        Line("do");
        Block(() =>
        {
            Line($"{k}++;");
            Trips(depth);
        });
        Line($"while ({k} < {trips} && {Truth(0)});");
        Add(new(k, Sort.Count, trips + 1) { IsWritable = false });
    }
}
