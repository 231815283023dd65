using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What isn't differentiated: members, elements and calls of the user's that no real number of the program goes into, read as C#.</summary>
internal sealed partial class Execution
{
    private Operand ReadScalar(Value.Data data, Kind kind)
    {
        string text = data.Type switch
        {
            // planning takes other integers for 32 bits wide
            { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_IntPtr } => "(long)" + data.Text,
            _ => data.Text,
        };
        return steps.Set(kind, target => new ReadData(target, text, new(data.Arguments), data.IsElement));
    }

    /// <summary>Data as a scalar where it is one.</summary>
    private Value Settled(Value value) => value is Value.Data data && Types.KindOf(data.Type) is Kind kind ? Value.Of(ReadScalar(data, kind)) : Opened(value);

    /// <summary>Complex numbers, and numbers that may be missing, by their parts where they are data.</summary>
    private Value Opened(Value value)
    {
        if (value is not Value.Data { Type: INamedTypeSymbol type } data)
            return value;
        if (Types.IsComplex(type))
            return new Value.Aggregate(type, [.. Layout.Of(type).Select(part => MemberOf(data, part.Symbol, part.Type, null!))]);
        return Types.IsNullable(type) && Types.KindOf(type.TypeArguments[0]) is not null ? OptionalOf(data, type) : value;
    }

    private Value MemberOf(Value.Data owner, ISymbol symbol, ITypeSymbol type, IOperation at)
    {
        if (symbol is IParameterSymbol parameter)
        {
            return owner.Text == "this"
                ? Settled(new Value.Data(Identifiers.Escape(parameter.Name), [], parameter.Type))
                : throw Refuse(at, Descriptors.Inaccessible, symbol.Name, session.Place, symbol.ContainingType?.Name ?? "");
        }
        RequireAccess(symbol, at);
        return Settled(owner.Then(_ => "." + Identifiers.Escape(symbol.Name), type));
    }

    private bool IsAccessible(ISymbol symbol) => session.CanRead(symbol is IPropertySymbol { GetMethod: IMethodSymbol getter } ? getter : symbol);

    /// <summary>Refuses what the generated half of the type can't read.</summary>
    private void RequireAccess(ISymbol symbol, IOperation at)
    {
        if (!IsAccessible(symbol))
            throw Refuse(at, Descriptors.Inaccessible, symbol.Name, session.Place, symbol.ContainingType.Name);
    }

    /// <summary>A property or indexer of data, or null where only its source can tell.</summary>
    private Value? DataProperty(Value.Data data, IPropertyReferenceOperation reference)
    {
        if (!IsAccessible(reference.Property))
            return null;
        if (!reference.Property.IsIndexer)
            return MemberOf(data, reference.Property, TypeOf(reference), reference);
        return DataArguments(reference.Arguments) is var (operands, list)
            ? Settled(data.Then(places => "[" + list(places) + "]", TypeOf(reference), operands))
            : null;
    }

    /// <summary>Arguments that are integers, truth values and constant strings, and their text; null if there is another.</summary>
    private (Operand[] Operands, Func<string[], string> List)? DataArguments(IReadOnlyList<IArgumentOperation> arguments)
    {
        string?[] keys = [.. arguments.Select(argument => argument.Value.ConstantValue is { HasValue: true, Value: string key } ? Quoted(key) : null)];
        if (arguments.Where((argument, i) => keys[i] is null && Types.KindOf(TypeOf(argument.Value)) is not (Kind.Integer or Kind.Truth)).Any())
            return null;
        Operand[] operands = [.. arguments.Where((_, i) => keys[i] is null).Select(argument => steps.Pin(Frozen(Scalar(argument.Value))))];
        return (operands, Listed);

        string Listed(string[] places)
        {
            int next = 0;
            return string.Join(", ", keys.Select(key => key ?? places[next++]));
        }
    }

    /// <summary>A string as it stands in the text of data, where braces are places.</summary>
    private static string Quoted(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, true).Replace("{", "{{").Replace("}", "}}");

    /// <summary>A call of a method of data into which no real number goes, or null.</summary>
    private Value? DataCall(IInvocationOperation call, IMethodSymbol method)
    {
        // A random number is another one when it is asked for again.
        if (call.Instance is null || method.ContainingType.ToDisplayString() == "System.Random" || method.ReturnsVoid || !IsAccessible(method) || method.IsGenericMethod
            || PlaceOf(call.Instance) is not (Place.Fixed or Place.Slot) || Types.KindOf(TypeOf(call)) is null && session.Bodies.Of(method) is not null)
            return null;
        if (Types.IsDelegate(TypeOf(call.Instance)) || Read(PlaceOf(call.Instance)) is not Value.Data data || data.Text is "this" or Placeholders.Self && session.Bodies.Of(method) is not null)
            return null;
        return DataArguments(call.Arguments) is var (operands, list)
            ? Settled(data.Then(places => "." + Identifiers.Escape(method.Name) + "(" + list(places) + ")", TypeOf(call), operands))
            : null;
    }

    private Value Static(ISymbol symbol, ITypeSymbol type, IOperation at)
    {
        if (Types.IsComplex(symbol.ContainingType) && symbol.Name is "Zero" or "One" or "ImaginaryOne")
            return Complex(symbol.ContainingType, Operand.Real(symbol.Name == "One" ? 1 : 0), Operand.Real(symbol.Name == "ImaginaryOne" ? 1 : 0));
        if (symbol is IFieldSymbol field && Initializers.Constant(field, session.Compilation, session.Cancellation) is object constant)
            return Converted(constant is long whole ? Value.Of(Operand.Integer(whole)) : Value.Of(Operand.Real((double)constant)), Substitute(type));
        bool isReadOnly = symbol is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };
        bool takenApart = Types.IsAggregate(Substitute(type)) || Types.IsDelegate(type) || !IsAccessible(symbol);
        if (isReadOnly && takenApart && InitializerOf(symbol) is IOperation initializer)
            return ConstantArray(initializer, Substitute(type)) ?? EvaluateInitializer(initializer, symbol.ContainingType);
        RequireAccess(symbol, at);
        return Settled(new Value.Data(Types.FullName(symbol.ContainingType) + "." + Identifiers.Escape(symbol.Name), [], Substitute(type)));
    }

    /// <summary>An array of constants as a span over the program's image, or null.</summary>
    private Value? ConstantArray(IOperation initializer, ITypeSymbol type)
    {
        IOperation bare = initializer is IConversionOperation conversion ? conversion.Operand : initializer;
        IReadOnlyList<IOperation>? elements = bare switch
        {
            IArrayCreationOperation { Initializer: IArrayInitializerOperation list } => list.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            _ => null,
        };
        if (elements is null || Types.ElementOf(type) is not { SpecialType: SpecialType.System_Double or SpecialType.System_Int32 } element
            || !elements.All(one => one.ConstantValue.HasValue))
            return null;
        INamedTypeSymbol span = session.Compilation.GetTypeByMetadataName("System.ReadOnlySpan`1")!.Construct(element);
        return new Value.Data($"(({Types.FullName(span)})[{string.Join(", ", elements.Select(one => Literal(one.ConstantValue.Value!)))}])", [], span);
    }

    private static string Literal(object constant) => constant is double number
        ? double.IsNaN(number) ? "double.NaN" : double.IsInfinity(number) ? number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity"
            : number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + (number == Math.Floor(number) && Math.Abs(number) < 1e15 ? ".0" : "")
        : System.Convert.ToString(constant, System.Globalization.CultureInfo.InvariantCulture)!;

    private Value EvaluateInitializer(IOperation initializer, INamedTypeSymbol type)
    {
        Frame frame = new(null, null, null, TypesHere.Of(type));
        _frames.Push(frame);
        Value value = Evaluate(initializer);
        _frames.Pop();
        return value;
    }

    /// <summary>The value that a field or property starts with.</summary>
    private IOperation? InitializerOf(ISymbol symbol)
    {
        ExpressionSyntax? value = symbol.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: ExpressionSyntax found } => found,
            PropertyDeclarationSyntax { Initializer.Value: ExpressionSyntax found } => found,
            _ => null,
        };
        if (value is null || !session.Compilation.ContainsSyntaxTree(value.SyntaxTree))
            return null;
        IOperation? operation = session.Compilation.GetSemanticModel(value.SyntaxTree).GetOperation(value, session.Cancellation);
        return operation?.Parent is IConversionOperation conversion ? conversion : operation;
    }

    private Value StaticProperty(IPropertySymbol property, IPropertyReferenceOperation reference)
    {
        if (Layout.Behind(property) is not null)
            return Static(property, property.Type, reference);
        IMethodSymbol? getter = MethodOf(property.GetMethod, reference.ConstrainedToType);
        return getter is not null && session.Bodies.Of(getter) is not null
            ? Invoke(getter, reference.Arguments, null, null, reference)
            : Static(property, property.Type, reference);
    }
}
