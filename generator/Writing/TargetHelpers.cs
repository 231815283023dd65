using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Calls of targets in lanes: directly where the target can, else lane by lane through a small method.</summary>
internal sealed class TargetHelpers(ObjectivePlan plan)
{
    private readonly SortedDictionary<string, Expression> _helpers = new(StringComparer.Ordinal);

    /// <summary>A call with its arguments, the order first.</summary>
    public string Call(Expression call, string arguments)
    {
        TargetPlan target = plan.Targets[call.Number];
        if (call.Text == "Moment" && call.Arguments.Count == 1 && target.HasLaneMoments)
            return $"{target.Text}.Moment<L, double>({arguments})";
        string name = $"{target.Name}{call.Text}{(call.Arguments.Count > 1 ? "UpTo" : "")}";
        string helper = char.ToUpperInvariant(name[0]) + name.Substring(1) + "InLanes";
        while (plan.Type.MemberNames.Contains(helper))
            helper += "_";
        _helpers[helper] = call;
        return $"{helper}<L>({arguments})";
    }

    public void Write(CodeWriter code)
    {
        foreach (KeyValuePair<string, Expression> helper in _helpers)
        {
            bool upTo = helper.Value.Arguments.Count > 1;
            code.Line();
            code.Line($"/// <summary>{plan.Targets[helper.Value.Number].Text}.{helper.Value.Text}, lane by lane.</summary>");
            code.Open($"private L {helper.Key}<L>(int n, L s{(upTo ? ", double upTo" : "")}) where L : struct, global::CurseOfMemory.ILanes<L, double>");
            code.Line("L values = L.Zero;");
            code.Line("for (int lane = 0; lane < L.Count; lane++)");
            code.Indented($"values = L.Insert(values, lane, {plan.Targets[helper.Value.Number].Text}.{helper.Value.Text}(n, L.Extract(s, lane){(upTo ? ", upTo" : "")}));");
            code.Line("return values;");
            code.Close();
        }
    }
}
