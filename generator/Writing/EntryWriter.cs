using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints the public methods: documentation, checks, and the choice of a lane width.</summary>
internal sealed class EntryWriter(CodeWriter code, ObjectivePlan plan)
{
    private const int StackColumns = 128;

    private static readonly (string Lanes, int LongerThan)[] Widths = [("Lanes512", 4), ("Lanes256", 2), ("Lanes128", 1)];

    public void Write(EntryPlan entry)
    {
        Kernel kernel = entry.Kernel;
        WriteDocumentation(entry);
        code.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"CurseOfMemory.Generator\", \"{ObjectiveWriter.Version}\")]");
        code.Open($"public double {kernel.Method}({Parameters(kernel.Method)})");
        code.Lines([.. plan.Checks]);
        foreach (string output in KernelWriter.Outputs[kernel.Method])
        {
            string expected = output == "hessian" ? "theta.Length * theta.Length" : "theta.Length";
            code.Line($"global::CurseOfMemory.ParameterBlocks.CheckLength(nameof({output}), {output}.Length, {expected});");
        }
        if (kernel.Method == "HessianProduct")
            code.Line("global::CurseOfMemory.ParameterBlocks.CheckLength(nameof(direction), direction.Length, theta.Length);");
        string[] lengths = [.. kernel.LaneLengths, .. kernel.All.SelectMany(part => part.Columns).Select(column => column.Length)];
        KernelWriter.WriteLocals(code, plan.Layout, string.Join("\n", lengths));
        WriteWork(kernel);
        WriteCall(kernel);
        code.Close();
    }

    private void WriteDocumentation(EntryPlan entry)
    {
        Documentation.Write(code, entry.Summary, entry.Remarks);
        code.Line($"/// <param name=\"theta\">The parameters {plan.Blocks}, packed in order.</param>");
        if (entry.Method == "HessianProduct")
            code.Line("/// <param name=\"direction\">The vector v, as long as <paramref name=\"theta\"/>.</param>");
        if (entry.Method != "Value")
            code.Line("/// <param name=\"gradient\">Receives the gradient, as long as <paramref name=\"theta\"/>.</param>");
        if (entry.Method == "Hessian")
            code.Line("/// <param name=\"hessian\">Receives the Hessian, row-major and exactly symmetric.</param>");
        if (entry.Method == "HessianProduct")
            code.Line("/// <param name=\"product\">Receives H v, as long as <paramref name=\"theta\"/>.</param>");
        code.Line("/// <returns>J, or NaN outside the domain, see <see cref=\"Violation\"/>.</returns>");
    }

    private void WriteWork(Kernel kernel)
    {
        string[] needs = kernel.All.Where(part => part.Columns.Count > 0)
            .Select(part => string.Join(" + ", part.Columns.Select(column => column.Length))).Distinct().ToArray();
        if (needs.Length == 0)
            return;
        code.Line($"int workLength = {needs.Aggregate((left, right) => $"global::System.Math.Max({left}, {right})")};");
        code.Line("double[]? rented = null;");
        code.Line($"global::System.Span<double> work = workLength <= {StackColumns} ? stackalloc double[{StackColumns}] : rented = global::System.Buffers.ArrayPool<double>.Shared.Rent(workLength);");
    }

    private void WriteCall(Kernel kernel)
    {
        string outputs = kernel.Method == "HessianProduct" ? "gradient, product" : string.Join(", ", KernelWriter.Outputs[kernel.Method]);
        string[] choices = [.. plan.Converges is not null ? ["!Converges(theta) ? double.NaN"] : Array.Empty<string>(), .. Calls(kernel)];
        code.Line($"double value = {choices[0]}{(choices.Length == 1 ? ";" : "")}");
        for (int i = 1; i < choices.Length; i++)
            code.Indented($": {choices[i]}{(i == choices.Length - 1 ? ";" : "")}");
        if (kernel.All.Any(part => part.Columns.Count > 0))
        {
            code.Line("if (rented is not null)");
            code.Indented("global::System.Buffers.ArrayPool<double>.Shared.Return(rented);");
        }
        code.Line(outputs.Length == 0 ? "return value;" : $"return global::CurseOfMemory.ParameterBlocks.OrNaN(value, {outputs});");
    }

    /// <summary>The calls of the kernel, widest lanes first, each with its condition.</summary>
    private static IEnumerable<string> Calls(Kernel kernel)
    {
        string arguments = KernelWriter.Arguments(kernel);
        if (!kernel.UsesLanes)
            return [$"{kernel.Name}({arguments})"];
        string length = kernel.LaneLengths.Aggregate((left, right) => $"global::System.Math.Max({left}, {right})");
        string Call(string lanes) => $"{kernel.Name}<global::CurseOfMemory.{lanes}>({arguments})";
        return Widths
            .Select(width => $"{length} > {width.LongerThan} && global::CurseOfMemory.{width.Lanes}.IsSupported ? {Call(width.Lanes)}")
            .Append(Call("Lane"));
    }

    private static IEnumerable<string> Names(string kernel) =>
        ["theta", .. kernel == "HessianProduct" ? ["direction"] : Array.Empty<string>(), .. KernelWriter.Outputs[kernel]];

    private static string Parameters(string kernel) => string.Join(", ", Names(kernel).Select(name =>
        $"global::System.{(name is "theta" or "direction" ? "ReadOnlySpan" : "Span")}<double> {name}"));
}
