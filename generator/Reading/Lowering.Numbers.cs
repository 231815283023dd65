using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Values as numbers.</summary>
internal sealed partial class Lowering
{
    /// <summary>A constant or a scalar member as a node.</summary>
    public int NumberOf(Value value) => value is Value.Member member ? Scalar(member) : graph.Constant(Convert.ToDouble(((Value.Known)value).Constant));

    private int? NumberOf(IOperation operation) => NumberOf(Evaluate(operation), operation);

    /// <summary>A value as a node; null if it is unknown, or, with a report, if it is no number.</summary>
    private int? NumberOf(Value value, IOperation at)
    {
        switch (value)
        {
            case Value.Unknown:
                return null;
            case Value.Number number:
                return number.Node;
            case Value.Growing sum:
                return Total(sum);
            case Value.Integer integer:
                return integer.Node;
            case Value.Known { Constant: not bool } known:
                return graph.Constant(Convert.ToDouble(known.Constant));
            case Value.Member member when IsScalar(member.Type):
                return Scalar(member);
            default:
                Refuse(at, Descriptors.Type, Text(at), TypeName(at.Type));
                return null;
        }
    }

    private int Total(Value.Growing sum)
    {
        List<int> terms = [];
        for (Value.Growing? rest = sum; rest is not null; rest = rest.Rest)
            terms.Add(rest.Term);
        return graph.Add(terms);
    }

    /// <summary>What a local holds, or null before it holds anything.</summary>
    private Value? Held(ISymbol local)
    {
        if (_values.TryGetValue(local, out Value? value) && value is Value.Growing sum)
            _values[local] = value = new Value.Number(Total(sum));
        return value;
    }

    /// <summary>A value as an integer; null if it is unknown, or, with a report, if it is none.</summary>
    private Value.Integer? IntegerOf(Value value, IOperation at)
    {
        switch (value)
        {
            case Value.Unknown:
                return null;
            case Value.Integer integer:
                return integer;
            case Value.Number number:
                return new(number.Node);
            case Value.Known { Constant: long known }:
                return new(graph.Constant(known));
            case Value.Member member when IsInteger(member.Type):
                return new(Scalar(member), Length: new Extent(LengthKind.Member, 0, member.Text));
            default:
                Refuse(at, Descriptors.Type, Text(at), TypeName(at.Type));
                return null;
        }
    }

    private object? AsKnown(Value value) => value switch
    {
        Value.Known known => known.Constant,
        Value.Number number when graph[number.Node].Op == Op.Constant => graph[number.Node].Value,
        _ => null,
    };

    /// <summary>The leaf of a scalar member; the cast keeps an integer from dividing as one.</summary>
    private int Scalar(Value.Member member)
    {
        string text = member.Type.SpecialType == SpecialType.System_Double ? member.Text : "(double)" + member.Text;
        return graph.Data(leaves.NumberOf(new DataLeaf(text, member.Name, member.IsConstructorParameter)), Index.None);
    }

    private static bool IsScalar(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || IsInteger(type);

    private static bool IsInteger(ITypeSymbol? type) =>
        type is { TypeKind: not TypeKind.Enum, SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 };

    /// <summary>Whether a type is a row of doubles: an array, a span or a list of them.</summary>
    private static bool IsDoubles(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => array.ElementType.SpecialType == SpecialType.System_Double,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1 } span =>
            span.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            && span.TypeArguments[0].SpecialType == SpecialType.System_Double,
        _ => false,
    };

    private static string TypeName(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "no type";
}
