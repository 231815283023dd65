using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>System.Numerics.Tensors.TensorPrimitives over spans of real numbers: loops over their elements, from the first to the last.</summary>
internal sealed partial class Execution
{
    /// <summary>A call of a method of TensorPrimitives, or null.</summary>
    private Value? TensorCall(IInvocationOperation call, IMethodSymbol method)
    {
        if (method.ContainingType is not { Name: "TensorPrimitives", ContainingNamespace: { Name: "Tensors", ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" } } })
            return null;
        ITypeSymbol[] types = [.. method.Parameters.Select(parameter => Substitute(parameter.Type))];
        if (types.Select(Types.ElementOf).OfType<ITypeSymbol>().ToArray() is not [var number, ..] elements || !elements.All(Types.IsReal))
            throw RefuseTensor(call, method.Name);
        IOperation[] operands = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        Value[] values = [.. operands.Select((operand, i) => Types.IsSpan(types[i]) ? Sequence(operand) : Kept(Frozen(Value.Of(Scalar(operand)))))];
        if (!method.ReturnsVoid)
            return Value.Of(Reduced(method.Name, values, number, call));
        Value.Sequence target = (Value.Sequence)values.Last();
        Value[] inputs = [.. values.Take(values.Length - 1)];
        target = target with { Length = CommonLength(inputs, method.Name is not ("Sigmoid" or "SoftMax"), target) };
        if (method.Name == "SoftMax")
            SoftMax(inputs, target, number, call);
        else
            FillEach(target, method.Name, inputs, number, call);
        return Value.Void;
    }

    private Refusal RefuseTensor(IOperation at, string name) => Refuse(
        at, Descriptors.Construct, $"'TensorPrimitives.{name}' as it is called here",
        $"of its methods over double and float are followed {string.Join(", ", Reductions.Keys)}, Average, StdDev, CosineSimilarity, SoftMax, Sigmoid, and element by element the operators and the functions of System.Math",
        "write it as a loop");

    private void FillEach(Value.Sequence target, string name, Value[] inputs, ITypeSymbol type, IOperation at) =>
        ForAll(target.Length, i => Write(ElementOf(target, i), Value.Of(OfElements(name, type, At(inputs, i, at)) ?? throw RefuseTensor(at, name)), at));

    // e^x[i] / sum of e^x[j]
    private void SoftMax(Value[] x, Value.Sequence target, ITypeSymbol type, IOperation at)
    {
        FillEach(target, "Exp", x, type, at);
        Value sum = Kept(Value.Of(Reduced(Reductions["Sum"], [target], target.Length, type, at)));
        FillEach(target, "Divide", [target, sum], type, at);
    }

    private Operand Reduced(string name, Value[] inputs, ITypeSymbol type, IOperation at)
    {
        Operand length = CommonLength(inputs, OfNothing.Contains(name));
        Operand Of(string reduction, params Value[] of) => steps.Pin(Reduced(Reductions[reduction], of, length, type, at));
        Operand Mean(Reduction sum, params Value[] of) =>
            steps.Pin(Rounded(Operation.Divide, Reduced(sum, of, length, type, at), steps.Compute(Operation.ToReal, Kind.Real, length), type));
        return name switch
        {
            "Average" => Mean(Reductions["Sum"], inputs),
            // the square root of the mean of (x[i] - mean)^2
            "StdDev" => Known("Sqrt", type, Mean(Reductions["Distance"] with { End = null }, inputs[0], Value.Of(Mean(Reductions["Sum"], inputs)))),
            "CosineSimilarity" => Known("Divide", type, Of("Dot", inputs), steps.Pin(Known("Multiply", type, Of("Norm", inputs[0]), Of("Norm", inputs[1])))),
            _ when Reductions.TryGetValue(name, out Reduction reduction) => Reduced(reduction, inputs, length, type, at),
            _ => throw RefuseTensor(at, name),
        };
    }

    private Operand Reduced(Reduction reduction, Value[] inputs, Operand length, ITypeSymbol type, IOperation at)
    {
        Operand Term(Operand i) => reduction.Term is null ? At(inputs, i, at)[0] : Known(reduction.Term, type, At(inputs, i, at));
        Value.Query terms = new(type, length, i => Value.Of(Term(i)), null);
        (Operand start, int from) = reduction.Start is double known ? (Operand.Real(known), 0) : (Term(Operand.Integer(0)), 1);
        Operand total = Accumulate(terms, "total", Kind.Real, start, Operand.Integer(from), [], (sum, term) => Known(reduction.Step, type, sum, steps.Pin(Scalar(term, at))));
        return reduction.End is null ? total : Known(reduction.End, type, total);
    }

    /// <summary>The operands at an index: elements of spans, and numbers as they are.</summary>
    private Operand[] At(Value[] inputs, Operand index, IOperation at) =>
        [.. inputs.Select(input => steps.Pin(Scalar(input is Value.Sequence sequence ? Read(ElementOf(sequence, index)) : input, at)))];

    /// <summary>The length of the spans that a call reads, which throws what .NET does where they, or the span that it fills, don't fit.</summary>
    private Operand CommonLength(Value[] inputs, bool mayBeEmpty, Value.Sequence? target = null)
    {
        Operand[] lengths = [.. inputs.OfType<Value.Sequence>().Select(input => steps.Pin(input.Length))];
        Operand length = lengths[0];
        if (!mayBeEmpty && length is not { IsConstant: true, Value: > 0 })
            length = Checked(length, ">", Operand.Integer(0), "Input span arguments must not be empty.");
        foreach (Operand other in lengths.Where(other => !IsSame(lengths[0], other)))
            length = Checked(length, "==", other, "Input span arguments must all have the same length.");
        return target is null || IsSame(lengths[0], target.Length) ? length : Checked(length, "<=", target.Length, "Destination is too short. (Parameter 'destination')");
    }

    private bool IsSame(Operand x, Operand y) => (steps.AtEntry(x) ?? x) == (steps.AtEntry(y) ?? y);

    private Operand Checked(Operand length, string relation, Operand other, string message)
    {
        string text = $"({{0}} {relation} {{1}} ? {{0}} : throw new global::System.ArgumentException({Quoted(message)}))";
        return steps.Pin(ReadScalar(new(text, [Frozen(length), Frozen(other)], session.Compilation.GetSpecialType(SpecialType.System_Int32)), Kind.Integer));
    }
}
