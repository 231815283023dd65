using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>A derivative method in another precision: its reals are of that precision, what else the user gives is as it was.</summary>
internal static class ExtendedForm
{
    public static FormModel Of(FormModel form, Precision precision)
    {
        FunctionParameter[] parameters = [.. form.Function.Parameters.Select(parameter => IsReal(parameter) ? parameter with { Type = precision.Of(parameter.Type) } : parameter)];
        HashSet<int> data = [.. Enumerable.Range(0, parameters.Length).Where(i => !IsReal(parameters[i])).Select(i => form.Parameters[i])];
        FormArgument[] arguments = [.. form.Declaration.Arguments.Select((argument, i) => data.Contains(i) ? argument : argument with { Declaration = Of(argument, precision) })];
        return form with
        {
            Function = form.Function with { Parameters = parameters.ToEquatableArray() },
            Declaration = form.Declaration with { Arguments = arguments.ToEquatableArray(), ReturnType = precision.Of(form.Declaration.ReturnType) },
        };
    }

    /// <summary>The type in the other precision; the name may contain "double" as well.</summary>
    private static string Of(FormArgument argument, Precision precision) =>
        precision.Of(argument.Declaration.Substring(0, argument.Declaration.Length - argument.Name.Length)) + argument.Name;

    private static bool IsReal(FunctionParameter parameter) => parameter.Kind is not (ParameterKind.Data or ParameterKind.Integer);
}
