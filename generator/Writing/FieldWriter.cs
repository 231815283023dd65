using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints fields of what depends on data alone, with a method where the initialiser takes statements.</summary>
internal sealed class FieldWriter(CodeWriter code, Layout layout, ExpressionWriter expressions)
{
    private readonly string _scalar = layout.Precision.Scalar;

    public void Write(FieldPlan field)
    {
        code.Line($"/// <summary>What depends on data alone: {Documentation.Escape(field.Formula)}.</summary>");
        code.Line($"private readonly {_scalar} {field.Name} = {Initialiser(field)};");
        code.Line();
        if (field.Parameters.Count > 0)
            WriteMethod(field);
    }

    private string Initialiser(FieldPlan field) => field.Parameters.Count == 0
        ? expressions.Text(((Return)field.Body[0]).Value)
        : $"{Method(field)}({string.Join(", ", field.Parameters.Select(parameter => parameter.Substring(parameter.LastIndexOf(' ') + 1)))})";

    /// <summary>The name of a field's method: that of the field with a capital.</summary>
    private string Method(FieldPlan field) => layout.Own("Compute" + char.ToUpperInvariant(field.Name[1]) + field.Name.Substring(2));

    private void WriteMethod(FieldPlan field)
    {
        code.Open($"private static {_scalar} {Method(field)}({string.Join(", ", field.Parameters)})");
        KernelWriter.WriteWithLocals(code, layout, () => new StatementWriter(code, expressions, layout).Write(field.Body));
        code.Close();
        code.Line();
    }
}
