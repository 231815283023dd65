using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints the public methods of residuals: documentation, checks, and the choice of a lane width.</summary>
internal sealed class ResidualWriter(CodeWriter code, ObjectivePlan plan, ResidualPlan residuals)
{
    private string Theta => Own("theta");

    private string Own(string name) => plan.Layout.Own(name);

    public void Write()
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"int global::CurseOfMemory.IResiduals.Count => {residuals.Count};");
        code.Line();
        foreach (Kernel kernel in residuals.Kernels)
        {
            Write(kernel);
            code.Line();
        }
    }

    private void Write(Kernel kernel)
    {
        bool isJacobian = kernel.Method == "Jacobian";
        string[] outputs = [.. KernelWriter.Outputs[kernel.Method].Select(Own)];
        Documentation.Write(
            code, isJacobian ? "The residuals and their derivatives, row k those of residual k." : "The residuals.", residuals.Formulas.Take(isJacobian ? int.MaxValue : 1));
        code.Line($"/// <param name=\"{Theta}\">The parameters {plan.Blocks}, packed in order.</param>");
        code.Line($"/// <param name=\"{outputs[0]}\">Receives the residuals; NaN outside the domain.</param>");
        if (isJacobian)
            code.Line($"/// <param name=\"{outputs[1]}\">Receives the derivatives, row-major: for each residual as many as there are parameters.</param>");
        code.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"CurseOfMemory.Generator\", \"{ObjectiveWriter.Version}\")]");
        code.Open($"public void {kernel.Method}(global::System.ReadOnlySpan<double> {Theta}, {string.Join(", ", outputs.Select(output => $"global::System.Span<double> {output}"))})");
        WriteChecks(kernel, outputs);
        WriteCalls(kernel, outputs);
        code.Close();
    }

    private void WriteChecks(Kernel kernel, string[] outputs)
    {
        code.Lines([.. plan.Checks]);
        code.Line($"global::CurseOfMemory.ParameterBlocks.CheckLength(nameof({outputs[0]}), {outputs[0]}.Length, {residuals.Count});");
        if (outputs.Length > 1)
            code.Line($"global::CurseOfMemory.ParameterBlocks.CheckLength(nameof({outputs[1]}), {outputs[1]}.Length, {outputs[0]}.Length * {Theta}.Length);");
        string[] lengths = [.. kernel.LaneLengths, .. kernel.All.SelectMany(part => part.Columns).Select(column => column.Length)];
        KernelWriter.WriteLocals(code, plan.Layout, string.Join("\n", lengths));
        WorkWriter.Rent(code, plan.Layout, kernel);
    }

    private void WriteCalls(Kernel kernel, string[] outputs)
    {
        string[] refusals = plan.Converges is null ? [] : [$"!{Own("Converges")}({Theta})"];
        foreach (string refusal in refusals)
        {
            code.Open($"if ({refusal})");
            foreach (string output in outputs)
                code.Line($"{output}.Fill(double.NaN);");
            code.Close();
        }
        KernelCall.Write(code, plan.Layout, kernel, isFirst: refusals.Length == 0);
        WorkWriter.Return(code, plan.Layout, kernel);
    }
}
