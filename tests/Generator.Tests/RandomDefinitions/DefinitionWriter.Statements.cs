namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>Statements without loops.</summary>
internal sealed partial class DefinitionWriter
{
    private void Statements(int depth)
    {
        for (int count = 1 + Next(4); count > 0 && _budget > 0; count--)
        {
            _budget--;
            Statement(depth);
        }
    }

    private void Statement(int depth)
    {
        switch (Next(depth > 0 ? 24 : 11))
        {
            case 0:
                Declare();
                break;
            case 1 or 2 or 3:
                Assign();
                break;
            case 4 or 5 or 6:
                Store();
                break;
            case 7:
                Swap();
                break;
            case 8:
                OfHelper();
                break;
            case 9:
                Leave();
                break;
            case 10:
                DeclareMore();
                break;
            case 11 or 12 or 13:
                If(depth);
                break;
            case 14:
                SwitchStatement(depth);
                break;
            case 15:
                LocalFunction();
                break;
            default:
                Loop(depth);
                break;
        }
    }

    private void Declare()
    {
        string name = Fresh("v");
        Line($"{(Chance(20) ? "var" : "double")} {name} = {(Chance(70) ? Real(2) : Pick(["0.0", "1.0"]))};");
        Add(new(name, Sort.Real));
    }

    private void DeclareMore()
    {
        switch (Next(8))
        {
            case 0:
                string truth = Fresh("is");
                Line($"bool {truth} = {Truth(1)};");
                Add(new(truth, Sort.Truth));
                break;
            case 1:
                string pair = Fresh("pair");
                Line($"(double, double) {pair} = ({Real(1)}, {Real(1)});");
                Add(new(pair, Sort.Pair));
                break;
            case 2:
                string vector = Fresh("u");
                Line($"Vector {vector} = {Vector(2)};");
                Add(new(vector, Sort.Vector));
                break;
            case 3:
                (string first, string second) = (Fresh("v"), Fresh("v"));
                Line($"{(Chance(50) ? $"(double {first}, double {second})" : $"var ({first}, {second})")} = ({Real(1)} + 0.0, {Real(1)} + 0.0);");
                Add(new(first, Sort.Real));
                Add(new(second, Sort.Real));
                break;
            case 4:
                string count = Fresh("n");
                Line($"int {count} = {Truth(0)} ? 1 : 0;");
                Add(new(count, Sort.Count, 2) { IsWritable = false });
                break;
            default:
                DeclareArray();
                break;
        }
    }

    private void DeclareArray()
    {
        int size = 2 + Next(3);
        (string name, string zeros, string elements) = (Fresh("b"), $"double[{size}]", string.Join(", ", Enumerable.Range(0, size).Select(_ => Real(1))));
        Name[] whole = [.. Names(Sort.Numbers).Where(array => array.Size > 2)];
        switch (Next(_loops > 0 ? 4 : 6))
        {
            case 0:
                Name? source = Chance(50) && Names(Sort.Numbers) is [_, ..] sources ? Pick(sources) : null;
                bool isKnown = source is not null && source.Text != "s";
                Line(isKnown ? $"double[] {name} = {source!.Text}{(source.IsSpan ? "" : ".AsSpan()")}.ToArray();" : $"double[] {name} = new {zeros};");
                Add(new(name, Sort.Numbers, isKnown ? source!.Size : size));
                break;
            case 1:
                Line($"double[] {name} = {{ {elements} }};");
                Add(new(name, Sort.Numbers, size));
                break;
            case 2:
                Line($"double[,] {name} = new double[{size}, {size}];");
                Add(new(name, Sort.Grid, size));
                break;
            case 3 when whole.Length > 0:
                Name part = Pick(whole);
                string slice = Chance(50) || !part.IsSpan ? $"{part.Text}{(part.IsSpan ? "" : ".AsSpan()")}[1..]" : $"{part.Text}.Slice(0, {part.Size - 1})";
                Line($"{(part.IsWritable ? "" : "ReadOnly")}Span<double> {name} = {slice};");
                Add(part with { Text = name, Size = part.Size - 1, IsSpan = true, IsCapturable = false });
                break;
            default:
                Line(_loops > 0 ? $"Span<double> {name} = new {zeros};" : Chance(50) ? $"Span<double> {name} = stackalloc {zeros};" : $"Span<double> {name} = stackalloc double[] {{ {elements} }};");
                Add(new(name, Sort.Numbers, size) { IsSpan = true, IsCapturable = false });
                break;
        }
    }

    private void Assign()
    {
        if (Chance(15) && Writable(Sort.Vector) is Name vector)
            Line($"{vector.Text} = {Vector(2)};");
        else if (Chance(10) && Writable(Sort.Pair) is Name pair)
            Line(Chance(50) ? $"{pair.Text}.Item1 = {Real(2)};" : $"{pair.Text} = ({Real(1)}, {pair.Text}.Item1);");
        else if (Chance(10) && Writable(Sort.Truth) is Name truth)
            Line($"{truth.Text} = {Truth(1)};");
        else if (Writable(Sort.Real) is Name real)
            Line($"{real.Text} {Assignment()};");
    }

    private string Assignment() => Next(8) switch
    {
        0 or 1 => $"+= {Real(2)}",
        2 => $"-= {Real(2)}",
        3 => $"*= Math.Sin({Real(1)})",
        4 => $"/= 1.5 + Square({Real(1)})",
        _ => $"= {Real(3)}",
    };

    private void Store()
    {
        if ((Chance(25) ? Writable(Sort.Grid) : Writable(Sort.Numbers)) is not Name array)
            Assign();
        else if (array.Sort == Sort.Numbers && Chance(8))
            Line(array.IsSpan ? $"{array.Text}.Fill({Real(1)});" : $"Array.Clear({array.Text});");
        else if (array.Sort == Sort.Numbers && Chance(8))
        {
            string name = Fresh("r");
            Line($"ref double {name} = ref {Element(array)};");
            Add(new(name, Sort.Real) { IsCapturable = false });
        }
        else
            Line($"{Element(array)} {Assignment()};");
    }

    private void Swap()
    {
        if (Writable(Sort.Numbers) is { Size: > 1 } array && Chance(40))
            Line($"({array.Text}[0], {array.Text}[1]) = ({array.Text}[1], {Real(1)});");
        else if (Writable(Sort.Real) is Name first && Writable(Sort.Real) is Name second && first != second)
            Line($"({first.Text}, {second.Text}) = ({second.Text}, {Real(1)});");
    }

    /// <summary>An early end of a loop or of the method, under a condition.</summary>
    private void Leave()
    {
        if (_loops > 0 && Chance(70))
            Line($"if ({Truth(1)})\n{new string(' ', 4 * _indent + 4)}{(Chance(50) ? "break" : "continue")};");
        else if (_result is not null)
            Line($"if ({Truth(1)})\n{new string(' ', 4 * _indent + 4)}return {_result()};");
    }

    private void If(int depth)
    {
        Line($"if ({Truth(1)})");
        Block(() => Statements(depth - 1));
        if (Chance(25))
        {
            Line($"else if ({Truth(1)})");
            Block(() => Statements(depth - 1));
        }
        if (Chance(50))
        {
            Line("else");
            Block(() => Statements(depth - 1));
        }
    }

    private void SwitchStatement(int depth)
    {
        if (Names(Sort.Count) is not [_, ..] counts)
        {
            If(depth);
            return;
        }
        int loops = _loops;
        _loops = 0;
        Line($"switch ({Pick(counts).Text})");
        Block(() =>
        {
            foreach (string label in new[] { "case 0:", "case 1:", "default:" })
            {
                Line(label);
                Block(() =>
                {
                    Statements(depth - 1);
                    Line("break;");
                });
            }
        });
        _loops = loops;
    }

    private void LocalFunction()
    {
        if (_locals > 0 || Writable(Sort.Real) is null)
            return;
        string name = Fresh("F"), parameter = Fresh("z");
        (int loops, Func<string>? result) = (_loops, _result);
        Name[] hidden = [.. _names], captured = [.. _names.Where(found => found.IsCapturable)];
        _names.Clear();
        _names.AddRange(captured);
        _names.Add(new(parameter, Sort.Real));
        (_loops, _locals, _result) = (0, 1, () => Real(1));
        Line($"double {name}(double {parameter})");
        Block(() =>
        {
            Statements(1);
            Line($"return {Real(2)};");
        });
        (_loops, _locals, _result) = (loops, 0, result);
        _names.Clear();
        _names.AddRange(hidden);
        string value = Fresh("v");
        Line($"double {value} = {name}({Real(1)}) + {name}({Real(1)});");
        Add(new(value, Sort.Real));
    }
}
