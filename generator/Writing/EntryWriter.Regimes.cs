using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>What a public method calls for short and for long blocks.</summary>
internal sealed partial class EntryWriter
{
    /// <summary>The attribute of small methods between the public ones and the kernels, which short blocks would pay for.</summary>
    public const string Inlined = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    /// <summary>The call of a kernel over a range.</summary>
    private string InRange(Kernel kernel, string from, string to) =>
        $"{Own(kernel.Method + "Range")}({KernelWriter.Arguments(plan.Layout, kernel with { Range = null })}, {from}, {to})";

    /// <summary>The kernel over a range of k, at the width that the range's length deserves.</summary>
    private void WriteRange(Kernel kernel)
    {
        code.Line();
        code.Line("/// <summary>The terms of k in from .. to - 1, in the narrowest lanes that take them at once, or else in the widest.</summary>");
        string[] calls = [.. Calls(kernel)];
        code.Line(Inlined);
        code.Line($"private {_scalar} {Own(kernel.Method + "Range")}({KernelWriter.Parameters(plan.Layout, kernel)}) =>");
        for (int i = 0; i < calls.Length; i++)
            code.Indented($"{(i == 0 ? "" : ": ")}{calls[i]}{(i == calls.Length - 1 ? ";" : "")}");
    }

    /// <summary>The kernel for many terms, with the columns that it works in.</summary>
    private void WriteMany(Kernel kernel)
    {
        string work = Own("work"), value = Own("value"), pool = "global::System.Buffers.ArrayPool<double>.Shared";
        string length = string.Join(" + ", kernel.Columns.Select(column => column.Length));
        code.Line();
        code.Line("/// <summary>The same for many terms: each pair's reciprocal once, in tiles, or sums by a quadrature of exponentials, whose cost grows with the length only.</summary>");
        code.Open($"private double {Own("GradientOfMany")}({KernelWriter.Parameters(plan.Layout, kernel with { Columns = [] })})");
        KernelWriter.WriteLocals(code, plan.Layout, length);
        code.Line($"double[] {work} = {pool}.Rent({length});");
        code.Line($"double {value} = {kernel.Name}<global::CurseOfMemory.Lanes512>({KernelWriter.Arguments(plan.Layout, kernel)});");
        code.Line($"{pool}.Return({work});");
        code.Line($"return {value};");
        code.Close();
    }
}
