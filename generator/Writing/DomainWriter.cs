using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints the tests of the domain: the fast one before each kernel, and the sentence of Violation.</summary>
internal sealed class DomainWriter(CodeWriter code, ObjectivePlan plan, ExpressionWriter expressions)
{
    public void Write()
    {
        code.Line("/// <inheritdoc/>");
        ObjectiveWriter.Prefer(code, plan);
        code.Open($"public string? Violation(global::System.ReadOnlySpan<{plan.Layout.Precision.Scalar}> {plan.Layout.Own("theta")})");
        code.Lines([.. plan.Checks]);
        WriteBody(plan.Violation);
        code.Close();
        if (plan.Converges is null)
            return;
        code.Line();
        code.Line("/// <summary>Whether every integral converges. NaN counts as not.</summary>");
        code.Line(EntryWriter.Inlined);
        code.Open($"private bool {plan.Layout.Own("Converges")}(global::System.ReadOnlySpan<{plan.Layout.Precision.Scalar}> {plan.Layout.Own("theta")})");
        WriteBody(plan.Converges);
        code.Close();
    }

    private void WriteBody(Statement[] statements) =>
        KernelWriter.WriteWithLocals(code, plan.Layout, () => new StatementWriter(code, expressions, plan.Layout).Write(statements));
}
