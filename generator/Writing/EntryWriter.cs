using CurseOfMemory.Generator.Calculus;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints the public methods: documentation, checks, and the choice of a lane width.</summary>
internal sealed class EntryWriter(CodeWriter code, Derivation derivation, Layout layout, Remarks remarks)
{
    private const int StackColumns = 128;

    private static readonly (string Lanes, int LongerThan)[] Widths = [("Lanes512", 4), ("Lanes256", 2), ("Lanes128", 1)];

    public void Write(Kernel kernel)
    {
        WriteDocumentation(kernel);
        code.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"CurseOfMemory.Generator\", \"{ObjectiveWriter.Version}\")]");
        code.Open($"public double {kernel.Method}({Parameters(kernel.Method)})");
        WriteCheck(code, derivation, layout);
        foreach (string output in KernelWriter.Outputs[kernel.Method])
        {
            string expected = output == "hessian" ? "theta.Length * theta.Length" : "theta.Length";
            code.Line($"global::CurseOfMemory.ParameterBlocks.CheckLength(nameof({output}), {output}.Length, {expected});");
        }
        if (kernel.Method == "HessianProduct")
            code.Line("global::CurseOfMemory.ParameterBlocks.CheckLength(nameof(direction), direction.Length, theta.Length);");
        string[] lengths = [.. kernel.LaneLengths, .. kernel.All.SelectMany(part => part.Columns).Select(column => column.Length)];
        KernelWriter.WriteLocals(code, layout, string.Join("\n", lengths));
        WriteWork(kernel);
        WriteCall(kernel);
        code.Close();
    }

    /// <summary>The check of theta's length, and of blocks that are read at constant positions.</summary>
    public static void WriteCheck(CodeWriter code, Derivation derivation, Layout layout)
    {
        string blocks = new Remarks(derivation).Blocks;
        code.Line($"global::CurseOfMemory.ParameterBlocks.Check(theta.Length, shares: {layout.Shares}, own: {layout.OwnLengths()}, \"{blocks}\");");
        foreach (IGrouping<int, Variable> positions in derivation.Variables.Where(variable => variable.Position >= 0).GroupBy(variable => variable.Block))
        {
            Block block = derivation.Definition.Blocks[positions.Key];
            string length = layout.LengthInEntry(block.Extent);
            code.Line($"global::CurseOfMemory.ParameterBlocks.CheckBlock(\"{block.Name}\", {length}, {positions.Max(variable => variable.Position) + 1});");
        }
    }

    private void WriteDocumentation(Kernel kernel)
    {
        (string summary, IEnumerable<string> formulas) = kernel.Method switch
        {
            "Value" => ($"J{remarks.Blocks}.", [remarks.Value]),
            "Gradient" => ($"J{remarks.Blocks} and its gradient.", [remarks.Value, .. remarks.Gradient]),
            "Hessian" => ($"J{remarks.Blocks}, its gradient and its Hessian.", remarks.Hessian),
            _ => ($"J{remarks.Blocks}, its gradient and the product of its Hessian with a direction v.", remarks.Product),
        };
        Documentation.Write(code, summary, [.. formulas, .. remarks.Legend(), .. remarks.Costs(kernel)]);
        code.Line($"/// <param name=\"theta\">The parameters {remarks.Blocks}, packed in order.</param>");
        if (kernel.Method == "HessianProduct")
            code.Line("/// <param name=\"direction\">The vector v, as long as <paramref name=\"theta\"/>.</param>");
        if (kernel.Method != "Value")
            code.Line("/// <param name=\"gradient\">Receives the gradient, as long as <paramref name=\"theta\"/>.</param>");
        if (kernel.Method == "Hessian")
            code.Line("/// <param name=\"hessian\">Receives the Hessian, row-major and exactly symmetric.</param>");
        if (kernel.Method == "HessianProduct")
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
        string[] choices = [.. derivation.Conditions.Count > 0 ? ["!Converges(theta) ? double.NaN"] : Array.Empty<string>(), .. Calls(kernel)];
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
