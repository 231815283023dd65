using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Tests of types, which are decided while a program is read: of what type an object is was known where it was made.</summary>
internal sealed partial class Execution
{
    private Value IsType(IIsTypeOperation test) => Value.Of(Operand.Truth(IsOf(Opened(Evaluate(test.ValueOperand)), test.TypeOperand, TypeOf(test.ValueOperand), test) != test.IsNegated));

    /// <summary>A pattern that asks for a type and for what is in it.</summary>
    private Operand OfType(Value subject, IPatternOperation pattern, ITypeSymbol matched, Func<Operand> inside) =>
        IsOf(subject, matched, pattern.InputType, pattern) ? inside() : Operand.Truth(false);

    private bool IsOf(Value subject, ITypeSymbol type, ITypeSymbol declared, IOperation at)
    {
        if (IsAlways(declared, type))
            return true;
        if (subject is Value.Scalar scalar)
            return Types.KindOf(Substitute(type)) == scalar.Operand.Kind;
        INamedTypeSymbol known = subject switch
        {
            Value.Aggregate aggregate => aggregate.Type,
            Value.Instance instance => instance.Fields.Type,
            _ => throw Refuse(at, Descriptors.Construct, Constructs.Describe(at).Words),
        };
        if (IsAlways(known, type))
            return true;
        // what is declared as this class may be of a class below it
        if (!known.IsValueType && !known.IsSealed && (known.IsAbstract || IsAlways(type, known) || type.TypeKind == TypeKind.Interface))
            throw Refuse(at, Descriptors.Construct, Constructs.Describe(at).Words);
        return false;
    }

    private bool IsAlways(ITypeSymbol from, ITypeSymbol to) =>
        session.Compilation.ClassifyCommonConversion(Substitute(from), Substitute(to)) is { IsImplicit: true, IsUserDefined: false } conversion
        && (conversion.IsIdentity || conversion.IsReference || Substitute(to).TypeKind == TypeKind.Interface);
}
