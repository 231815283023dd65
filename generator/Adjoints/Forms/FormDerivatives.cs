using CurseOfMemory.Generator.Adjoints.Lanes;
using CurseOfMemory.Generator.Adjoints.Patterns;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Forms;

/// <summary>The procedures that a derivative method is made of.</summary>
internal static class FormDerivatives
{
    public static FormDerivation Of(FormModel form) => new(form, Kernels(form).Select((programs, i) => Finished(programs, form.IsPattern(i))).ToEquatableArray());

    private static IEnumerable<ProcedureList> Kernels(FormModel form)
    {
        ProcedureList function = form.Function.Programs;
        EquatableArray<bool> active = Active(form.Function);
        switch (form.Kind)
        {
            case FormKind.Gradient:
                yield return Gradient(form.Function);
                break;
            case FormKind.Hessian or FormKind.HessianProduct or FormKind.HessianDiagonal or FormKind.CompressedHessian:
                ProcedureList gradient = Gradient(form.Function);
                EquatableArray<bool> activeInGradient = ActiveInGradient(active, function.Main, gradient.Main);
                yield return WithoutSlope(Derivatives.Of(gradient, DerivativeKind.Tangent, activeInGradient), gradient.Main);
                if (form.Kind == FormKind.CompressedHessian)
                    yield return WithoutSlope(DependencyTransformation.Of(gradient, activeInGradient, "Hessian"), gradient.Main);
                break;
            case FormKind.Jacobian or FormKind.CompressedJacobian:
                yield return Derivatives.Of(function, DerivativeKind.Tangent, active);
                yield return Derivatives.Of(function, DerivativeKind.Adjoint, active);
                if (form.Kind == FormKind.CompressedJacobian)
                    yield return DependencyTransformation.Of(function, active, "Jacobian");
                break;
            case FormKind.Tangent:
                yield return Derivatives.Of(function, DerivativeKind.Tangent, active);
                break;
            case FormKind.Value:
                yield return Simplifier.Apply(TapeLowering.Apply(Expansion.Apply(function)));
                break;
            case FormKind.Adjoint:
                yield return Derivatives.Of(function, DerivativeKind.Adjoint, active);
                break;
        }
    }

    private static FormKernel Finished(ProcedureList programs, bool isPattern)
    {
        ProcedureList? tape = TapeLength.Of(programs);
        programs = EarlyFills.Apply(programs);
        return new(isPattern ? programs : LoopsInLanes.Apply(programs), tape);
    }

    /// <summary>The adjoint with seed 1, which is no parameter any more.</summary>
    private static ProcedureList Gradient(FunctionModel function)
    {
        ProcedureList adjoint = Derivatives.Of(function.Programs, DerivativeKind.Adjoint, Active(function));
        Procedure main = adjoint.Main;
        int seed = main.Parameters[function.Programs.Main.Parameters.Count];
        Compute one = new(seed, Operation.Copy, new([Operand.Real(1)]));
        Procedure seeded = main with
        {
            Parameters = main.Parameters.Where(parameter => parameter != seed).ToEquatableArray(),
            Body = Block.Of(main.Body.Steps.Prepend(one)),
        };
        return WithMain(adjoint, seeded);
    }

    private static ProcedureList WithMain(ProcedureList programs, Procedure main) =>
        Simplifier.Apply(programs.WithMain(main));

    /// <summary>The derivative of the value along the direction is the gradient times it, and nobody asks for it.</summary>
    private static ProcedureList WithoutSlope(ProcedureList product, Procedure gradient)
    {
        IEnumerable<int> results = product.Main.Results.Where((_, i) => i != gradient.Results.Count);
        return WithMain(product, product.Main with { Results = results.ToEquatableArray() });
    }

    /// <summary>For each scalar parameter, then for each array parameter, whether derivatives are taken by it.</summary>
    private static EquatableArray<bool> Active(FunctionModel function)
    {
        Procedure main = function.Programs.Main;
        bool IsActive(int number, bool isArray) => function.Parameters.Any(parameter =>
            parameter.IsActive && parameter.Number == number && isArray == parameter.Kind is ParameterKind.Input or ParameterKind.Output);
        return main.Parameters.Select(parameter => IsActive(parameter, false)).Concat(main.ArrayParameters.Select(array => IsActive(array, true))).ToEquatableArray();
    }

    /// <summary>What the function is differentiated by, and all that the gradient puts out.</summary>
    private static EquatableArray<bool> ActiveInGradient(EquatableArray<bool> active, Procedure function, Procedure gradient) =>
        active.Concat(Enumerable.Repeat(true, gradient.ArrayParameters.Count() - function.ArrayParameters.Count())).ToEquatableArray();
}
