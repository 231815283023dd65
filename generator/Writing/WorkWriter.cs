using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints where the work columns of a kernel live: on the stack while they are few, then in a rented array.</summary>
internal static class WorkWriter
{
    private const int StackColumns = 128;

    public static void Rent(CodeWriter code, Layout layout, Kernel kernel)
    {
        string[] needs = kernel.All.Where(part => part.Columns.Count > 0)
            .Select(part => string.Join(" + ", part.Columns.Select(column => column.Length))).Distinct().ToArray();
        if (needs.Length == 0)
            return;
        string scalar = layout.Precision.Scalar, length = layout.Own("workLength"), rented = layout.Own("rented");
        code.Line($"int {length} = {needs.Aggregate((left, right) => $"global::System.Math.Max({left}, {right})")};");
        code.Line($"{scalar}[]? {rented} = null;");
        code.Line($"global::System.Span<{scalar}> {layout.Own("work")} = {length} <= {StackColumns} ? stackalloc {scalar}[{StackColumns}] : {rented} = global::System.Buffers.ArrayPool<{scalar}>.Shared.Rent({length});");
    }

    public static void Return(CodeWriter code, Layout layout, Kernel kernel)
    {
        if (!kernel.HasColumns)
            return;
        code.Line($"if ({layout.Own("rented")} is not null)");
        code.Indented($"global::System.Buffers.ArrayPool<{layout.Precision.Scalar}>.Shared.Return({layout.Own("rented")});");
    }
}
