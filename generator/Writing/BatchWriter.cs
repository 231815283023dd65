using System.Text.RegularExpressions;
using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints the part of an objective that works on batches of problems in structure of arrays, one per lane.</summary>
internal sealed class BatchWriter(ObjectivePlan plan, BatchPlan batch)
{
    private const string Rows = "global::CurseOfMemory.ProblemRows.";

    private readonly CodeWriter _code = new();
    private readonly Layout _layout = batch.Layout;

    public static string Write(ObjectivePlan plan) => new BatchWriter(plan, plan.Batch).Write();

    private string Write()
    {
        TargetHelpers targets = new(_layout, plan.Targets);
        ExpressionWriter expressions = new(_layout, targets.Call);
        TypeFrame frame = new(_code, plan.Type);
        frame.OpenPart(plan.Source, $" : global::CurseOfMemory.IBatchedObjective<{_layout.Precision.Scalar}>");
        foreach (Kernel kernel in batch.Kernels)
        {
            WriteEntry(kernel);
            _code.Line();
        }
        foreach (Kernel kernel in batch.Kernels.SelectMany(kernel => kernel.All))
        {
            new KernelWriter(_code, _layout, expressions).Write(kernel);
            if (kernel != batch.Kernels.Last())
                _code.Line();
        }
        targets.Write(_code);
        frame.Close();
        return _code.ToString();
    }

    private void WriteEntry(Kernel kernel)
    {
        string theta = _layout.Own("theta"), values = _layout.Own("values");
        string[] vectors = [.. KernelWriter.Outputs[kernel.Method].Skip(1).Select(_layout.Own)];
        string[] alike = [.. kernel.Method == "HessianProducts" ? [_layout.Own("directions")] : Array.Empty<string>(), .. vectors];
        _code.Line("/// <inheritdoc/>");
        _code.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"CurseOfMemory.Generator\", \"{ObjectiveWriter.Version}\")]");
        _code.Line(kernel.HasColumns ? KernelWriter.Attribute : KernelWriter.InlinedAttribute);
        _code.Open($"public void {kernel.Method}({KernelWriter.Parameters(_layout, kernel with { Columns = [], Parts = [], IsEntry = true })})");
        foreach (string vector in alike)
            _code.Line($"global::CurseOfMemory.ParameterBlocks.CheckLength(nameof({vector}), {vector}.Length, {theta}.Length);");
        _code.Line($"if ({Rows}AreNone({theta}, {values}))");
        _code.Indented("return;");
        string[] checks = [$"{Rows}Check({theta}.Length, {_layout.Problems}, {_layout.Own("n")});", .. batch.Checks];
        // the names of blocks in messages are no locals
        IEnumerable<string> code = checks.Select(check => Regex.Replace(check, "\"[^\"]*\"", ""));
        string[] lengths = [.. kernel.All.SelectMany(part => part.Columns).Select(column => column.Length)];
        KernelWriter.WriteLocals(_code, _layout, string.Join("\n", [.. code, .. lengths]));
        _code.Lines(checks);
        WorkWriter.Rent(_code, _layout, kernel);
        KernelCall.Write(_code, _layout, kernel);
        WorkWriter.Return(_code, _layout, kernel);
        foreach (string vector in vectors)
            _code.Line($"{Rows}SpreadNaN({values}, {vector});");
        _code.Close();
    }
}
