using CurseOfMemory.Generator.Graphs.Programs;
using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>The methods that a user sees: the form, the form with a workspace, and the length of that.</summary>
internal sealed partial class FormPlanner
{
    private string PublicModifiers => string.Join(" ", _form.Declaration.Modifiers.Split(' ').Where(modifier => modifier is not ("partial" or "override" or "virtual" or "sealed" or "new")));

    private string WorkspaceMethod => _form.Overload + "Workspace";

    /// <summary>The form itself: its checks, and the kernel in memory from the stack or from the caller.</summary>
    private MethodPlan Working()
    {
        if (!NeedsWorkspace)
            return new(Summary, Notes(), HeaderOf(_form.Declaration), false, [.. LengthChecks(), .. Body("")]) { IsPlainComment = _form.Declaration.IsDocumented };
        string workspace = Take("workspace");
        string header = $"{PublicModifiers} {_form.Declaration.ReturnType} {_form.Overload}({Declarations(_form.Declaration.Arguments.Select(argument => argument.Declaration).Append($"{Span} {workspace}"))})";
        string length = $"{WorkspaceMethod}({Arguments(MeasuredArguments)})";
        Line check = Plain($"{Checks}.CheckWorkspace(nameof({workspace}), {workspace}.Length, {length}, nameof({WorkspaceMethod}))");
        // to measure is to run the function where trip counts depend on data: then only once the workspace has proved too short
        IReadOnlyList<Line> lines = _tapes.All(tape => tape is null || tape.IsStraight)
            ? [.. LengthChecks(), check, .. Body(workspace)]
            : [.. LengthChecks(), new GuardLine([.. Body(workspace)], Term.Plain($"{workspace}.Length < {length}"), [check, Plain("throw")])];
        return new($"{Summary} The memory comes from the caller.", Notes(Note(workspace, $"Scratch, at least as long as {WorkspaceMethod} tells.")), header, false, lines);
    }

    /// <summary>The form without a workspace: from the stack where that is enough, else from the shared pool.</summary>
    private MethodPlan Renting()
    {
        string call = $"{_form.Overload}({Arguments(_form.Declaration.Arguments.Select(Passed))}, {{0}})";
        IReadOnlyList<Line> lines = Rental.Around(_precision, Take, Term.Plain($"{WorkspaceMethod}({Arguments(MeasuredArguments)})"), workspace => [Return(call.Replace("{0}", workspace))]);
        return new(Summary, Notes(), HeaderOf(_form.Declaration), false, lines) { IsPlainComment = _form.Declaration.IsDocumented };
    }

    private static string Passed(FormArgument argument) =>
        (argument.Declaration.StartsWith("out ", StringComparison.Ordinal) ? "out " : argument.Declaration.StartsWith("ref ", StringComparison.Ordinal) ? "ref " : "") + argument.Name;

    /// <summary>The arguments that the length of the workspace follows from: all that the function takes.</summary>
    private IEnumerable<string> MeasuredArguments => Enumerable.Range(0, _form.Function.Parameters.Count).Select(_packing.Argument);

    private MethodPlan Measuring()
    {
        FunctionParameter[] parameters = [.. _form.Function.Parameters];
        string header = $"{PublicModifiers} int {WorkspaceMethod}({Declarations(parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"))})";
        List<Line> lines = [];
        List<Term> needs = [];
        for (int i = 0; i < Derivatives.Count(); i++)
        {
            if (_kernels[i].Memory.IsWorkspace)
                needs.Add(_kernels[i].Measure(lines, _tapes[i]?.Call));
        }
        Term total = needs.Count == 0 ? Term.Plain("0") : needs.Aggregate((left, right) => Term.Call("global::System.Math.Max", false, [left, right]));
        if (ScratchLength(Packing.OfFunction(_form)) is { Length: > 0 } scratch)
            total = needs.Count == 0 ? Term.Plain(scratch) : Term.Infix("+", false, Term.Plain(scratch, Operators.PrecedenceOf("+")), total);
        lines.Add(new PlainLine(Term.Code("return {0}", total)));
        VariableNaming.Settle(lines, [.. Keywords.All, .. _form.Declaration.Type.MemberNames, .. parameters.Select(parameter => parameter.Name)]);
        return new(
            $"The number of doubles that the workspace of {_form.Declaration.Name} needs.",
            [.. parameters.Select(parameter => Note(parameter.Name, $"As in {_form.Function.Name}.")), "<returns>The least length of the workspace.</returns>"],
            header, false, lines);
    }

    private static string Arguments(IEnumerable<string> arguments) => string.Join(", ", arguments);

    private static string Declarations(IEnumerable<string> declarations) => string.Join(", ", declarations);
}
