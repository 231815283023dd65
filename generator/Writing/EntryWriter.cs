using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints the public methods: documentation, checks, and the choice of a lane width.</summary>
internal sealed partial class EntryWriter(CodeWriter code, ObjectivePlan plan, ExpressionWriter expressions)
{
    private readonly string _scalar = plan.Layout.Precision.Scalar;

    private string Theta => Own("theta");

    private string Own(string name) => plan.Layout.Own(name);

    public void Write(EntryPlan entry)
    {
        Kernel kernel = entry.Kernel;
        WriteDocumentation(entry);
        code.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"CurseOfMemory.Generator\", \"{ObjectiveWriter.Version}\")]");
        Kernel? ranged = kernel.Few ?? (kernel.Range is null ? null : kernel);
        KernelRange? range = ranged?.Range is { Widths.Count: > 0 } known ? known : null;
        code.Line(range is null ? KernelWriter.Attribute : KernelWriter.InlinedAttribute);
        if (entry.Method == "Value")
            ObjectiveWriter.Prefer(code, plan);
        code.Open($"public {_scalar} {kernel.Method}({Parameters(kernel.Method)})");
        if (ranged is not null && range is not null)
        {
            WriteAtOnce(ranged, range);
            code.Close();
            code.Line();
            code.Line("/// <summary>The same for blocks of any length.</summary>");
            code.Line(KernelWriter.CalledAttribute);
            code.Open($"private {_scalar} {KernelWriter.OfAnyName(plan.Layout, ranged)}({Parameters(kernel.Method)})");
        }
        WriteBody(kernel, ranged);
        code.Close();
        if (ranged is not null)
            WriteRange(ranged, ranged.Range!);
        if (kernel.Many is Kernel many)
            WriteMany(many);
    }

    private void WriteBody(Kernel kernel, Kernel? ranged)
    {
        code.Lines([.. plan.Checks]);
        foreach (VectorLength length in kernel.Lengths())
            code.Line($"global::CurseOfMemory.ParameterBlocks.CheckLength(nameof({Own(length.Vector)}), {Own(length.Vector)}.Length, {Expected(length)});");
        string[] lengths = [.. kernel.Range is null ? kernel.LaneLengths : [kernel.Range.Length], .. kernel.All.SelectMany(part => part.Columns).Select(column => column.Length), kernel.Many?.Condition ?? ""];
        KernelWriter.WriteLocals(code, plan.Layout, string.Join("\n", lengths));
        if (ranged is not null || kernel.Many is not null)
            Kernels.WriteRefusal(kernel);
        if (kernel.Many is Kernel many)
            WriteManyCall(many);
        if (kernel.Few is Kernel few)
            code.Line($"if (global::CurseOfMemory.LaneWidths.IsFew({few.Range!.Length}))  // columns in lanes");
        if (ranged is not null)
            WriteRangeCall(ranged, kernel.Few is not null);
        if (kernel.WritesRows)
            WritePastCaches(kernel);
        if (ranged != kernel)
        {
            WorkWriter.Rent(code, plan.Layout, kernel);
            WriteCall(kernel);
        }
    }

    private string Expected(VectorLength length) => length.IsSquare ? $"{Theta}.Length * {Theta}.Length" : Theta + ".Length";

    private void WriteDocumentation(EntryPlan entry)
    {
        if (plan.Layout.Precision.IsExtended)
            Documentation.Write(code, entry.Summary.TrimEnd('.') + ", in about 32 digits.", []);
        else
            Documentation.Write(code, entry.Summary, entry.Remarks);
        code.Line($"/// <param name=\"{Own("theta")}\">The parameters {plan.Blocks}, packed in order.</param>");
        if (entry.Method == "HessianProduct")
            code.Line($"/// <param name=\"{Own("direction")}\">The vector v, as long as <paramref name=\"{Theta}\"/>.</param>");
        if (entry.Method != "Value")
            code.Line($"/// <param name=\"{Own("gradient")}\">Receives the gradient, as long as <paramref name=\"{Theta}\"/>.</param>");
        if (entry.Method == "Hessian")
            code.Line($"/// <param name=\"{Own("hessian")}\">Receives the Hessian, row-major and exactly symmetric.</param>");
        if (entry.Method == "HessianProduct")
            code.Line($"/// <param name=\"{Own("product")}\">Receives H v, as long as <paramref name=\"{Theta}\"/>.</param>");
        code.Line($"/// <returns>J, or NaN outside the domain, see <see cref=\"Violation(global::System.ReadOnlySpan{{{_scalar}}})\"/>.</returns>");
    }

    private void WriteCall(Kernel kernel)
    {
        string[] choices = [.. plan.Converges is not null && kernel is { Few: null, Many: null } ? [$"!{Own("Converges")}({Theta}) ? {_scalar}.NaN"] : Array.Empty<string>(), .. Calls(kernel)];
        code.Line($"{_scalar} {Own("value")} = {choices[0]}{(choices.Length == 1 ? ";" : "")}");
        for (int i = 1; i < choices.Length; i++)
            code.Indented($": {choices[i]}{(i == choices.Length - 1 ? ";" : "")}");
        WorkWriter.Return(code, plan.Layout, kernel);
        code.Line($"return {Kernels.OrNaN(kernel, Own("value"))};");
    }

    /// <summary>The calls of the kernel, widest lanes first, each with its condition.</summary>
    private IEnumerable<string> Calls(Kernel kernel) =>
        KernelCall.Of(plan.Layout, kernel).Select(call => call.Condition is null ? call.Text : $"{call.Condition} ? {call.Text}");

    private static IEnumerable<string> Names(string kernel) =>
        ["theta", .. kernel == "HessianProduct" ? ["direction"] : Array.Empty<string>(), .. KernelWriter.Outputs[kernel]];

    private string Parameters(string kernel) => string.Join(", ", Names(kernel).Select(name =>
        $"global::System.{(name is "theta" or "direction" ? "ReadOnlySpan" : "Span")}<{_scalar}> {Own(name)}"));
}
