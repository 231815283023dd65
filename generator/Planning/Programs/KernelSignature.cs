using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>What a parameter of a kernel is.</summary>
internal enum SlotRole
{
    /// <summary>A parameter of the function itself.</summary>
    Own,

    /// <summary>The seed of a scalar function, or of the output of a vector-valued one.</summary>
    Seed,

    /// <summary>The direction of an active parameter.</summary>
    Direction,

    /// <summary>The tangent of the value, or of the output.</summary>
    Tangent,

    /// <summary>The adjoint of an active parameter.</summary>
    Adjoint,

    /// <summary>The derivative of the adjoint of an active parameter along the direction.</summary>
    Product,
}

/// <summary>A parameter of a kernel.</summary>
/// <param name="Parameter">The function's parameter that it belongs to, -1 for the value.</param>
/// <param name="IsArray">Whether it is a span.</param>
/// <param name="IsResult">Whether it is a result of the procedure.</param>
/// <param name="Number">The local or array of the procedure that it is, -1 for data.</param>
/// <param name="Type">Its C# type.</param>
internal sealed record KernelSlot(SlotRole Role, int Parameter, bool IsArray, bool IsResult, int Number, string Type, string Wish);

/// <summary>
/// The parameters of a kernel in the order in which it takes them: those of the function as the user wrote them, then those that
/// <see cref="DerivativeKind"/> adds.
/// </summary>
internal sealed class KernelSignature
{
    private const string Input = "global::System.ReadOnlySpan<double>", Output = "global::System.Span<double>", Result = "out double";

    private readonly FunctionModel _function;
    private readonly Procedure _kernel;
    private readonly List<KernelSlot> _slots = [];
    private int _scalar, _array, _result;

    private KernelSignature(FunctionModel function, Procedure kernel) => (_function, _kernel) = (function, kernel);

    /// <param name="kind">Value, Tangent, Adjoint, Gradient (the adjoint without seed) or HessianProduct (the gradient's tangent).</param>
    public static IReadOnlyList<KernelSlot> Of(FunctionModel function, Procedure kernel, FormKind kind)
    {
        KernelSignature signature = new(function, kernel);
        signature.AddOwn();
        if (kind == FormKind.Tangent)
            signature.AddTangent();
        else if (kind != FormKind.Value)
            signature.AddAdjoint(isSeeded: kind == FormKind.Adjoint);
        if (kind is FormKind.HessianProduct)
            signature.AddProduct();
        return signature._slots;
    }

    private IEnumerable<(FunctionParameter Parameter, int Number)> Scalars =>
        _function.Programs.Main.Parameters.Select(local => Find(local, isArray: false)).Where(found => found.Parameter.IsActive);

    private IEnumerable<(FunctionParameter Parameter, int Number)> Arrays =>
        _function.Programs.Main.ArrayParameters.Select(array => Find(array, isArray: true)).Where(found => found.Parameter.IsActive && found.Parameter.Kind != ParameterKind.Work);

    private (FunctionParameter Parameter, int Number) Find(int number, bool isArray)
    {
        int place = _function.Parameters.ToList().FindIndex(parameter => parameter.Number == number && IsArray(parameter) == isArray && parameter.Kind != ParameterKind.Data);
        return (_function.Parameters[place], place);
    }

    private static bool IsArray(FunctionParameter parameter) => parameter.Kind is ParameterKind.Input or ParameterKind.Output or ParameterKind.Work;

    private void AddOwn()
    {
        int[] scalars = [.. _function.Programs.Main.Parameters], arrays = [.. _function.Programs.Main.ArrayParameters];
        for (int i = 0; i < _function.Parameters.Count; i++)
        {
            FunctionParameter parameter = _function.Parameters[i];
            int number = parameter.Kind == ParameterKind.Data ? -1
                : IsArray(parameter) ? KernelArray(Array.IndexOf(arrays, parameter.Number)) : _kernel.Parameters[Array.IndexOf(scalars, parameter.Number)];
            _slots.Add(new(SlotRole.Own, i, IsArray(parameter), false, number, parameter.Type, parameter.Name));
        }
        (_scalar, _array, _result) = (scalars.Length, arrays.Length, _function.Programs.Main.Results.Count);
    }

    private void AddTangent()
    {
        foreach ((FunctionParameter parameter, int number) in Scalars)
            AddScalar(SlotRole.Direction, number, "v" + Plain(parameter));
        foreach ((FunctionParameter parameter, int number) in Arrays)
            AddArray(parameter.Kind == ParameterKind.Output ? SlotRole.Tangent : SlotRole.Direction, number, parameter.Kind == ParameterKind.Output ? Output : Input, "v" + Plain(parameter));
        if (_function.ReturnsValue)
            AddResult(SlotRole.Tangent, -1, "tangent");
    }

    private void AddAdjoint(bool isSeeded)
    {
        if (isSeeded && _function.ReturnsValue)
            AddScalar(SlotRole.Seed, -1, "seed");
        foreach ((FunctionParameter parameter, int number) in Arrays)
            AddArray(parameter.Kind == ParameterKind.Output ? SlotRole.Seed : SlotRole.Adjoint, number, parameter.Kind == ParameterKind.Output ? Input : Output, "d" + Plain(parameter));
        foreach ((FunctionParameter parameter, int number) in Scalars)
            AddResult(SlotRole.Adjoint, number, "d" + Plain(parameter));
    }

    private void AddProduct()
    {
        foreach ((FunctionParameter parameter, int number) in Scalars)
            AddScalar(SlotRole.Direction, number, "v" + Plain(parameter));
        foreach ((FunctionParameter parameter, int number) in Arrays)
            AddArray(SlotRole.Direction, number, Input, "v" + Plain(parameter));
        foreach ((FunctionParameter parameter, int number) in Arrays)
            AddArray(SlotRole.Product, number, Output, "p" + Plain(parameter));
        foreach ((FunctionParameter parameter, int number) in Scalars)
            AddResult(SlotRole.Product, number, "p" + Plain(parameter));
    }

    private static string Plain(FunctionParameter parameter) => parameter.Name.TrimStart('@');

    private int KernelArray(int place) => _kernel.ArrayParameters.ElementAt(place);

    private void AddScalar(SlotRole role, int parameter, string wish) => _slots.Add(new(role, parameter, false, false, _kernel.Parameters[_scalar++], "double", wish));

    private void AddArray(SlotRole role, int parameter, string type, string wish) => _slots.Add(new(role, parameter, true, false, KernelArray(_array++), type, wish));

    /// <summary>A procedure that counts the tape takes the same parameters, but has no such results.</summary>
    private void AddResult(SlotRole role, int parameter, string wish)
    {
        if (_result < _kernel.Results.Count)
            _slots.Add(new(role, parameter, false, true, _kernel.Results[_result++], Result, wish));
    }
}
