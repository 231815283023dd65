using CurseOfMemory.Generator.Adjoints.Lanes;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints.Forms;

/// <summary>The derivatives of a loss that is a program, as private derivative methods of its type.</summary>
internal static class ObjectiveDerivatives
{
    private const string Input = "global::System.ReadOnlySpan<double> ", Output = "global::System.Span<double> ";

    private static readonly (FormKind Kind, string[] Extras)[] Kinds =
    [
        (FormKind.Value, []),
        (FormKind.Gradient, [Output + "gradient"]),
        (FormKind.HessianProduct, [Input + "direction", Output + "gradient", Output + "product"]),
        (FormKind.Hessian, [Output + "gradient", Output + "hessian"]),
    ];

    public static ProgramDerivation Of(ProgramObjective objective)
    {
        FormDerivation[] lanes = objective.Number < 0 ? [] : [.. Kinds.Take(3).Select(one => InLanes(objective, one.Kind, one.Extras)).OfType<FormDerivation>()];
        FormDerivation[] forms = [.. Kinds.Select(one => FormDerivatives.Of(Form(objective, objective.Loss, one.Kind, $"{one.Kind}", one.Extras)))];
        FormDerivation? row = objective.IsResidual ? FormDerivatives.Of(Form(objective, objective.Term, FormKind.Gradient, "Row", Output + "gradient")) : null;
        return new(objective, forms.ToEquatableArray(), lanes.ToEquatableArray(), row, forms.Take(3).Select(InBatches).ToEquatableArray());
    }

    /// <summary>The loss as a whole with one problem in each lane.</summary>
    private static BatchDerivation InBatches(FormDerivation form) => LaneForms.Of(form.Kernels[0], null, out string? obstacle) is FormKernel inLanes
        ? new(form.Form.Kind, form with { Kernels = new([inLanes]) }, null)
        : new(form.Form.Kind, null, obstacle);

    /// <summary>What gives several terms of a sum at once, or null.</summary>
    private static FormDerivation? InLanes(ProgramObjective objective, FormKind kind, string[] extras)
    {
        FunctionModel term = objective.IsResidual ? Summation.Square(objective.Term) : objective.Term;
        FormDerivation derivation = FormDerivatives.Of(Form(objective, term, kind, $"{kind}", extras));
        int place = term.Programs.Main.Parameters.ToList().IndexOf(term.Parameters[objective.Number].Number);
        FormKernel kernel = derivation.Kernels[0];
        return LaneForms.Of(kernel, kernel.Programs.Main.Parameters[place], out _) is FormKernel inLanes ? derivation with { Kernels = new([inLanes]) } : null;
    }

    private static FormModel Form(ProgramObjective objective, FunctionModel function, FormKind kind, string suffix, params string[] extras)
    {
        FormArgument[] own = [.. function.Parameters.Select(parameter => new FormArgument(parameter.Name, $"{parameter.Type} {parameter.Name}"))];
        HashSet<string> taken = [.. own.Select(argument => argument.Name)];
        FormArgument[] more = [.. extras.Select(extra => Extra(extra, taken))];
        string name = function.Name + suffix;
        while (objective.Type.MemberNames.Contains(name) || objective.Type.MemberNames.Contains(name + "Workspace"))
            name += "_";
        string modifiers = objective.IsStatic ? "private static" : "private";
        FormDeclaration declaration = new(objective.Type, objective.Type.HintName, name, name, modifiers, "double", false, own.Concat(more).ToEquatableArray());
        return new(
            kind, declaration, Enumerable.Range(0, own.Length).ToEquatableArray(), Enumerable.Range(own.Length, more.Length).ToEquatableArray(), true, objective.IsStatic, name, function);
    }

    private static FormArgument Extra(string declaration, HashSet<string> taken)
    {
        string[] words = declaration.Split(' ');
        string name = words[1];
        while (taken.Contains(name))
            name += "_";
        return new(name, $"{words[0]} {name}");
    }
}
