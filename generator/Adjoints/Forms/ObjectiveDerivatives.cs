using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints.Forms;

/// <summary>The derivatives of a loss that is a program, as private derivative methods of its type.</summary>
internal static class ObjectiveDerivatives
{
    private const string Input = "global::System.ReadOnlySpan<double> ", Output = "global::System.Span<double> ";

    public static ProgramDerivation Of(ProgramObjective objective)
    {
        FormModel[] forms =
        [
            Form(objective, objective.Loss, FormKind.Gradient, "Gradient", Output + "gradient"),
            Form(objective, objective.Loss, FormKind.Hessian, "Hessian", Output + "gradient", Output + "hessian"),
            Form(objective, objective.Loss, FormKind.HessianProduct, "HessianProduct", Input + "direction", Output + "gradient", Output + "product"),
        ];
        if (objective.IsResidual)
            forms = [.. forms, Form(objective, objective.Term, FormKind.Gradient, "Row", Output + "gradient")];
        return new(objective, forms.Select(FormDerivatives.Of).ToEquatableArray());
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
