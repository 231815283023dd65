using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Where the active parameters lie in the packed vector of a derivative method.</summary>
/// <param name="argument">What a parameter of the function is called.</param>
internal sealed class Packing(FormModel form, Func<int, string> argument)
{
    /// <summary>In terms of the derivative method's own arguments.</summary>
    public static Packing OfForm(FormModel form) => new(form, parameter => form.Declaration.Arguments[form.Parameters[parameter]].Name);

    /// <summary>In terms of the function's parameters.</summary>
    public static Packing OfFunction(FormModel form) => new(form, parameter => form.Function.Parameters[parameter].Name);

    private bool IsSpan(int parameter) => form.Function.Parameters[parameter].Kind == ParameterKind.Input;

    /// <summary>The active parameters in the order of the function's.</summary>
    public IReadOnlyList<int> Active { get; } =
        [.. Enumerable.Range(0, form.Function.Parameters.Count).Where(i => form.Function.Parameters[i] is { IsActive: true, Kind: ParameterKind.Real or ParameterKind.Input })];

    public string Argument(int parameter) => argument(parameter);

    /// <summary>The length of the packed vector.</summary>
    public string Length => LengthOf(Active);

    /// <summary>Its length where that is known, else -1.</summary>
    public int FixedLength => Active.Any(IsSpan) ? -1 : Active.Count;

    /// <summary>The output that a vector-valued function fills.</summary>
    public string Output => Argument(form.Function.Parameters.ToList().FindIndex(parameter => parameter.Kind == ParameterKind.Output));

    /// <summary>The part of a packed vector that belongs to a parameter.</summary>
    public string Part(string vector, int parameter)
    {
        if (!IsSpan(parameter))
            return $"{vector}[{Offset(parameter)}]";
        return Active.Count == 1 ? vector : $"{vector}.Slice({Offset(parameter)}, {Argument(parameter)}.Length)";
    }

    private string Offset(int parameter) => LengthOf(Active.TakeWhile(active => active != parameter));

    private string LengthOf(IEnumerable<int> parameters)
    {
        int[] all = [.. parameters];
        int scalars = all.Count(parameter => !IsSpan(parameter));
        string[] spans = [.. all.Where(IsSpan).Select(parameter => Argument(parameter) + ".Length")];
        return string.Join(" + ", spans.Length == 0 || scalars > 0 ? spans.Append($"{scalars}") : spans);
    }
}
