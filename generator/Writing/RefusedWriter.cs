using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints members that throw, for an objective that was refused.</summary>
internal static class RefusedWriter
{
    private static readonly string[] Members =
    [
        "double Value(global::System.ReadOnlySpan<double> theta)",
        "double Gradient(global::System.ReadOnlySpan<double> theta, global::System.Span<double> gradient)",
        "double Hessian(global::System.ReadOnlySpan<double> theta, global::System.Span<double> gradient, global::System.Span<double> hessian)",
        "double HessianProduct(global::System.ReadOnlySpan<double> theta, global::System.ReadOnlySpan<double> direction, global::System.Span<double> gradient, global::System.Span<double> product)",
        "string? Violation(global::System.ReadOnlySpan<double> theta)",
    ];

    private static readonly string[] ResidualMembers =
    [
        "int global::CurseOfMemory.IResiduals.Count",
        "public void Residuals(global::System.ReadOnlySpan<double> theta, global::System.Span<double> residuals)",
        "public void Jacobian(global::System.ReadOnlySpan<double> theta, global::System.Span<double> residuals, global::System.Span<double> jacobian)",
    ];

    public static string Write(TypePlan shape)
    {
        CodeWriter code = new();
        TypeFrame frame = new(code, shape);
        Precision[] precisions = [Precision.Double, Precision.DoubleDouble];
        frame.Open(shape.Name + ", refused: see the errors of the build", precisions, hasFields: false);
        IEnumerable<string> members = precisions.SelectMany(precision => Members.Select(member => "public " + member.Replace("double", precision.Scalar)));
        foreach (string member in shape.HasResidual ? members.Concat(ResidualMembers) : members)
        {
            code.Line("/// <summary>Throws: the loss was refused when the project was compiled.</summary>");
            code.Line($"{member} => throw new global::System.NotSupportedException(\"The loss of {shape.Name} was refused when the project was compiled.\");");
        }
        frame.Close();
        return code.ToString();
    }
}
