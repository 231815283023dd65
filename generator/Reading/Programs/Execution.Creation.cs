using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>New structs, tuples and objects.</summary>
internal sealed partial class Execution
{
    private Value Create(IObjectCreationOperation creation)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)TypeOf(creation);
        if (Types.IsSpan(type))
            return creation.Arguments.Length == 0 ? Empty(type, creation) : SpanOver(creation);
        if (Types.KindOf(type) is not null)
            return Zero(type, creation);
        if (type.IsTupleType)
            return new Value.Aggregate(type, EvaluateAll([.. creation.Arguments.Select(argument => argument.Value)]));
        if (Types.ListElementOf(type) is ITypeSymbol listed)
            return CreateList(listed, creation);
        if (Types.IsNullable(type) && creation.Arguments is [var present])
            return Present(type, Evaluate(present.Value));
        if (Types.IsComplex(type) && creation.Arguments is [var real, var imaginary])
            return new Value.Aggregate(type, EvaluateAll([real.Value, imaginary.Value]));
        if (!Types.IsAggregate(type) && !Types.IsObject(type))
            throw Refuse(creation, Descriptors.Type, Text(creation), Types.Name(type));
        Place.Compound fields = Fields(type, creation.Constructor, creation);
        Construct(fields, creation);
        if (creation.Initializer is IObjectOrCollectionInitializerOperation initializer)
            Initialize(fields, initializer);
        return Read(fields);
    }

    /// <summary><c>new { Mean = x, y.Scale }</c>.</summary>
    private Value.Aggregate Create(IAnonymousObjectCreationOperation creation)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)TypeOf(creation);
        Value[] values = EvaluateAll([.. creation.Initializers.Select(one => ((ISimpleAssignmentOperation)one).Value)]);
        ISymbol[] names = [.. creation.Initializers.Select(one => ((IPropertyReferenceOperation)((ISimpleAssignmentOperation)one).Target).Property)];
        return new(type, [.. Layout.Of(type).Select(field => Frozen(values[Array.FindIndex(names, name => name.Name == field.Symbol.Name)]))]);
    }

    /// <summary>The fields of a new value: variables where the constructor branches or the object changes later, else names for values.</summary>
    private Place.Compound Fields(INamedTypeSymbol type, IMethodSymbol? constructor, IOperation at)
    {
        IOperation? body = constructor is null ? null : ConstructorBody(constructor);
        bool variables = Types.IsObject(type) || body is not null && body.Descendants().Any(one => one is IConditionalOperation or ILoopOperation or ISwitchOperation);
        Place.Compound fields = variables
            ? (Place.Compound)DeclareFields(type)
            : new(type, [.. Layout.Of(type).Select(_ => new Place.Slot(null, steps.Level))]);
        int i = 0;
        foreach (LayoutField field in Layout.Of(type))
        {
            if (Types.KindOf(field.Type) is not null || Types.IsAggregate(field.Type))
                Write(fields.Fields[i], Zero(Substitute(field.Type), at), at);
            i++;
        }
        return fields;
    }

    private Place.Compound DeclareFields(INamedTypeSymbol type)
    {
        string name = char.ToLowerInvariant(type.Name[0]) + type.Name.Substring(1);
        return new(type, [.. Layout.Of(type).Select(field => Declare(Part(name, field.Symbol), Substitute(field.Type), moves: false))]);
    }

    private IConstructorBodyOperation? ConstructorBody(IMethodSymbol constructor) =>
        constructor.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation) is ConstructorDeclarationSyntax syntax
        && session.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? session.Compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, session.Cancellation) as IConstructorBodyOperation
            : null;

    private void Construct(Place.Compound self, IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor)
            return;
        if (!IsForeign(constructor.ContainingType))
            Construct(self, constructor, creation.Arguments, creation);
        else if (!constructor.IsImplicitlyDeclared || constructor.Parameters.Length > 0)
            Write(self, CallImported(constructor, creation.Arguments, null, creation) ?? throw Refuse(creation, Descriptors.Unknown, Identifiers.Short(constructor)), creation);
    }

    /// <summary>Whether a type is of another assembly, so that its source isn't here.</summary>
    private bool IsForeign(INamedTypeSymbol type) => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, session.Compilation.Assembly);

    private void Construct(Place.Compound self, IMethodSymbol constructor, IReadOnlyList<IArgumentOperation> arguments, IOperation at)
    {
        HashSet<ISymbol> written = Writes.In([ConstructorBody(constructor)], session.Bodies);
        Construct(self, constructor, Bind(constructor, arguments, new Frame(constructor, null, self, TypesOf(constructor, null)), written, mayWriteBack: false), at);
    }

    private void Construct(Place.Compound self, IMethodSymbol constructor, List<(IParameterSymbol Parameter, Place Place)> bound, IOperation at)
    {
        IConstructorBodyOperation? body = ConstructorBody(constructor);
        Frame frame = new(constructor, null, self, TypesOf(constructor, null));
        foreach ((IParameterSymbol parameter, Place place) in bound)
            frame.Bind(parameter, place);
        _frames.Push(frame);
        bool chained = body?.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation call } && call.TargetMethod.ContainingType.SpecialType == SpecialType.None;
        if (body is null)
            CapturePrimary(self, constructor, bound, at);
        if (!chained || !SymbolEqualityComparer.Default.Equals(ChainOf(body!).TargetMethod.ContainingType, constructor.ContainingType))
            InitializeFields(self, constructor.ContainingType);
        if (chained)
            Construct(self, ChainOf(body!).TargetMethod, ChainOf(body!).Arguments, at);
        else
            ConstructBase(self, constructor, at);
        if (body is not null)
        {
            frame.Returned = Flag("returned");
            ExecuteAll(Arm(body.BlockBody ?? body.ExpressionBody));
        }
        _frames.Pop();
    }

    private static IInvocationOperation ChainOf(IConstructorBodyOperation body) => (IInvocationOperation)((IExpressionStatementOperation)body.Initializer!).Operation;

    /// <summary>The constructor of the base type that a primary constructor names, or the one without parameters.</summary>
    private void ConstructBase(Place.Compound self, IMethodSymbol constructor, IOperation at)
    {
        if (constructor.ContainingType.BaseType is not { SpecialType: SpecialType.None } parent)
            return;
        if (IsForeign(parent))
        {
            if (Layout.Of(parent).Count > 0)
                throw Refuse(at, Descriptors.Unknown, Identifiers.Short(parent.InstanceConstructors[0]));
            return;
        }
        if (BaseCallOf(constructor) is IInvocationOperation call)
            Construct(self, call.TargetMethod, call.Arguments, at);
        else if (parent.InstanceConstructors.FirstOrDefault(one => one.Parameters.Length == 0) is IMethodSymbol plain)
            Construct(self, plain, Array.Empty<IArgumentOperation>(), at);
    }

    private IInvocationOperation? BaseCallOf(IMethodSymbol constructor) =>
        constructor.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation) is TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax call, ..] }
        && session.Compilation.ContainsSyntaxTree(call.SyntaxTree)
            ? session.Compilation.GetSemanticModel(call.SyntaxTree).GetOperation(call, session.Cancellation) as IInvocationOperation
            : null;

    /// <summary>A primary constructor: a record's parameters are its properties, another type's are kept for its members.</summary>
    private void CapturePrimary(Place.Compound self, IMethodSymbol constructor, List<(IParameterSymbol Parameter, Place Place)> bound, IOperation at)
    {
        foreach ((IParameterSymbol parameter, Place place) in bound)
        {
            ISymbol? field = constructor.ContainingType.IsRecord
                ? constructor.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().Select(Layout.Behind).FirstOrDefault()
                : parameter;
            if (field is not null && Layout.IndexOf(self.Type, field) is >= 0 and int part && Layout.Of(self.Type)[part].Symbol is IParameterSymbol or IFieldSymbol)
                Write(self.Fields[part], Read(place), at);
        }
    }

    private void InitializeFields(Place.Compound self, INamedTypeSymbol type)
    {
        foreach (LayoutField field in Layout.Of(self.Type))
        {
            ISymbol declared = Layout.Named(field.Symbol);
            if (SymbolEqualityComparer.Default.Equals(declared.ContainingType, type.OriginalDefinition) && InitializerOf(declared) is IOperation initializer)
                Write(self.Fields[Layout.IndexOf(self.Type, field.Symbol)], Converted(Evaluate(initializer), Substitute(field.Type)), initializer);
        }
    }

    private void Initialize(Place.Compound self, IObjectOrCollectionInitializerOperation initializer)
    {
        Current.Initialized.Push(self);
        foreach (IOperation part in initializer.Initializers)
            Evaluate(part);
        Current.Initialized.Pop();
    }

    private Value With(IWithOperation with)
    {
        Value original = Evaluate(with.Operand);
        if (original is Value.Data { Type: INamedTypeSymbol named } data && Types.IsAggregate(named))
            original = new Value.Aggregate(named, [.. Layout.Of(named).Select((_, part) => FieldOf(data, named, part, with))]);
        if (original is not Value.Aggregate aggregate)
            throw Refuse(with, Descriptors.Type, Text(with), Types.Name(TypeOf(with)));
        Place.Compound copy = new(aggregate.Type, [.. aggregate.Fields.Select(field => new Place.Slot(field, steps.Level))]);
        Initialize(copy, with.Initializer);
        return Read(copy);
    }

    /// <summary>The default value of a type.</summary>
    private Value Zero(ITypeSymbol type, IOperation at)
    {
        if (Types.KindOf(type) is Kind kind)
            return Value.Of(new Operand(-1, 0, kind));
        if (Types.IsAggregate(type) && (type.IsValueType || type.IsTupleType))
        {
            INamedTypeSymbol named = (INamedTypeSymbol)type;
            return new Value.Aggregate(named, [.. Layout.Of(named).Select(field => Zero(Substitute(field.Type), at))]);
        }
        return Types.IsSpan(type) ? Empty(type, at) : Value.Refused;
    }
}
