using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Calls of targets in lanes: directly where the target can, else lane by lane through a small method.</summary>
internal sealed class TargetHelpers(Layout layout, IReadOnlyList<TargetPlan> targets)
{
    private readonly string _lanes = layout.Own("L"), _scalar = layout.Precision.Scalar;
    private readonly SortedDictionary<string, Expression> _helpers = new(StringComparer.Ordinal);

    /// <summary>A call with its arguments, the order first.</summary>
    public string Call(Expression call, string arguments)
    {
        TargetPlan target = targets[call.Number];
        if (call.Text == "Moment" && call.Arguments.Length == 1 && target.HasLaneMoments)
            return $"{target.Text}.Moment<{_lanes}, {_scalar}>({arguments})";
        string name = $"{target.Name}{call.Text}{(call.Arguments.Length > 1 ? "UpTo" : "")}";
        string helper = layout.Own(char.ToUpperInvariant(name[0]) + name.Substring(1) + $"In{layout.Suffix}Lanes");
        _helpers[helper] = call;
        return $"{helper}<{_lanes}>({arguments})";
    }

    public void Write(CodeWriter code)
    {
        foreach (KeyValuePair<string, Expression> helper in _helpers)
        {
            bool upTo = helper.Value.Arguments.Length > 1;
            code.Line();
            code.Line($"/// <summary>{targets[helper.Value.Number].Text}.{helper.Value.Text}, lane by lane.</summary>");
            string n = layout.Own("n"), s = layout.Own("s"), end = layout.Own("upTo"), values = layout.Own("values"), lane = layout.Own("lane");
            bool isOrdered = helper.Value.Order >= 0;
            string call = $"{targets[helper.Value.Number].Text}.{helper.Value.Text}({(isOrdered ? n + ", " : "")}{_lanes}.Extract({s}, {lane}){(upTo ? ", " + end : "")})";
            code.Open($"private {_lanes} {helper.Key}<{_lanes}>({(isOrdered ? $"int {n}, " : "")}{_lanes} {s}{(upTo ? $", {_scalar} {end}" : "")}) where {_lanes} : struct, global::CurseOfMemory.ILanes<{_lanes}, {_scalar}>");
            code.Line($"{_lanes} {values} = {_lanes}.Zero;");
            code.Line($"for (int {lane} = 0; {lane} < {_lanes}.Count; {lane}++)");
            code.Indented($"{values} = {_lanes}.Insert({values}, {lane}, {call});");
            code.Line($"return {values};");
            code.Close();
        }
    }
}
