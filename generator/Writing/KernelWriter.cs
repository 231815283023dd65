using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints kernels: a method generic over the lane type, or over plain numbers where nothing runs in lanes.</summary>
internal sealed partial class KernelWriter(CodeWriter code, Layout layout, ExpressionWriter expressions)
{
    /// <summary>The attribute of what must be fast from the first call on.</summary>
    public const string Attribute = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    private readonly string _scalar = layout.Precision.Scalar;

    public static readonly IReadOnlyDictionary<string, string[]> Outputs = new Dictionary<string, string[]>
    {
        ["Value"] = [],
        ["Gradient"] = ["gradient"],
        ["Hessian"] = ["gradient", "hessian"],
        ["HessianProduct"] = ["gradient", "product"],
        ["Values"] = ["values"],
        ["Gradients"] = ["values", "gradients"],
        ["HessianProducts"] = ["values", "gradients", "products"],
        ["Residuals"] = ["residuals"],
        ["Jacobian"] = ["residuals", "jacobian"],
    };

    public void Write(Kernel kernel)
    {
        if (kernel.Range is KernelRange range)
        {
            WriteRange(kernel, range);
            return;
        }
        code.Line(Attribute);
        code.Line($"private {(kernel.ReturnsValue ? _scalar : "void")} {kernel.Name}{(kernel.WritesRows ? $"<{L}, {Row}>" : kernel.UsesLanes ? $"<{L}>" : "")}({Parameters(layout, kernel)})");
        if (kernel.UsesLanes)
            code.Indented(Constraint(L));
        if (kernel.WritesRows)
            code.Indented($"where {Row} : struct, global::CurseOfMemory.IMatrixRow<{L}>  // in the caches or past them");
        code.Open();
        WriteWithLocals(code, layout, given: layout.IsBatch ? layout.Own("n") : null, write: () =>
        {
            WriteColumns(kernel);
            StatementWriter statements = new(code, expressions, layout);
            if (layout.IsBatch)
                WriteGroups(statements, kernel);
            else
                statements.Write(kernel.Statements);
        });
        code.Close();
    }

    private string Row => layout.Own("TRow");

    private string Constraint(string lanes) => $"where {lanes} : struct, global::CurseOfMemory.ILanes<{lanes}, {_scalar}>";

    /// <summary>The statements for each group of problems, the last of which begins earlier where that fills its lanes.</summary>
    private void WriteGroups(StatementWriter statements, Kernel kernel)
    {
        ILookup<bool, Statement> isOnce = kernel.Statements.ToLookup(statement => statement is PartCall or Once);
        statements.Write([.. isOnce[true]]);
        code.Open($"for (int {layout.Next} = 0; {layout.Next} < {layout.Problems}; {layout.Next} += {L}.Count)");
        code.Line($"int {layout.First} = global::System.Math.Min({layout.Next}, {layout.Problems} - {L}.Count);  // every lane has a problem");
        statements.Write([.. isOnce[false]]);
        code.Close();
    }

    /// <summary>Whether integrals may diverge, so that a method tells.</summary>
    public bool HasDomain { get; init; }

    /// <summary>The test of the domain, before calls that are the last thing their caller does, so that short blocks pay for one frame.</summary>
    public void WriteRefusal(Kernel kernel)
    {
        if (!HasDomain)
            return;
        string outputs = OutputNames(layout, kernel.Method);
        code.Line($"if (!{layout.Own("Converges")}({layout.Own("theta")}))");
        code.Indented($"return {(outputs.Length == 0 ? $"{_scalar}.NaN" : $"global::CurseOfMemory.ParameterBlocks.NaN({outputs})")};");
    }

    /// <summary>The method that chooses the lanes for a range.</summary>
    public static string From(Layout layout, Kernel kernel) => layout.Own(kernel.Method + "From");

    /// <summary>The method that takes blocks of any length.</summary>
    public static string OfAnyName(Layout layout, Kernel kernel) => layout.Own(kernel.Method + "OfAny");

    /// <summary>A call of that method.</summary>
    public string OfAny(Kernel kernel) => $"{OfAnyName(layout, kernel)}({Arguments(layout, kernel with { Range = null })})";

    /// <summary>A call of the method that chooses the lanes.</summary>
    public string Call(Kernel kernel, string method, string from, string value) =>
        $"{method}({Arguments(layout, kernel with { Range = null })}, {from}, {value})";

    /// <summary>A value, with the outputs NaN where it is.</summary>
    public string OrNaN(Kernel kernel, string value) => Outputs[kernel.Method].Length == 0
        ? value
        : $"global::CurseOfMemory.ParameterBlocks.OrNaN({value}, {OutputNames(layout, kernel.Method)})";

    /// <summary>The outputs of a method, as arguments.</summary>
    public static string OutputNames(Layout layout, string method) => string.Join(", ", Outputs[method].Select(layout.Own));

    /// <summary>The locals that a text uses, and those that they use in turn.</summary>
    /// <param name="given">One that is a parameter.</param>
    public static void WriteLocals(CodeWriter code, Layout layout, string body, string? given = null)
    {
        string[] locals = Locals(layout, body, given);
        code.Lines(locals);
        if (locals.Length > 0)
            code.Line();
    }

    /// <summary>The same above a body that is yet to be written.</summary>
    public static void WriteWithLocals(CodeWriter code, Layout layout, Action write, string? given = null) =>
        code.Preceded(write, body => Locals(layout, body, given));

    private static string[] Locals(Layout layout, string body, string? given)
    {
        Stack<string> used = [];
        for (int i = layout.Locals.Count - 1; i >= 0; i--)
        {
            Local local = layout.Locals[i];
            if (local.Name != given && (Identifiers.Has(body, local.Name) || IsIn(used, local.Name)))
                used.Push(local.Declaration + ";");
        }
        return used.ToArray();
    }

    private static bool IsIn(Stack<string> declarations, string name)
    {
        foreach (string declaration in declarations)
        {
            if (Identifiers.Has(declaration, name))
                return true;
        }
        return false;
    }

    private void WriteColumns(Kernel kernel)
    {
        string offset = "0";
        foreach ((string name, string length) in kernel.Columns)
        {
            code.Line($"global::System.Span<{_scalar}> {name} = {layout.Own("work")}.Slice({offset}, {length});");
            offset = offset == "0" ? length : $"{offset} + {length}";
        }
    }

    /// <summary>What a kernel is called with.</summary>
    public static string Arguments(Layout layout, Kernel kernel)
    {
        string text = layout.Own("theta");
        if (kernel.Method == layout.Named("HessianProduct"))
            text += ", " + layout.Own(layout.Named("direction"));
        foreach (string output in Outputs[kernel.Method])
            text += ", " + layout.Own(output);
        return text + (layout.IsBatch ? ", " + layout.Own("n") : "") + (kernel.HasColumns ? ", " + layout.Own("work") : "")
            + (kernel.Range is KernelRange range ? $", {range.From}, {range.Value}" : "");
    }

    /// <summary>What a kernel takes.</summary>
    public static string Parameters(Layout layout, Kernel kernel)
    {
        string scalar = layout.Precision.Scalar;
        string text = $"global::System.ReadOnlySpan<{scalar}> {layout.Own("theta")}";
        if (kernel.Method == layout.Named("HessianProduct"))
            text += $", global::System.ReadOnlySpan<{scalar}> {layout.Own(layout.Named("direction"))}";
        foreach (string output in Outputs[kernel.Method])
            text += $", global::System.Span<{scalar}> {layout.Own(output)}";
        return text + (layout.IsBatch && !kernel.IsEntry ? $", int {layout.Own("n")}" : "") + (kernel.HasColumns ? $", global::System.Span<{scalar}> {layout.Own("work")}" : "")
            + (kernel.Range is KernelRange range ? $", int {range.From}, {scalar} {range.Value}" : "");
    }
}
