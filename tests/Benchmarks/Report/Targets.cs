namespace CurseOfMemory.Benchmarks;

/// <summary>What was aimed at, and what came out.</summary>
internal sealed class Targets
{
    private readonly Table _table = new("what", "target", "measured", "met");

    /// <summary>A ratio that should be no larger than a limit.</summary>
    public void AtMost(string what, double limit, double measured) => Add(what, $"at most {limit}", measured, measured <= limit);

    /// <summary>A ratio that should be no smaller than a limit.</summary>
    public void AtLeast(string what, double limit, double measured) => Add(what, $"at least {limit}", measured, measured >= limit);

    public void Gradient(int m, Contest contest)
    {
        AtMost($"generated / hand, value and gradient, m = {m}", 1.10, contest.Ratio("generated", "hand"));
        AtLeast($"plain C# / generated gradient, m = {m}", m switch { 2 => 1.8, 4 => 3.2, 8 => 4.5, < 64 => 4.6, _ => 5.6 }, contest.Ratio("scalar", "generated"));
        AtLeast($"C++ loop / generated gradient, m = {m}", 2.0, contest.Ratio("plain", "generated"));
        if (m >= 1024)
            AtMost($"large-m route / best pairwise kernel, gradient, m = {m}", m >= 4096 ? 0.12 : 0.32, contest.Ratio("generated", "hand"));
        if (contest.Has("casadi"))
            AtLeast($"CasADi-style C / generated, m = {m}", m switch { 2 => 2.7, 8 => 10, _ => 11 }, contest.Ratio("casadi", "generated"));
    }

    public void Second(string what, int m, Contest contest) => AtMost($"generated / hand, {what}, m = {m}", 1.15, contest.Ratio("generated", "hand"));

    public override string ToString() => _table.ToString();

    private void Add(string what, string target, double measured, bool met) => _table.Add(what, target, Table.Number(measured), met ? "yes" : "no");
}
