using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Methods of .NET that change what a number is: System.Convert, Enum.HasFlag and Math.BigMul.</summary>
internal sealed partial class Execution
{
    private Value? Libraries(IInvocationOperation call, IMethodSymbol method) => (method.ContainingType.SpecialType, Identifiers.Qualified(method)) switch
    {
        (SpecialType.System_Enum, _) when method.Name == "HasFlag" => HasFlag(call),
        (_, "System.Convert.ToDouble" or "System.Convert.ToSingle" or "System.Convert.ToInt32" or "System.Convert.ToInt64") when call.Arguments is [var number] => Convert(number.Value, TypeOf(call)),
        _ => null,
    };

    // x.HasFlag(y): x & y == y
    private Value HasFlag(IInvocationOperation call)
    {
        (IOperation instance, IOperation flag) = (Bare(call.Instance!), Bare(call.Arguments[0].Value));
        Value[] values = EvaluateAll([instance, flag]);
        (Operand x, Operand y) = (steps.Pin(Scalar(values[0], instance)), steps.Pin(Scalar(values[1], flag)));
        return Value.Of(Compare(Operation.Equal, IntegerOf(Operation.And, x, y), y));
    }

    /// <summary>Reals become the nearest integer, and the even one of two.</summary>
    private Value? Convert(IOperation number, ITypeSymbol to)
    {
        if (Types.KindOf(TypeOf(number)) is not (Kind.Real or Kind.Integer))
            return null;
        Operand x = Scalar(number);
        if (x.Kind == Kind.Real && Types.IsInteger(to))
            x = Apply("round", x);
        return Converted(Value.Of(x), to, TypeOf(number), number);
    }
}
