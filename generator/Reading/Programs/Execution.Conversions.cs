using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Conversions.</summary>
internal sealed partial class Execution
{
    private Value Conversion(IConversionOperation conversion)
    {
        ITypeSymbol to = TypeOf(conversion);
        if (Types.IsDelegate(to))
            return Function(conversion.Operand);
        if (conversion.Operand is ICollectionExpressionOperation collection)
            return CreateCollection(collection);
        Value value = Evaluate(conversion.Operand);
        IMethodSymbol? method = MethodOf(conversion.OperatorMethod, conversion.ConstrainedToType);
        if (value is Value.Data data && Types.KindOf(to) is not null && Types.KindOf(data.Type) is null)
            return Settled(data with { Text = $"(({Types.FullName(to)}){data.Text})", Type = to });
        if (ToNullable(value, to, conversion) is Value lifted)
            return lifted;
        if (Types.IsComplex(to) && value is Value.Scalar real)
            return Complex((INamedTypeSymbol)to, real.Operand.Kind == Kind.Integer ? Converted(real.Operand, Kind.Real, session.Compilation.GetSpecialType(SpecialType.System_Double), null) : real.Operand, Operand.Real(0));
        if (method is not null && !IsBuiltIn(method) && Types.ElementOf(to) is null && Types.ListElementOf(to) is null)
            return Inline(method, null, [value], conversion);
        return Converted(value, to, TypeOf(conversion.Operand), conversion);
    }

    private Value Converted(Value value, ITypeSymbol to) => Converted(value, to, null, null);

    /// <summary>A value as another type: numbers change their kind, tuples convert item by item, arrays become spans.</summary>
    private Value Converted(Value value, ITypeSymbol to, ITypeSymbol? from, IOperation? at)
    {
        if (value is Value.Data data && Types.KindOf(data.Type) is Kind read)
            value = Value.Of(ReadScalar(data, read));
        switch (value)
        {
            case Value.Scalar scalar when Types.KindOf(to) is Kind kind:
                return Value.Of(Converted(scalar.Operand, kind, to, from));
            case Value.Aggregate aggregate when to is INamedTypeSymbol { IsTupleType: true } tuple && aggregate.Type.IsTupleType:
                return new Value.Aggregate(tuple, [.. aggregate.Fields.Select((field, i) => Converted(field, tuple.TupleElements[i].Type, null, at))]);
            case Value.Scalar when at is not null:
                throw Refuse(at, Descriptors.Type, Text(at), Types.Name(to));
            default:
                return value;
        }
    }

    private Operand Converted(Operand value, Kind kind, ITypeSymbol to, ITypeSymbol? from) => (value.Kind, kind) switch
    {
        (Kind.Integer, Kind.Real) when value.IsConstant => Operand.Real(Types.IsSingle(to) ? (float)value.Value : value.Value),
        (Kind.Integer, Kind.Real) => ToPrecision(steps.Compute(Operation.ToReal, Kind.Real, value), to),
        (Kind.Real, Kind.Integer) => ToInteger(value, to),
        (Kind.Real, Kind.Real) => Types.IsSingle(from) ? value : ToPrecision(value, to),
        (Kind.Integer, Kind.Integer) => Widens(from, to) ? value : Wrapped(value, to),
        _ => value,
    };

    /// <summary>Whether an integer type holds all values of another.</summary>
    private static bool Widens(ITypeSymbol? from, ITypeSymbol to) => to.SpecialType switch
    {
        SpecialType.System_Int64 or SpecialType.System_IntPtr => true,
        SpecialType.System_Int32 => from?.SpecialType is null or (>= SpecialType.System_SByte and <= SpecialType.System_Int32 and not SpecialType.System_UInt32)
            or SpecialType.System_Char || from.TypeKind == TypeKind.Enum,
        _ => to.TypeKind == TypeKind.Enum || from is not null && SymbolEqualityComparer.Default.Equals(from, to),
    };

    private Value Tuple(ITupleOperation tuple)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)TypeOf(tuple);
        return new Value.Aggregate(type, EvaluateAll(tuple.Elements));
    }
}
