using CurseOfMemory.Generator.Graphs.Programs;
using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Plans a derivative method: checks and memory around calls of its kernels, and the kernels.</summary>
internal sealed partial class FormPlanner
{
    private const string Checks = "global::CurseOfMemory.FunctionArguments";

    private readonly FormModel _form;
    private readonly Precision _precision;
    private readonly Packing _packing;
    private readonly ProgramPlanner[] _kernels;
    private readonly ProgramPlanner?[] _tapes;
    private readonly HashSet<string> _taken;
    private readonly string[] _extras;

    private FormPlanner(FormDerivation derivation, Precision precision)
    {
        (_form, _precision) = (precision.IsExtended ? ExtendedForm.Of(derivation.Form, precision) : derivation.Form, precision);
        _packing = Packing.OfForm(_form);
        _kernels = [.. derivation.Kernels.Select((kernel, i) => Planner(kernel.Programs, i, "Kernel"))];
        _tapes = [.. derivation.Kernels.Select((kernel, i) => kernel.Tape is null ? null : Planner(kernel.Tape, i, "Tape"))];
        _taken = [.. Keywords.All, .. _form.Declaration.Type.MemberNames, .. _form.Declaration.Arguments.Select(argument => argument.Name)];
        _extras = [.. _form.Extras.Select(extra => _form.Declaration.Arguments[extra].Name)];
    }

    public static FormFile Plan(FormDerivation derivation, Precision precision) => new FormPlanner(derivation, precision).Plan();

    private string Span => _precision.Of("global::System.Span<double>");

    /// <summary>A file with a method that throws, for a derivative that was refused.</summary>
    public static FormFile Refused(FormDeclaration declaration) => new(
        TypePlan.Of(declaration.Type),
        $"{declaration.Type.Name}.{declaration.Name}, refused: see the errors of the build",
        [
            new("Throws: the derivative was refused when the project was compiled.", [], HeaderOf(declaration), false,
            [
                new PlainLine(Term.Plain($"throw new global::System.NotSupportedException(\"{declaration.Type.Name}.{declaration.Name} was refused when the project was compiled.\")")),
            ])
            { IsPlainComment = declaration.IsDocumented },
        ]);

    private FormFile Plan()
    {
        FormDeclaration declaration = _form.Declaration;
        List<MethodPlan> methods = NeedsWorkspace ? [Renting(), Working(), Measuring()] : [Working()];
        if (IsCompressed)
            methods.Add(PatternFinding());
        foreach (ProgramPlanner kernel in Derivatives)
            methods.AddRange(kernel.Plan($"The kernel of {declaration.Name}."));
        if (IsCompressed)
            methods.AddRange(_kernels.Last().Plan($"The kernel of {PatternMethod}."));
        foreach (ProgramPlanner tape in _tapes.OfType<ProgramPlanner>())
            methods.AddRange(tape.PlanCount($"The number of doubles that {declaration.Name} puts on its tape."));
        return new(TypePlan.Of(declaration.Type), $"{declaration.Type.Name}.{_form.Function.Name}", methods);
    }

    private ProgramPlanner Planner(ProcedureList programs, int kernel, string suffix)
    {
        bool isPattern = _form.IsPattern(kernel);
        FormKind kind = _form.Kind switch
        {
            FormKind.Jacobian or FormKind.CompressedJacobian => kernel == 1 ? FormKind.Adjoint : FormKind.Tangent,
            FormKind.Hessian or FormKind.HessianDiagonal or FormKind.CompressedHessian => FormKind.HessianProduct,
            FormKind own => own,
        };
        string name = (isPattern ? "Pattern" : _form.Kind is FormKind.Jacobian or FormKind.CompressedJacobian ? $"{kind}" : "") + suffix;
        return suffix == "Tape" ? ProgramPlanner.OfTape(_form, programs, kind, name, _precision) : ProgramPlanner.OfKernel(_form, programs, kind, name, _precision);
    }

    private string Summary => $"{Words[(int)_form.Kind]} of {_form.Function.Name}{(_form.Function.Summary.Length > 0 ? ": " + _form.Function.Summary : ".")}";

    private IReadOnlyList<string> Notes(params string[] more)
    {
        FormArgument[] arguments = [.. _form.Declaration.Arguments];
        string[] result = _form.Function.ReturnsValue ? [$"<returns>The value of {_form.Function.Name}.</returns>"] : [];
        return [.. arguments.Select((argument, i) => Note(argument.Name, _form.Extras.Contains(i) ? MeaningOf(argument, i) : $"As in {_form.Function.Name}.")), .. more, .. result];
    }

    private string MeaningOf(FormArgument argument, int position)
    {
        bool isOutput = argument.Declaration.StartsWith("out ", StringComparison.Ordinal) || argument.Declaration.StartsWith(Span, StringComparison.Ordinal);
        string length = ExpectedLengths().Where(one => one.Name == argument.Name).Select(one => $", of length {one.Expected}").FirstOrDefault() ?? "";
        int extra = _form.Extras.ToList().IndexOf(position);
        string meaning = _form.IsPacked ? Meanings[(int)_form.Kind][extra] : $"the derivative by {_packing.Argument(_packing.Active[extra])}";
        return (isOutput ? "Receives " + meaning : char.ToUpperInvariant(meaning[0]) + meaning.Substring(1)) + length + ".";
    }

    private static string Note(string name, string text) => $"<param name=\"{name.TrimStart('@')}\">{text}</param>";

    private static readonly string[] Words =
    [
        "Value and gradient", "Value, gradient and Hessian", "Value, gradient and product of the Hessian with a direction", "Value, gradient and diagonal of the Hessian",
        "Outputs and Jacobian", "Value and derivative along a direction", "Value, and the product of a seed with the Jacobian,", "Value", "Outputs and the entries of the Jacobian that can be other than 0",
        "Value, gradient and the entries of the Hessian that can be other than 0",
    ];

    private static readonly string[][] Meanings =
    [
        ["the gradient"], ["the gradient", "the Hessian, row-major, exactly symmetric"], ["the direction v", "the gradient", "H v"], ["the gradient", "the diagonal of the Hessian"],
        ["the Jacobian, row-major"], ["the direction", "the derivative along it"], ["the seed", "the seed times the Jacobian"], [],
        ["the pattern", "the entries of the pattern, in its order"],
        ["the gradient", "the pattern", "the entries of the pattern, in its order"],
    ];

    private static string HeaderOf(FormDeclaration declaration) =>
        $"{declaration.Modifiers} {declaration.ReturnType} {declaration.Name}({string.Join(", ", declaration.Arguments.Select(argument => argument.Declaration))})";

    private string Take(string wish) => _taken.Take(wish);
}
