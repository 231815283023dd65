using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>The lines that choose the lanes for so many terms or problems.</summary>
internal static class WidthChoice
{
    /// <param name="count">The number of terms or problems, as C#.</param>
    /// <param name="call">A call by its type argument, as C#.</param>
    public static IReadOnlyList<Line> Of(string count, Func<string, string> call) => [.. Precision.Double.Widths.Reverse().Aggregate(
        (IReadOnlyList<Line>)[],
        (otherwise, width) => width.LongerThan == 0
            ? [Plain(call("global::CurseOfMemory." + width.Lanes))]
            : [new BranchLine(Condition(count, width.Lanes, width.LongerThan), [Plain(call("global::CurseOfMemory." + width.Lanes))], otherwise)])];

    private static Term Condition(string count, string lanes, int longerThan) => Term.Plain($"{count} > {longerThan} && global::CurseOfMemory.{lanes}.IsSupported");
}
