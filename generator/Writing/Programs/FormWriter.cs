using CurseOfMemory.Generator.Planning.Programs;

namespace CurseOfMemory.Generator.Writing.Programs;

/// <summary>Prints the file of a derivative method.</summary>
internal static class FormWriter
{
    private const string Options = "global::System.Runtime.CompilerServices.MethodImplOptions";

    private const string Optimised = $"[global::System.Runtime.CompilerServices.MethodImpl({Options}.NoInlining | {Options}.AggressiveOptimization)]";

    public static string Write(FormFile file)
    {
        CodeWriter code = new();
        TypeFrame frame = new(code, file.Type);
        frame.OpenPart(file.Source, file.Interfaces);
        for (int i = 0; i < file.Methods.Count; i++)
        {
            if (i > 0)
                code.Line();
            Write(code, file.Methods[i]);
        }
        frame.Close();
        return code.ToString();
    }

    private static void Write(CodeWriter code, MethodPlan method)
    {
        if (method.IsPlainComment)
            code.Line("// " + method.Summary);
        else
            code.Lines([$"/// <summary>{Documentation.Escape(method.Summary)}</summary>", .. method.Notes.Select(note => "/// " + note)]);
        code.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"CurseOfMemory.Generator\", \"{ObjectiveWriter.Version}\")]");
        if (method.IsPreferred)
            code.Line(ObjectiveWriter.Preferred);
        if (method.HasLoops)
            code.Line(Optimised);
        code.Open(method.Header);
        new LineWriter(code).Write(method.Lines);
        code.Close();
    }
}
