using CurseOfMemory.Generator.Calculus;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints the tests of the domain: the fast one before each kernel, and the sentence of Violation.</summary>
internal sealed class DomainWriter(CodeWriter code, Derivation derivation, Layout layout, ExpressionWriter expressions)
{
    private readonly DomainPlanner _planner = new(derivation, layout);

    public void Write()
    {
        WriteViolation();
        if (!_planner.HasConditions)
            return;
        code.Line();
        code.Line("/// <summary>Whether every integral converges. NaN counts as not.</summary>");
        code.Open("private bool Converges(global::System.ReadOnlySpan<double> theta)");
        WriteBody(_planner.Converges());
        code.Close();
    }

    private void WriteViolation()
    {
        code.Line("/// <inheritdoc/>");
        code.Open("public string? Violation(global::System.ReadOnlySpan<double> theta)");
        EntryWriter.WriteCheck(code, derivation, layout);
        List<Statement> statements = [];
        foreach (int block in Enumerable.Range(0, derivation.Definition.Blocks.Count).OrderBy(block => derivation.Definition.Blocks[block].Position))
        {
            Block parameter = derivation.Definition.Blocks[block];
            string found = $"notFinite{block}";
            statements.Add(new Line($"if (global::CurseOfMemory.Violations.NotFinite(\"{parameter.Name}\", {layout.Block(block)}) is string {found})"));
            statements.Add(new Line($"    return {found};"));
        }
        statements.AddRange(_planner.Violations());
        statements.Add(new Line("return global::CurseOfMemory.Violations.NotANumber(Value(theta));"));
        WriteBody(statements);
        code.Close();
    }

    private void WriteBody(IReadOnlyList<Statement> statements)
    {
        CodeWriter body = new();
        new StatementWriter(body, expressions).Write(statements);
        KernelWriter.WriteLocals(code, layout, body.ToString());
        new StatementWriter(code, expressions).Write(statements);
    }
}
