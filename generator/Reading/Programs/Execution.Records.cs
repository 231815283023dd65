using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Equality as the compiler writes it for records: field by field, where a NaN equals a NaN.</summary>
internal sealed partial class Execution
{
    /// <summary>Whether two records are equal, if nobody wrote what that means; else null.</summary>
    private Operand? SameRecords(IMethodSymbol method, Value left, Value right, IOperation at)
    {
        if (!method.IsImplicitlyDeclared || method.ContainingType is not { IsRecord: true } type || method.Name is not ("op_Equality" or "op_Inequality" or "Equals")
            || left is not Value.Aggregate x || right is not Value.Aggregate y)
            return null;
        IMethodSymbol? written = type.GetMembers("Equals").OfType<IMethodSymbol>().FirstOrDefault(one => !one.IsImplicitlyDeclared && one.Parameters.Length == 1);
        if (written is not null)
            return Scalar(Inline(written, new Place.Fixed(Kept(x)), [y], at), at);
        return IsOf(x.Type, y.Type) ? SameParts(x, y, at) : Operand.Truth(false);
    }

    private Operand SameParts(Value.Aggregate x, Value.Aggregate y, IOperation at)
    {
        Operand all = Operand.Truth(true);
        for (int i = 0; i < x.Fields.Length; i++)
            all = Both(all, SamePart(x.Fields[i], y.Fields[i], at));
        return all;
    }

    private Operand SamePart(Value x, Value y, IOperation at)
    {
        if (x is Value.Aggregate { Type.IsRecord: true } inner && y is Value.Aggregate other)
            return SameParts(inner, other, at);
        (Operand first, Operand second) = (steps.Pin(Scalar(x, at)), steps.Pin(Scalar(y, at)));
        Operand same = Compare(Operation.Equal, first, second);
        return first.Kind != Kind.Real
            ? same
            : Truth(Operation.Or, same, Truth(Operation.And, steps.Compute(Operation.IsNaN, Kind.Truth, first), steps.Compute(Operation.IsNaN, Kind.Truth, second)));
    }

    /// <summary><c>x.Equals(y)</c> of records, or null.</summary>
    private Value? RecordCall(IInvocationOperation call, IMethodSymbol method)
    {
        if (!method.IsImplicitlyDeclared || method.ContainingType is not { IsRecord: true } || call is not { Instance: IOperation instance, Arguments: [IArgumentOperation other] })
            return null;
        Value[] values = EvaluateAll([instance, other.Value]);
        return SameRecords(method, values[0], values[1], call) is Operand same ? Value.Of(same) : null;
    }
}
