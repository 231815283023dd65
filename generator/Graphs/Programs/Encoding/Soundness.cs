namespace CurseOfMemory.Generator.Graphs.Programs.Encoding;

/// <summary>Whether a graph that was read names only what it has, so that nothing later fails on a damaged text.</summary>
internal static class Soundness
{
    public static bool Holds(FunctionModel model)
    {
        IReadOnlyList<Procedure> procedures = model.Programs.Procedures;
        return procedures.Count > 0
            && procedures.All(procedure => Holds(procedure, procedures))
            && model.Parameters.All(parameter => Holds(parameter, procedures[0]));
    }

    private static bool Holds(FunctionParameter parameter, Procedure main) => parameter.Kind switch
    {
        ParameterKind.Real or ParameterKind.Integer => main.Parameters.Contains(parameter.Number),
        ParameterKind.Input or ParameterKind.Output or ParameterKind.Work => main.ArrayParameters.Contains(parameter.Number),
        ParameterKind.Data => true,
        ParameterKind.Result => parameter.Number >= 0 && parameter.Number < main.Arrays.Count && main.Arrays[parameter.Number].Role == ArrayRole.Own,
        _ => false,
    };

    private static bool Holds(Procedure procedure, IReadOnlyList<Procedure> all)
    {
        bool IsLocal(int local) => local >= 0 && local < procedure.Locals.Count;
        bool IsOperand(Operand operand) => operand.IsConstant ? Enum.IsDefined(typeof(Kind), operand.Kind) : IsLocal(operand.Local) && procedure.Locals[operand.Local].Kind == operand.Kind;
        bool IsArray(int array) => array >= 0 && array < procedure.Arrays.Count;
        return procedure.Parameters.All(IsLocal)
            && procedure.Results.All(IsLocal)
            && procedure.Locals.All(local => Enum.IsDefined(typeof(Kind), local.Kind))
            && procedure.Arrays.All(array => Enum.IsDefined(typeof(ArrayRole), array.Role) && Enum.IsDefined(typeof(Kind), array.Element) && IsOperand(array.Length))
            && procedure.Prologue.All().Concat(procedure.Body.All()).All(step =>
                step.Targets().All(IsLocal) && step.Reads().All(IsOperand) && step.Arrays().All(IsArray) && Holds(step, all));
    }

    private static bool Holds(Step step, IReadOnlyList<Procedure> all) => step switch
    {
        Compute compute => Enum.IsDefined(typeof(Operation), compute.Operation) && compute.Arguments.Count == Arity(compute),
        CallOpaque call => call.Rule >= 0 && call.Rule < call.Rules.Count && call.Rules.All(rule =>
            rule.Partials.Count == call.Arguments.Count && rule.Partials.All(partial => partial >= -1 && partial < call.Rules.Count)),
        For loop => loop.Stride != 0 && loop.Every >= 0,
        Call call => IsCallee(call.Procedure, all) && call.Arguments.Count == all[call.Procedure].Parameters.Count
            && call.Arrays.Count == all[call.Procedure].ArrayParameters.Count() && call.Targets.Count == all[call.Procedure].Results.Count,
        CallDerivative call => IsCallee(call.Procedure, all) && Enum.IsDefined(typeof(DerivativeKind), call.Derivative),
        _ => true,
    };

    /// <summary>The first procedure is the function itself, and is called by none.</summary>
    private static bool IsCallee(int procedure, IReadOnlyList<Procedure> all) => procedure > 0 && procedure < all.Count;

    private static int Arity(Compute compute) => compute.Operation switch
    {
        Operation.Function => Functions.All[compute.Row].Arity,
        Operation.Copy or Operation.Negate or Operation.ToReal or Operation.ToInteger or Operation.ToInt32 or Operation.RoundToSingle or Operation.Not or Operation.IsNaN => 1,
        _ => 2,
    };
}
