using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Integers: they are 64 bits wide in a program, so that what may leave a narrower type is brought back.</summary>
internal sealed partial class Execution
{
    /// <summary>Factors below this don't overflow counts and lengths.</summary>
    private const int LargeFactor = 1 << 15;

    private const double MostExact = 1L << 53;

    private Operand Integer(BinaryOperatorKind kind, Operand x, Operand y, ITypeSymbol type, IOperation at)
    {
        if (Comparison(kind, x, y) is Operand truth)
            return truth;
        Operation operation = kind switch
        {
            BinaryOperatorKind.Add => Operation.Add,
            BinaryOperatorKind.Subtract => Operation.Subtract,
            BinaryOperatorKind.Multiply => Operation.Multiply,
            BinaryOperatorKind.Divide => Operation.Divide,
            BinaryOperatorKind.Remainder => Operation.Remainder,
            BinaryOperatorKind.And => Operation.And,
            BinaryOperatorKind.Or => Operation.Or,
            BinaryOperatorKind.ExclusiveOr => Operation.ExclusiveOr,
            BinaryOperatorKind.LeftShift => Operation.ShiftLeft,
            BinaryOperatorKind.RightShift => Operation.ShiftRight,
            BinaryOperatorKind.UnsignedRightShift when type.SpecialType is SpecialType.System_UInt32 or SpecialType.System_Int32 => Operation.ShiftRight,
            _ => throw Refuse(at, Descriptors.Construct, Constructs.Operator.Words),
        };
        if (operation is Operation.ShiftLeft or Operation.ShiftRight)
            y = IntegerOf(Operation.And, y, Operand.Integer(type.SpecialType == SpecialType.System_Int64 ? 63 : 31));
        if (kind == BinaryOperatorKind.UnsignedRightShift && type.SpecialType == SpecialType.System_Int32)
            x = IntegerOf(Operation.And, x, Operand.Integer(uint.MaxValue));
        bool mayOverflow = type.SpecialType == SpecialType.System_UInt32
            ? operation is Operation.Add or Operation.Subtract or Operation.Multiply or Operation.ShiftLeft
            : operation is Operation.Multiply or Operation.Add or Operation.Subtract && (IsLarge(x) || IsLarge(y)) || operation is Operation.ShiftLeft && !x.IsConstant;
        Operand result = IntegerOf(operation, x, y);
        return mayOverflow || kind == BinaryOperatorKind.UnsignedRightShift && type.SpecialType == SpecialType.System_Int32 && !y.IsConstant ? Wrapped(result, type) : result;
    }

    private static bool IsLarge(Operand factor) => factor.IsConstant && Math.Abs(factor.Value) >= LargeFactor;

    /// <summary>An integer operation, done at once on constants; sums and products with neutral elements are left out.</summary>
    private Operand IntegerOf(Operation operation, Operand x, Operand y)
    {
        if (x.IsConstant && y.IsConstant && Truths.Integer(operation, (long)x.Value, (long)y.Value) is long known && Math.Abs((double)known) <= MostExact)
            return Operand.Integer(known);
        return (operation, x, y) switch
        {
            (Operation.Add or Operation.Subtract, _, { IsConstant: true, Value: 0 }) => x,
            (Operation.Add, { IsConstant: true, Value: 0 }, _) => y,
            (Operation.Multiply, _, { IsConstant: true, Value: 1 }) => x,
            (Operation.Multiply, { IsConstant: true, Value: 1 }, _) => y,
            (Operation.Multiply, { IsConstant: true, Value: 0 }, _) or (Operation.Multiply, _, { IsConstant: true, Value: 0 }) => Operand.Integer(0),
            _ => steps.Compute(operation, Kind.Integer, x, y),
        };
    }

    private Operand IntegerOf(Operation operation, Operand x) => x.IsConstant
        ? Operand.Integer(Truths.Integer(operation, (long)x.Value, 0)!.Value)
        : steps.Compute(operation, Kind.Integer, x);

    private Operand Plus(Operand x, Operand y) => IntegerOf(Operation.Add, x, y);

    private Operand Minus(Operand x, Operand y) => IntegerOf(Operation.Subtract, x, y);

    private Operand Times(Operand x, Operand y) => IntegerOf(Operation.Multiply, x, y);

    /// <summary>An integer brought back into a type: the low bits, with their sign where the type has one.</summary>
    private Operand Wrapped(Operand value, ITypeSymbol type)
    {
        (int bits, bool signed) = type.SpecialType switch
        {
            SpecialType.System_SByte => (8, true),
            SpecialType.System_Byte => (8, false),
            SpecialType.System_Int16 => (16, true),
            SpecialType.System_UInt16 or SpecialType.System_Char => (16, false),
            SpecialType.System_Int32 => (32, true),
            SpecialType.System_UInt32 => (32, false),
            _ => (64, true),
        };
        if (bits == 64 || value.IsConstant && Fits((long)value.Value, bits, signed))
            return value;
        if (value.IsConstant)
            return Operand.Integer(signed ? (long)value.Value << (64 - bits) >> (64 - bits) : (long)value.Value & ((1L << bits) - 1));
        return signed
            ? IntegerOf(Operation.ShiftRight, IntegerOf(Operation.ShiftLeft, value, Operand.Integer(64 - bits)), Operand.Integer(64 - bits))
            : IntegerOf(Operation.And, value, Operand.Integer((1L << bits) - 1));
    }

    private static bool Fits(long value, int bits, bool signed) =>
        signed ? value >= -(1L << (bits - 1)) && value < 1L << (bits - 1) : value >= 0 && value < 1L << bits;

    /// <summary>A real towards zero as an integer of a type, beyond its range the nearest, as .NET has it on all machines; smaller types are made of <c>int</c>.</summary>
    private Operand ToInteger(Operand value, ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int64 or SpecialType.System_IntPtr => steps.Compute(Operation.ToInteger, Kind.Integer, value),
        SpecialType.System_Int32 => steps.Compute(Operation.ToInt32, Kind.Integer, value),
        SpecialType.System_UInt32 => steps.Compute(Operation.ToInteger, Kind.Integer, Apply("clamp", value, Operand.Real(0), Operand.Real(uint.MaxValue))),
        _ => Wrapped(steps.Compute(Operation.ToInt32, Kind.Integer, value), type),
    };
}
