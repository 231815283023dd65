using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Members, lengths and elements.</summary>
internal sealed partial class Lowering
{
    private Value Field(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (Initializers.Constant(field, compilation, cancellation) is object constant)
            return new Value.Known(constant);
        return field.IsStatic ? Static(field, field.Type, field.IsReadOnly, reference) : MemberOf(Evaluate(reference.Instance!), field, field.Type, reference);
    }

    private Value Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = Meant(reference.Property, reference.ConstrainedToType);
        if (property.IsStatic)
        {
            return property.IsAbstract || property.ExplicitInterfaceImplementations.Length > 0
                ? Refuse(reference, Descriptors.Dispatch, Text(reference), "it belongs to an interface")
                : Static(property, property.Type, false, reference);
        }
        Value instance = Evaluate(reference.Instance!);
        if (IsDoubles(reference.Instance!.Type))
        {
            return property.IsIndexer && reference.Arguments.Length == 1
                ? Element(instance, reference.Arguments[0].Value, reference)
                : instance is Value.Member { IsPerProblem: true } ? Refuse(reference, Descriptors.PerProblem, Text(reference), "it counts the numbers of all problems")
                : property.Name == "Length" ? LengthOf(instance) : Refuse(reference, Descriptors.Construct, Constructs.Describe(reference).Words);
        }
        return property.IsIndexer
            ? instance is Value.Unknown ? instance : Refuse(reference, Descriptors.Type, Text(reference.Instance), TypeName(reference.Instance.Type))
            : MemberOf(instance, property, property.Type, reference);
    }

    private Value ArrayElement(IArrayElementReferenceOperation reference)
    {
        Value array = Evaluate(reference.ArrayReference);
        return !IsDoubles(reference.ArrayReference.Type) && array is not Value.Unknown
            ? Refuse(reference, Descriptors.Type, Text(reference.ArrayReference), TypeName(reference.ArrayReference.Type))
            : Element(array, reference.Indices[0], reference);
    }

    private Value Static(ISymbol symbol, ITypeSymbol type, bool fixedForever, IOperation at)
    {
        string owner = symbol.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        Value.Member member = new(owner + "." + Identifiers.Escape(symbol.Name), symbol.ContainingType.Name + "." + symbol.Name, type, fixedForever);
        return Accessible(symbol, at) ? member : Value.Unknown.Instance;
    }

    private Value MemberOf(Value instance, ISymbol symbol, ITypeSymbol type, IOperation at)
    {
        if (instance is Value.Unknown)
            return instance;
        if (instance is Value.Tuple tuple && symbol is IFieldSymbol { CorrespondingTupleField.Name: var item })
            return tuple.Items[int.Parse(item.Substring("Item".Length)) - 1];
        if (instance is not Value.Member member)
            return Refuse(at, Descriptors.Construct, Constructs.Describe(at).Words);
        if (!Accessible(symbol, at))
            return Value.Unknown.Instance;
        return member.IsThis
            ? Member(symbol)
            : new Value.Member(member.Text + "." + Identifiers.Escape(symbol.Name), member.Name + "." + symbol.Name, type, member.IsConstructorParameter) { IsPerProblem = IsPerProblem(symbol, type) };
    }

    /// <summary>Whether the generated half of the type may read a member.</summary>
    private bool Accessible(ISymbol symbol, IOperation at)
    {
        ISymbol read = symbol is IPropertySymbol { GetMethod: IMethodSymbol getter } ? getter : symbol;
        if (compilation.IsSymbolAccessibleWithin(read, objective))
            return true;
        Refuse(at, Descriptors.Inaccessible, symbol.Name, objective.Name, symbol.ContainingType.Name);
        return false;
    }

    /// <summary>Whether a member holds the elements of many problems, which takes an array.</summary>
    private bool IsPerProblem(ISymbol symbol, ITypeSymbol type)
    {
        bool isMarked = Attributes.Find(symbol, Attributes.PerProblem) is not null;
        if (isMarked && !IsDoubles(type))
            problems.Add(new Problem(Descriptors.PerProblem, symbol.Locations[0], symbol.Name, $"it is of type '{TypeName(type)}' and holds no number for each"));
        return isMarked;
    }

    private static string MemberText(ISymbol symbol) => symbol.IsStatic
        ? symbol.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + Identifiers.Escape(symbol.Name)
        : "this." + Identifiers.Escape(symbol.Name);

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)symbol).Type;

    private Value LengthOf(Value sequence) => sequence switch
    {
        Value.Span span => LengthOf(leaves.Extents[leaves.Blocks[span.Block].Extent]),
        Value.Member member => LengthOf(new Extent(LengthKind.Member, 0, member.Text + ".Length")),
        _ => Value.Unknown.Instance,
    };

    private Value LengthOf(Extent extent) => extent.Kind == LengthKind.Fixed
        ? new Value.Known((long)extent.Size)
        : new Value.Integer(graph.ExtentSize(leaves.NumberOf(extent)), Length: extent);

    private Value Element(Value sequence, IOperation position, IOperation at) => Element(sequence, Evaluate(position), position, at);

    private Value Element(Value sequence, Value index, IOperation position, IOperation at)
    {
        if (sequence is Value.Unknown || index is Value.Unknown || IndexOf(index, position) is not Index place)
            return Value.Unknown.Instance;
        return sequence switch
        {
            Value.Span span => Element(leaves.Blocks[span.Block], span.Block, place, at),
            Value.Member member => new Value.Number(Placed(Element(member, place), at)),
            _ => Refuse(at, Descriptors.Construct, Constructs.Describe(at).Words),
        };
    }

    private int Element(Value.Member member, Index place) =>
        graph.Data(leaves.NumberOf(new DataLeaf(member.Text, member.Name, member.IsConstructorParameter && !member.IsPerProblem, member.IsPerProblem)), place);

    private Value Element(Block block, int number, Index place, IOperation at)
    {
        Extent extent = leaves.Extents[block.Extent];
        if (place.IsConstant && extent.Kind == LengthKind.Fixed && place.Position >= extent.Size)
            return Refuse(at, Descriptors.Index, Text(at), $"'{block.Name}' has {extent.Size} elements");
        if (place.IsVariable && place.Extent != block.Extent)
            return Refuse(at, Descriptors.Length, Text(at), block.Name);
        return new Value.Number(Placed(graph.Parameter(number, place), at));
    }

    private Index? IndexOf(Value index, IOperation at)
    {
        switch (index)
        {
            case Value.Known { Constant: long and >= 0 and <= int.MaxValue - 2 and var position }:
                return Index.At((int)position);
            case Value.Integer { Counter: Index counter, Offset: 0 }:
                return counter;
            default:
                Refuse(at, Descriptors.Index, Text(at), index switch
                {
                    Value.Known => "it is negative",
                    Value.Integer { Counter: not null } => "it is shifted from the loop's counter",
                    _ => "it is computed",
                });
                return null;
        }
    }
}
