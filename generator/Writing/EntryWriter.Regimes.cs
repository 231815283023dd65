using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>What a public method calls for short and for long blocks.</summary>
internal sealed partial class EntryWriter
{
    /// <summary>The attribute of small methods that short blocks would pay for.</summary>
    public const string Inlined = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    /// <summary>The attribute of methods whose frame short blocks should not pay for.</summary>
    private const string NotInlined = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    private void WriteManyCall(Kernel kernel)
    {
        code.Line($"if ({kernel.Condition})");
        code.Indented($"return {OfMany(kernel)}({KernelWriter.Arguments(plan.Layout, kernel with { Columns = [] })});");
    }

    /// <summary>The call of a kernel over all k.</summary>
    private void WriteRangeCall(Kernel kernel, bool isConditional)
    {
        string call = $"return {Kernels.Call(kernel, KernelWriter.From(plan.Layout, kernel), "0", Start(kernel.Range!))};";
        if (isConditional)
            code.Indented(call);
        else
            code.Line(call);
    }

    /// <summary>What the value begins with.</summary>
    private string Start(KernelRange range) => range.Constants.Count == 0 ? "0" : string.Join(" + ", range.Constants.Select(expressions.Text));

    /// <summary>
    /// The choice of lanes that take all k at once, before everything that longer blocks need: what is wrong with other vectors' lengths is found there. The
    /// rest of the public method is another, so that short blocks don't pay for its frame.
    /// </summary>
    private void WriteAtOnce(Kernel kernel, KernelRange range)
    {
        string[] fit = [.. kernel.Lengths().Select(vector => $"{Own(vector.Vector)}.Length == {Expected(vector)}")];
        if (fit.Length > 0)
            code.Open($"if ({string.Join(" && ", fit)})");
        string arguments = $"{Kernels.Firsts(kernel)}, {Start(range)}";
        code.Open($"switch ({Theta}.Length)  // all k at once");
        foreach (WholeWidth width in range.Widths)
            code.Line($"case {plan.Layout.ThetaLengthAt(range.Length, width.LengthText)} when {width.Widest}.IsSupported: return {range.AtOnce}<{width.Lanes}>({arguments});");
        code.Close();
        if (fit.Length > 0)
            code.Close();
        code.Line($"return {Kernels.OfAny(kernel)};");
    }

    private KernelWriter Kernels => new(code, plan.Layout, expressions) { HasDomain = plan.Converges is not null };

    /// <summary>The kernel from some k on, at the width that the rest deserves.</summary>
    private void WriteRange(Kernel kernel, KernelRange range)
    {
        code.Line();
        code.Line("/// <summary>A value and the terms of k from some on, in the narrowest lanes that take them at once, or else in the widest.</summary>");
        code.Line(KernelWriter.Attribute);
        code.Open($"private {_scalar} {KernelWriter.From(plan.Layout, kernel)}({KernelWriter.Parameters(plan.Layout, kernel)})");
        KernelWriter.WriteLocals(code, plan.Layout, range.Length);
        WriteCalls(kernel);
        code.Close();
    }

    /// <summary>The calls of a kernel that returns what its caller does, widest lanes first.</summary>
    private void WriteCalls(Kernel kernel)
    {
        foreach (KernelCall call in KernelCall.Of(plan.Layout, kernel))
        {
            if (call.Condition is not null)
                code.Line($"if ({call.Condition})");
            if (call.Condition is not null)
                code.Indented($"return {call.Text};");
            else
                code.Line($"return {call.Text};");
        }
    }

    /// <summary>The call of a kernel for a Hessian that should not go through the caches.</summary>
    private void WritePastCaches(Kernel kernel)
    {
        string arguments = KernelWriter.Arguments(plan.Layout, kernel), self = Own("self");
        string call = $"{self}.{kernel.Name}<global::CurseOfMemory.Lanes512, global::CurseOfMemory.StreamedRow>({arguments})";
        code.Line($"if (global::CurseOfMemory.MatrixRows.LeaveCaches({Own("hessian")}.Length))  // a cache would read what it can't keep");
        code.Indented($"return {Kernels.OrNaN(kernel, $"global::CurseOfMemory.MatrixRows.PastCaches(this, {arguments}, static ({self}, {arguments}) => {call})")};");
    }

    private string OfMany(Kernel kernel) => IsPlain(kernel) ? kernel.Name : Own(kernel.Method + "OfMany");

    /// <summary>Whether a kernel needs neither columns nor lanes.</summary>
    private static bool IsPlain(Kernel kernel) => !kernel.HasColumns && !kernel.UsesLanes;

    /// <summary>What methods for many terms do where they take no nodes.</summary>
    private static readonly IReadOnlyDictionary<string, string> Ways = new Dictionary<string, string>
    {
        ["Value"] = "one division for four pairs, or ",
        ["Gradient"] = "each pair's reciprocal once, in tiles, or ",
        ["HessianProduct"] = "",
    };

    /// <summary>The choice of what runs the kernel for many terms.</summary>
    private void WriteMany(Kernel kernel)
    {
        if (IsPlain(kernel))
            return;
        code.Line();
        code.Line($"/// <summary>The same for many terms: {Ways[kernel.Method]}sums by a quadrature of exponentials, whose cost grows with the length only.</summary>");
        code.Line(NotInlined);
        code.Open($"private double {OfMany(kernel)}({KernelWriter.Parameters(plan.Layout, kernel with { Columns = [] })})");
        if (kernel.HasColumns)
            WriteInColumns(kernel);
        else
            WriteInAnyLanes(kernel);
        code.Close();
    }

    private void WriteInAnyLanes(Kernel kernel)
    {
        KernelWriter.WriteLocals(code, plan.Layout, string.Join("\n", kernel.LaneLengths));
        WriteCalls(kernel);
    }

    /// <summary>The call of a kernel for machines with the widest lanes, in columns.</summary>
    private void WriteInColumns(Kernel kernel)
    {
        string work = Own("work"), value = Own("value"), pool = "global::System.Buffers.ArrayPool<double>.Shared";
        string length = string.Join(" + ", kernel.Columns.Select(column => column.Length));
        KernelWriter.WriteLocals(code, plan.Layout, length);
        code.Line($"double[] {work} = {pool}.Rent({length});");
        code.Line($"double {value} = {kernel.Name}<global::CurseOfMemory.Lanes512>({KernelWriter.Arguments(plan.Layout, kernel)});");
        code.Line($"{pool}.Return({work});");
        code.Line($"return {Kernels.OrNaN(kernel, value)};");
    }
}
