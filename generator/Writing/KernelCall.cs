using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>A call of a kernel at one lane width, and the condition for it; null where it serves all that is left.</summary>
internal sealed record KernelCall(string? Condition, string Text)
{
    /// <summary>The calls of a kernel, widest lanes first.</summary>
    public static IEnumerable<KernelCall> Of(Layout layout, Kernel kernel)
    {
        string arguments = KernelWriter.Arguments(layout, kernel);
        if (!kernel.UsesLanes)
            return [new(null, $"{kernel.Name}({arguments})")];
        string length = kernel.Range is KernelRange range ? $"{range.Length} - {range.From}" : kernel.LaneLengths.Aggregate((left, right) => $"global::System.Math.Max({left}, {right})");
        return layout.Precision.Widths.Select(width => new KernelCall(
            width.LongerThan == 0 ? null : $"{(layout.IsBatch ? $"{length} >= global::CurseOfMemory.{width.Lanes}.Count" : $"{length} > {width.LongerThan}")} && global::CurseOfMemory.{width.Lanes}.IsSupported",
            $"{kernel.Name}<global::CurseOfMemory.{width.Lanes}{(kernel.WritesRows ? $", global::CurseOfMemory.CachedRow<global::CurseOfMemory.{width.Lanes}>" : "")}>({arguments})"));
    }

    /// <summary>Prints the calls of a kernel that returns nothing: the first whose condition holds.</summary>
    /// <param name="isFirst">Whether no condition stands before them.</param>
    public static void Write(CodeWriter code, Layout layout, Kernel kernel, bool isFirst = true)
    {
        foreach (KernelCall call in Of(layout, kernel))
        {
            string condition = call.Condition is null ? isFirst ? "" : "else" : isFirst ? $"if ({call.Condition})" : $"else if ({call.Condition})";
            if (condition.Length > 0)
                code.Line(condition);
            if (condition.Length > 0)
                code.Indented(call.Text + ";");
            else
                code.Line(call.Text + ";");
            isFirst = false;
        }
    }
}
