namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>Calls of methods beside the definition.</summary>
internal sealed partial class DefinitionWriter
{
    /// <summary>A call within an expression.</summary>
    private string? Call(int depth)
    {
        Helper[] callable = [.. helpers.Where(helper => helper.Kind is HelperKind.Plain or HelperKind.Recursive or HelperKind.Two or HelperKind.OfSpan)];
        if (callable.Length == 0)
            return null;
        Helper helper = Pick(callable);
        return helper.Kind switch
        {
            HelperKind.Plain => $"{helper.Name}({Real(depth)}, {ByIn(depth)})",
            HelperKind.Recursive => $"{helper.Name}({Real(depth)}, {Next(4)})",
            HelperKind.Two => $"{helper.Name}({Real(depth)}, {ByIn(depth)}).Item{1 + Next(2)}",
            _ => Spans(Helper.Length) is [_, ..] spans ? $"{helper.Name}({Whole(Pick(spans))})" : null,
        };
    }

    /// <summary>An argument of an <c>in</c> parameter: a value, or a place.</summary>
    private string ByIn(int depth) => Next(3) switch
    {
        0 when Names(Sort.Real) is [_, ..] reals => "in " + Pick(reals).Text,
        1 when Element() is string element => "in " + element,
        _ => Real(depth),
    };

    private Name[] Spans(int atLeast) => [.. Names(Sort.Numbers).Where(array => array.Size >= atLeast)];

    private string Whole(Name array) => !Chance(25) ? array.Text : array.IsSpan ? $"{array.Text}[..2]" : $"{array.Text}.AsSpan(0, 2)";

    /// <summary>A call that leaves something behind.</summary>
    private void OfHelper()
    {
        Helper[] callable = [.. helpers.Where(helper => helper.Kind is HelperKind.ByReference or HelperKind.Two or HelperKind.IntoSpan)];
        if (callable.Length == 0)
            return;
        Helper helper = Pick(callable);
        switch (helper.Kind)
        {
            case HelperKind.ByReference when Writable(Sort.Real) is Name real:
                (string value, string left) = (Fresh("v"), Fresh("v"));
                string place = Chance(40) && Writable(Sort.Numbers) is Name array ? Element(array) : real.Text;
                Line($"double {value} = {helper.Name}({Real(1)}, ref {place}, out double {left});");
                Add(new(value, Sort.Real));
                Add(new(left, Sort.Real));
                break;
            case HelperKind.Two:
                (string first, string second) = (Fresh("v"), Fresh("v"));
                Line($"(double {first}, double {second}) = {helper.Name}({Real(1)}, {ByIn(1)});");
                Add(new(first, Sort.Real));
                Add(new(second, Sort.Real));
                break;
            case HelperKind.IntoSpan when Spans(Helper.Length).Where(span => span.IsWritable).ToArray() is [_, ..] spans:
                Line($"{helper.Name}({Whole(Pick(spans))}, {Real(1)});");
                break;
        }
    }
}
