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

    public static string Write(TypePlan shape)
    {
        CodeWriter code = new();
        TypeFrame frame = new(code, shape);
        string[] scalars = [Precision.Double.Scalar, Precision.DoubleDouble.Scalar];
        frame.Open(shape.Name + ", refused: see the errors of the build", scalars, hasFields: false);
        foreach (string member in scalars.SelectMany(scalar => Members.Select(member => member.Replace("double", scalar))))
        {
            code.Line("/// <summary>Throws: the loss was refused when the project was compiled.</summary>");
            code.Line($"public {member} => throw new global::System.NotSupportedException(\"The loss of {shape.Name} was refused when the project was compiled.\");");
        }
        frame.Close();
        return code.ToString();
    }
}
