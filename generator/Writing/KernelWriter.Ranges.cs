using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>
/// Kernels that are one loop over k: a method for one vector of k, which inlines into the loop over a range of k, and where there are as many lanes
/// as k, into a method that is nothing else: there the JIT knows every length, and neither loops over k nor checks bounds.
/// </summary>
internal sealed partial class KernelWriter
{
    /// <summary>The attribute of what has a frame of its own besides.</summary>
    public const string CalledAttribute = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization | global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    private string L => layout.Own("L");

    private void WriteRange(Kernel kernel, KernelRange range)
    {
        WriteAt(kernel, range);
        code.Line();
        WriteLoop(kernel, range);
        foreach (int vectors in range.Widths.Select(width => width.Vectors).Distinct())
            WriteAtOnce(kernel, range, [.. new[] { L, layout.Own("L2") }.Take(vectors)]);
    }

    private void WriteAtOnce(Kernel kernel, KernelRange range, string[] lanes)
    {
        string[] counts = [.. lanes.Select(type => type + ".Count")];
        string length = string.Join(" + ", counts), theta = layout.Own("theta");
        string value = range.Value;
        for (int i = 0; i < lanes.Length; i++)
            value = expressions.WithSum(value, lanes[i], At(kernel, range, lanes[i], length, i == 0 ? "0" : counts[i - 1]));
        code.Line();
        code.Line($"/// <summary>All k at once, in {(lanes.Length == 1 ? "one vector" : "two vectors")}.</summary>");
        code.Line(CalledAttribute);
        code.Line($"private {_scalar} {range.AtOnce}<{string.Join(", ", lanes)}>({Parameters(layout, kernel with { Range = null })}, {_scalar} {range.Value})");
        foreach (string type in lanes)
            code.Indented(Constraint(type));
        code.Open();
        code.Line($"{theta} = {theta}[..({layout.ThetaLengthAt(range.Length, range.IsFixed ? range.Length : length)})];  // lengths that the JIT knows");
        WriteLengths(kernel, theta);
        WriteRefusal(kernel);
        code.Line($"return {OrNaN(kernel, value)};");
        code.Close();
    }

    /// <summary>The other vectors: of the length that the JIT then knows, or what says what is wrong with it.</summary>
    private void WriteLengths(Kernel kernel, string theta)
    {
        (string Name, string Length)[] vectors = [.. kernel.Lengths().Select(vector => (layout.Own(vector.Vector), vector.IsSquare ? $"{theta}.Length * {theta}.Length" : theta + ".Length"))];
        if (vectors.Length == 0)
            return;
        code.Line($"if ({string.Join(" || ", vectors.Select(vector => $"{vector.Name}.Length != {vector.Length}"))})");
        code.Indented($"return {OfAny(kernel)};");
    }

    private string At(Kernel kernel, KernelRange range, string lanes, string length, string k) =>
        $"{range.At}<{lanes}>({Arguments(layout, kernel with { Range = null })}{(range.IsFixed ? "" : ", " + length)}, {k})";

    private void WriteAt(Kernel kernel, KernelRange range)
    {
        code.Line("/// <summary>One vector of k: its part of J.</summary>");
        code.Line(EntryWriter.Inlined);
        code.Line($"private {L} {range.At}<{L}>({Parameters(layout, kernel with { Range = null })}{(range.IsFixed ? "" : ", int " + range.Length)}, int {range.Index})");
        code.Indented(Constraint(L));
        code.Open();
        WriteWithLocals(code, layout, given: range.Length, write: () =>
        {
            new StatementWriter(code, expressions, layout).Write(range.Body);
            code.Line($"return {L}.Keep({expressions.AsLanes(range.Term.Value)}, {range.Term.Keep});");
        });
        code.Close();
    }

    private void WriteLoop(Kernel kernel, KernelRange range)
    {
        string total = range.Term.Name, at = At(kernel, range, L, range.Length, range.Index);
        code.Line(CalledAttribute);
        code.Line($"private {_scalar} {kernel.Name}<{L}>({Parameters(layout, kernel)})");
        code.Indented(Constraint(L));
        code.Open();
        WriteLocals(code, layout, range.Length);
        code.Line($"int {range.End} = global::CurseOfMemory.LaneWidths.End({range.From}, {range.Length}, {L}.Count);");
        code.Line($"{L} {total} = {L}.Zero;");
        code.Line($"for (int {range.Index} = {range.From}; {range.Index} < {range.End}; {range.Index} += {L}.Count)");
        code.Indented(layout.Precision.IsExtended ? $"{total} = {ExpressionWriter.Extended}AddTerm({at}, {total});" : $"{total} += {at};");
        code.Line();
        code.Line(layout.Precision.IsExtended ? $"{range.Value} = {expressions.WithSum(range.Value, L, total)};" : $"{range.Value} += {L}.Sum({total});");
        code.Line($"return {range.End} < {range.Length} ? {Call(kernel, From(layout, kernel), range.End, range.Value)} : {OrNaN(kernel, range.Value)};");
        code.Close();
    }
}
