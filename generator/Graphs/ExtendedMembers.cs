namespace CurseOfMemory.Generator.Graphs;

/// <summary>What targets and functions need for an objective in extended precision: members with <c>DoubleDouble</c> in the place of <c>double</c>.</summary>
internal static class ExtendedMembers
{
    public const string At = "DoubleDouble At(DoubleDouble)";
    public const string Moment = "DoubleDouble Moment(int, DoubleDouble)";
    public const string FiniteMoment = "DoubleDouble Moment(int, DoubleDouble, DoubleDouble)";
    public const string SquaredMoment = "DoubleDouble SquaredMoment(int, DoubleDouble)";
    public const string FiniteSquaredMoment = "DoubleDouble SquaredMoment(int, DoubleDouble, DoubleDouble)";
    public const string SquaredNorm = "DoubleDouble SquaredNormExtended { get; }";

    /// <summary>The member of its target that an instruction calls, or null.</summary>
    private static string? Of(Node node) => node.Op switch
    {
        Op.TargetAt => At,
        Op.Moment => node.Operands.Count == 1 ? Moment : FiniteMoment,
        Op.SquaredMoment => node.Operands.Count == 1 ? SquaredMoment : FiniteSquaredMoment,
        Op.SquaredNorm => SquaredNorm,
        _ => null,
    };

    /// <summary>The first opaque call without a form in extended precision: whose it is, and what is missing. Null if there is none.</summary>
    public static (string Owner, string Member)? Missing(IEnumerable<Node> nodes, EquatableArray<TargetLeaf> targets)
    {
        foreach (Node node in nodes)
        {
            if (Of(node) is string member && !targets[node.A].Extended.Contains(member))
                return ($"the type of '{targets[node.A].Name}'", member);
            if (node.Op == Op.Function && Functions.All[node.A].Extended is null)
                return ($"the function '{Functions.All[node.A].Name}'", "overload for DoubleDouble");
        }
        return null;
    }
}
