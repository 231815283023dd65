using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Fields and properties.</summary>
internal sealed partial class Execution
{
    private Place Field(IFieldReferenceOperation reference) => reference.Field.IsStatic
        ? new Place.Fixed(Static(reference.Field, reference.Field.Type, reference))
        : Member(PlaceOf(reference.Instance!), reference.Field, reference);

    /// <summary>A field of what a place holds.</summary>
    private Place Member(Place owner, IFieldSymbol field, IOperation at)
    {
        if (owner is Place.Compound compound && Layout.IndexOf(compound.Type, field) is >= 0 and int part)
            return compound.Fields[part];
        Value value = Read(owner);
        return value switch
        {
            Value.Instance instance => Member(instance.Fields, field, at),
            Value.Aggregate aggregate when Layout.IndexOf(aggregate.Type, field) is >= 0 and int place => new Place.Fixed(aggregate.Fields[place]),
            Value.Data data => new Place.Fixed(MemberOf(data, Layout.Named(field), field.Type, at)),
            _ => throw Refuse(at, Descriptors.Type, Text(at), Types.Name(TypeOf(at))),
        };
    }

    /// <summary>A field of a value by its place in the layout.</summary>
    private Value FieldOf(Value value, INamedTypeSymbol type, int part, IOperation at)
    {
        LayoutField field = Layout.Of(type)[part];
        return value is Value.Data data ? MemberOf(data, Layout.Named(field.Symbol), field.Type, at) : ((Value.Aggregate)value).Fields[part];
    }

    private Value Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (NumberConstant(reference) is Value constant)
            return constant;
        if (reference.Instance is null)
            return StaticProperty(property, reference);
        if (Types.IsExtension(property.ContainingType))
            return InlineGetter(property, PlaceOf(reference.Instance), reference.Arguments, reference);
        if (Types.ElementOf(TypeOf(reference.Instance)) is not null || Types.IsGrid(TypeOf(reference.Instance)))
            return property.IsIndexer ? Element(reference) : LengthOf(reference);
        Place owner = PlaceOf(reference.Instance);
        property = Overriding(reference);
        if (Types.ListElementOf(TypeOf(reference.Instance)) is not null && Read(owner) is Value.List list)
            return property.IsIndexer ? Read(ListElement(list, reference)) : property.Name == "Count" ? Value.Of(Used(list)) : throw Refuse(reference, Descriptors.Unknown, "List." + property.Name);
        if (owner is not Place.Compound && Read(owner) is Value.Data data && DataProperty(data, reference) is Value found)
            return found;
        if (Types.HasProperties(TypeOf(reference.Instance)))
            return OfParts(owner, property, reference);
        if (!Layout.HasBody(property.GetMethod) && Layout.FieldOf(property) is IFieldSymbol field)
            return Read(Member(owner, field, reference));
        return InlineGetter(property, owner, reference.Arguments, reference);
    }

    /// <summary>A property of a type whose parts are properties.</summary>
    private Value OfParts(Place owner, IPropertySymbol property, IOperation at)
    {
        if (owner is Place.Compound { Type: var type } compound && Layout.IndexOf(type, property) is >= 0 and int stored)
            return Read(compound.Fields[stored]);
        return Opened(Read(owner)) switch
        {
            Value.Aggregate aggregate when Layout.IndexOf(aggregate.Type, property) is >= 0 and int part => Used(aggregate.Fields[part]),
            Value.Aggregate { Type: var number } complex when Types.IsComplex(number) => ComplexProperty(property.Name, complex, at),
            _ => throw Refuse(at, Descriptors.Type, Text(at), Types.Name(TypeOf(at))),
        };
    }

    private Value InlineGetter(IPropertySymbol property, Place? owner, IReadOnlyList<IArgumentOperation> arguments, IOperation at)
    {
        if (property.GetMethod is not IMethodSymbol getter)
            throw Refuse(at, Descriptors.Unknown, property.Name);
        IMethodSymbol method = Override(getter, owner);
        Place? self = owner switch
        {
            Place.Compound or null => owner,
            _ => Read(owner) is Value.Instance held ? held.Fields : new Place.Fixed(Kept(Read(owner))),
        };
        return Invoke(method, arguments, self, null, at);
    }

    private static INamedTypeSymbol? InstanceType(Place? owner) => owner switch
    {
        Place.Compound compound => compound.Type,
        Place.Fixed { Value: Value.Aggregate aggregate } => aggregate.Type,
        Place.Slot { Value: Value.Aggregate aggregate } => aggregate.Type,
        Place.Slot { Value: Value.Instance instance } => instance.Fields.Type,
        Place.Fixed { Value: Value.Instance instance } => instance.Fields.Type,
        _ => null,
    };

    /// <summary>What an assignment to a property writes to.</summary>
    private Place PropertyPlace(IPropertyReferenceOperation reference)
    {
        if (reference.Instance is null)
            return new Place.Fixed(Property(reference));
        if (reference.Property.IsIndexer && Types.ElementOf(TypeOf(reference.Instance)) is not null)
            return ElementPlace(reference);
        if (reference.Property.IsIndexer && Types.ListElementOf(TypeOf(reference.Instance)) is not null && Evaluate(reference.Instance) is Value.List list)
            return ListElement(list, reference);
        if (reference.Property is { ReturnsByRef: true } or { ReturnsByRefReadonly: true })
            return Returned(reference);
        IPropertySymbol property = Overriding(reference);
        // A constructor sets the field of a property that nobody else sets.
        return (property.SetMethod is null ? Layout.FieldOf(property) : Layout.Behind(property)) is IFieldSymbol field && PlaceOf(reference.Instance) is Place owner && !IsData(owner)
            ? Member(owner, field, reference)
            : new Place.Fixed(Property(reference));
    }

    /// <summary>The property that is meant where the type of the instance is known: it may override the one that is named.</summary>
    private IPropertySymbol Overriding(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        return reference.Instance is { Syntax: not BaseExpressionSyntax } instance && (property.IsVirtual || property.IsAbstract || property.IsOverride)
            && Override((property.GetMethod ?? property.SetMethod)!, PlaceOf(instance)).AssociatedSymbol is IPropertySymbol overriding
                ? overriding
                : property;
    }

    private static bool IsData(Place place) => place is Place.Fixed { Value: Value.Data } or Place.Slot { Value: Value.Data };

    /// <summary>A property without a field is set by its accessor; false if it has a field.</summary>
    private bool SetProperty(IOperation target, Value value)
    {
        if (target is not IPropertyReferenceOperation { Instance: IOperation instance } reference || Overriding(reference) is not { SetMethod: IMethodSymbol setter } property
            || Types.ElementOf(TypeOf(instance)) is not null || Layout.Behind(property) is not null)
            return false;
        if (!Layout.HasBody(setter) && Layout.FieldOf(property) is IFieldSymbol field)
        {
            Write(Member(PlaceOf(instance), field, target), value, target);
            return true;
        }
        if (session.Bodies.Of(setter) is not IOperation body)
            return false;
        Frame frame = new(setter, null, SelfOf(instance, setter), TypesOf(setter, null));
        HashSet<ISymbol> written = Writes.In([body], session.Bodies);
        foreach ((IParameterSymbol parameter, Place place) in Bind(setter, reference.Arguments, frame, written, true))
            frame.Bind(parameter, place);
        frame.Bind(setter.OriginalDefinition.Parameters.Last(), ByValue(value, setter.OriginalDefinition.Parameters.Last(), frame, written, target));
        Run(frame, body, setter.ReturnType);
        return true;
    }
}
