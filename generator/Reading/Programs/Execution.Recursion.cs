using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Methods that call themselves: each is a procedure, for each shape of what it is given.</summary>
internal sealed partial class Execution
{
    private Value CallRecursive(IMethodSymbol method, IOperation body, IReadOnlyList<IArgumentOperation> arguments, Place? self, Frame? scope, IOperation site)
    {
        RefuseCheckpoint(method);
        List<Passed> passed = Passed(method, arguments);
        if (self is not null && scope is null)
            passed.Add(new(null, "self", self, self is Place.Compound && !method.IsReadOnly));
        if (scope is not null)
            passed.AddRange(Captured(method, scope));
        (int number, Passing passing) = ProcedureOf(method, body, passed, scope, site);
        ITypeSymbol returns = InTypesOf(method, scope, () => Substitute(method.ReturnType));
        List<int> targets = [];
        Value result = method.ReturnsVoid ? Value.Void : Received(returns, targets, site);
        int[] changed = [.. passing.Changed.Select(place => steps.Declare("", KindOf(place)).Local)];
        steps.Emit(new Call(number, new([.. passing.Scalars]), new([.. passing.Arrays]), new([.. targets, .. changed])));
        for (int i = 0; i < changed.Length; i++)
            Write(passing.Changed[i], Value.Of(Operand.Of(changed[i], KindOf(passing.Changed[i]))), site);
        return result;
    }

    private static Kind KindOf(Place place) => place is Place.Cell cell ? cell.Operand.Kind : ((Place.Element)place).Kind;

    private T InTypesOf<T>(IMethodSymbol method, Frame? scope, Func<T> action)
    {
        _frames.Push(new Frame(method, scope, null, TypesOf(method, scope)));
        T result = action();
        _frames.Pop();
        return result;
    }

    private List<Passed> Passed(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments)
    {
        List<Passed> passed = [];
        int lastWriter = arguments.ToList().FindLastIndex(argument => Writes.Any(argument.Value));
        for (int i = 0; i < arguments.Count; i++)
        {
            IParameterSymbol parameter = method.OriginalDefinition.Parameters[arguments[i].Parameter!.Ordinal];
            bool isChanged = parameter.RefKind is RefKind.Ref or RefKind.Out;
            Place place = isChanged ? Frozen(PlaceOf(arguments[i].Value)) : new Place.Fixed(Kept(i < lastWriter ? Frozen(Evaluate(arguments[i].Value)) : Evaluate(arguments[i].Value)));
            passed.Add(new(parameter, Identifiers.Escape(parameter.Name), place, isChanged));
        }
        return passed;
    }

    /// <summary>The variables outside that a local function uses, if through others that it calls.</summary>
    private IEnumerable<Passed> Captured(IMethodSymbol method, Frame scope)
    {
        HashSet<ISymbol> used = new(SymbolEqualityComparer.Default), declared = new(SymbolEqualityComparer.Default), seen = new(SymbolEqualityComparer.Default);
        List<IOperation> bodies = [];
        Stack<IMethodSymbol> pending = new([method]);
        while (pending.Count > 0)
        {
            IMethodSymbol next = pending.Pop();
            if (!seen.Add(next.OriginalDefinition) || session.Bodies.Of(next) is not IOperation body)
                continue;
            bodies.Add(body);
            declared.UnionWith(next.OriginalDefinition.Parameters);
            foreach (IOperation operation in body.DescendantsAndSelf())
            {
                if (operation is ILocalReferenceOperation local)
                    used.Add(local.Local);
                else if (operation is IParameterReferenceOperation parameter)
                    used.Add(parameter.Parameter);
                else if (operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } called })
                    pending.Push(called);
            }
        }
        HashSet<ISymbol> written = Writes.In(bodies, session.Bodies);
        return used.Where(symbol => !declared.Contains(symbol) && scope.Find(symbol) is not null)
            .OrderBy(symbol => symbol.Locations[0].SourceSpan.Start)
            .Select(symbol => new Passed(symbol, Identifiers.Escape(symbol.Name), scope.Find(symbol)!, written.Contains(symbol)));
    }

    /// <summary>The number of the procedure of a method, read now if it is new, and what a call passes to it.</summary>
    /// <param name="body">The body of the method, or null where another assembly carries its graph.</param>
    private (int Number, Passing Passing) ProcedureOf(IMethodSymbol method, IOperation? body, List<Passed> passed, Frame? scope, IOperation site, string purpose = "")
    {
        Passing passing = new();
        passing.Shape.Append(purpose);
        passing.Shape.Append(method.OriginalDefinition.ToDisplayString());
        foreach (ITypeSymbol type in TypesOf(method, scope).All)
            passing.Shape.Append(',').Append(Types.FullName(type));
        foreach (Passed one in passed)
            Pass(one.Place, one.IsChanged, passing, site);
        string shape = passing.Shape.ToString();
        if (session.Shapes.TryGetValue(shape, out int known))
            return (known, passing);
        int number = session.Procedures.Count;
        session.Shapes.Add(shape, number);
        session.Procedures.Add(null);
        Execution callee = new(session, session.Begin(method.Name));
        session.Procedures[number] = callee.Run(method, body, passed, scope, TypesOf(method, scope), site, purpose);
        return (number, passing);
    }

    private Procedure Run(IMethodSymbol method, IOperation? body, List<Passed> passed, Frame? scope, TypeArguments types, IOperation site, string purpose)
    {
        List<int> changed = [];
        Dictionary<Passed, Place> places = [];
        foreach (Passed one in passed)
        {
            _receivedRole = purpose.Length > 0 && one.Symbol is IParameterSymbol given ? RoleOf(given) : ArrayRole.Input;
            places.Add(one, Receive(one.Place, one.Name, one.IsChanged, changed));
        }
        Place? self = scope is not null ? scope.Self : passed.Where(one => one.Symbol is null).Select(one => places[one]).FirstOrDefault();
        List<int> results = [];
        if (body is null)
        {
            Place[] given = [.. passed.Where(one => one.Symbol is not null).Select(one => places[one])];
            Returned(InTypesOf(method, null, () => Replay(Imported(method, site)!, method, given, self, site)), results, site);
            RequireSettled();
            return steps.Finish([.. results, .. changed]);
        }
        Frame? outer = scope is null ? null : new Frame(scope.Method, null, scope.Self, scope.Types);
        Frame frame = new(method, outer, self, types);
        HashSet<ISymbol> written = Writes.In([body], session.Bodies);
        foreach (Passed one in passed.Where(one => one.Symbol is not null))
        {
            bool isParameter = one.Symbol is IParameterSymbol parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method.OriginalDefinition);
            Place place = places[one];
            if (isParameter && place is Place.Fixed known && written.Contains(one.Symbol!))
                place = ByValue(known.Value, (IParameterSymbol)one.Symbol!, frame, written, site);
            (isParameter ? frame : outer ?? frame).Bind(one.Symbol!, place);
        }
        Returned(Run(frame, body, method.ReturnType), results, site);
        RequireSettled();
        return steps.Finish([.. results, .. changed]);
    }

    /// <summary>What the next array that is received is to its procedure.</summary>
    private ArrayRole _receivedRole = ArrayRole.Input;

    /// <summary>What an array parameter is to a function whose derivative is called.</summary>
    private static ArrayRole RoleOf(IParameterSymbol parameter) => parameter.Type.Name != "Span" ? ArrayRole.Input
        : Attributes.Find(parameter, Attributes.Work) is not null ? ArrayRole.Work
        : ArrayRole.Output;

    /// <summary>What a procedure returns, scalar by scalar.</summary>
    private void Returned(Value value, List<int> results, IOperation site)
    {
        switch (value)
        {
            case Value.Nothing:
                break;
            case Value.Scalar scalar:
                results.Add(LocalOf(scalar.Operand));
                break;
            case Value.Aggregate aggregate:
                Array.ForEach(aggregate.Fields, field => Returned(field, results, site));
                break;
            default:
                throw Refuse(site, Descriptors.Construct, Constructs.RecursiveArray.Words);
        }
    }

    /// <summary>A returned value, put together from new temporaries.</summary>
    private Value Received(ITypeSymbol type, List<int> targets, IOperation site)
    {
        if (Types.KindOf(type) is Kind kind)
        {
            targets.Add(steps.Declare("", kind).Local);
            return Value.Of(Operand.Of(targets.Last(), kind));
        }
        return Types.IsAggregate(type)
            ? new Value.Aggregate((INamedTypeSymbol)type, [.. Layout.Of((INamedTypeSymbol)type).Select(field => Received(Substitute(field.Type), targets, site))])
            : throw Refuse(site, Descriptors.Construct, Constructs.RecursiveArray.Words);
    }
}
