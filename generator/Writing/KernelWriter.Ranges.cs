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

    /// <summary>The attribute of what is part of its callers, but fast from the first call on where it isn't: callers may not be compiled with optimization yet, and RyuJIT inlines no method of more than 32 locals.</summary>
    public const string InlinedAttribute = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization | global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

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
        string length = string.Join(" + ", lanes.Select(type => type + ".Count"));
        code.Line();
        code.Line($"/// <summary>All k at once, in {(lanes.Length == 1 ? "one vector" : "two vectors")}.</summary>");
        code.Line(CalledAttribute);
        code.Line($"private {_scalar} {range.AtOnce}<{string.Join(", ", lanes)}>({string.Join(", ", Vectors(kernel).Select(FirstParameter))}, {_scalar} {range.Value})");
        foreach (string type in lanes)
            code.Indented(Constraint(type));
        code.Open();
        foreach (VectorLength vector in Vectors(kernel))
            WriteVector(vector, layout.ThetaLengthAt(range.Length, range.IsFixed ? range.Length : length)!);
        WriteRefusal(kernel);
        WriteSums(kernel, range, lanes, length);
        code.Close();
    }

    /// <summary>The value and the sums of its parts, of which the narrower is computed first: 128 bits divide.</summary>
    private void WriteSums(Kernel kernel, KernelRange range, string[] lanes, string length)
    {
        string[] parts = [.. lanes.Select((type, i) => At(kernel, range, type, length, i == 0 ? "0" : lanes[i - 1] + ".Count"))];
        if (parts.Length > 1 && kernel.Method != "Hessian")
        {
            code.Line($"{lanes[1]} {layout.Own("rest")} = {parts[1]};  // first: its divisions run beside what follows");
            parts[1] = layout.Own("rest");
        }
        string value = range.Value;
        for (int i = 0; i < lanes.Length; i++)
            value = expressions.WithSum(value, lanes[i], parts[i]);
        code.Line($"return {OrNaN(kernel, value)};");
    }

    /// <summary>Theta and the vectors that are as long, or as long as its square.</summary>
    private static IEnumerable<VectorLength> Vectors(Kernel kernel) => kernel.Lengths().Prepend(new("theta", false));

    private static bool IsRead(VectorLength vector) => vector.Vector is "theta" or "direction";

    /// <summary>The first number of a vector, which takes a register where a span takes two, or two words of the stack.</summary>
    private string FirstParameter(VectorLength vector) => $"{(IsRead(vector) ? "in" : "ref")} {_scalar} {First(vector)}";

    private string First(VectorLength vector) => layout.Own(vector.Vector + "0");

    /// <summary>The first numbers of the vectors of a kernel, as arguments.</summary>
    public string Firsts(Kernel kernel) => string.Join(", ", Vectors(kernel).Select(vector => $"{(IsRead(vector) ? "in" : "ref")} {layout.Own(vector.Vector)}[0]"));

    /// <summary>A vector from its first number on, of a length that the JIT knows.</summary>
    private void WriteVector(VectorLength vector, string length)
    {
        string theta = layout.Own("theta"), first = First(vector);
        code.Line($"var {layout.Own(vector.Vector)} = global::System.Runtime.InteropServices.MemoryMarshal.{(IsRead(vector) ? "CreateReadOnlySpan(in" : "CreateSpan(ref")} {first}, {(vector.IsSquare ? $"{theta}.Length * {theta}.Length" : vector.Vector == "theta" ? length : theta + ".Length")});");
    }

    private string At(Kernel kernel, KernelRange range, string lanes, string length, string k) =>
        $"{range.At}<{lanes}>({Arguments(layout, kernel with { Range = null })}{(range.IsFixed ? "" : ", " + length)}, {k})";

    private void WriteAt(Kernel kernel, KernelRange range)
    {
        code.Line("/// <summary>One vector of k: its part of J.</summary>");
        code.Line(InlinedAttribute);
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
