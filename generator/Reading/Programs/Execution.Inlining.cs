using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Methods with source run where they are called.</summary>
internal sealed partial class Execution
{
    /// <summary>An operator or conversion of the user's.</summary>
    private Value Inline(IMethodSymbol method, Place? self, IReadOnlyList<Value> arguments, IOperation site)
    {
        if (session.Bodies.Of(method) is null && CarriedGraphs.PartsOf(method) is CarriedGraph parts)
            return ReplayParts(parts, method, [.. arguments.Select(argument => new Place.Fixed(argument))], self, site);
        IOperation body = BodyOf(method, site);
        Frame frame = new(method, null, self, TypesOf(method, null));
        HashSet<ISymbol> written = Writes.In([body], session.Bodies);
        for (int i = 0; i < arguments.Count; i++)
            frame.Bind(method.OriginalDefinition.Parameters[i], ByValue(arguments[i], method.OriginalDefinition.Parameters[i], frame, written, site));
        return Run(frame, body, method.ReturnType);
    }

    private Value Invoke(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, Place? self, Frame? scope, IOperation site)
    {
        if (CallImported(method, arguments, self, site) is Value result)
            return result;
        IOperation body = BodyOf(method, site);
        if (session.CallGraph.IsRecursive(method))
            return CallRecursive(method, body, arguments, self, scope, site);
        return Invoke(method, body, scope, self, arguments, site);
    }

    private IOperation BodyOf(IMethodSymbol method, IOperation site)
    {
        if (method.OriginalDefinition.IsAsync || session.Bodies.Of(method) is not IOperation body)
            throw Refuse(site, Descriptors.Unknown, Identifiers.Short(method));
        return body;
    }

    private Value Invoke(IMethodSymbol method, IOperation body, Frame? scope, Place? self, IReadOnlyList<IArgumentOperation> arguments, IOperation site)
    {
        Frame frame = new(method, scope, self, TypesOf(method, scope));
        HashSet<ISymbol> written = Writes.In([body], session.Bodies);
        BindReceiver(body, frame, written, site);
        bool mayWriteBack = scope is not null || self is Place.Compound || arguments.Any(argument => argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out);
        foreach ((IParameterSymbol parameter, Place place) in Bind(method, arguments, frame, written, mayWriteBack))
            frame.Bind(parameter, place);
        return Run(frame, body, method.ReturnType);
    }

    /// <summary>Members of an <c>extension</c> block name their receiver as a parameter, which belongs to the block.</summary>
    private void BindReceiver(IOperation body, Frame frame, HashSet<ISymbol> written, IOperation site)
    {
        if (frame.Self is not Place self || body.Descendants().OfType<IParameterReferenceOperation>().FirstOrDefault(IsReceiver) is not IParameterReferenceOperation { Parameter: var receiver })
            return;
        frame.Bind(receiver, receiver.RefKind == RefKind.None ? ByValue(Frozen(Read(self)), receiver, frame, written, site) : self);
    }

    private static bool IsReceiver(IParameterReferenceOperation reference) => reference.Parameter.ContainingSymbol is INamedTypeSymbol;

    private List<(IParameterSymbol, Place)> Bind(
        IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, Frame frame, HashSet<ISymbol> written, bool mayWriteBack)
    {
        List<(IParameterSymbol, Place)> bound = [];
        int lastWriter = arguments.ToList().FindLastIndex(argument => Writes.Any(argument.Value));
        for (int i = 0; i < arguments.Count; i++)
        {
            IArgumentOperation argument = arguments[i];
            IParameterSymbol parameter = method.OriginalDefinition.Parameters[argument.Parameter!.Ordinal];
            if (parameter.RefKind is RefKind.Ref or RefKind.Out || parameter.RefKind != RefKind.None && IsVariable(argument.Value))
            {
                bound.Add((parameter, Frozen(PlaceOf(argument.Value))));
                continue;
            }
            Value value = Evaluate(argument.Value);
            if (mayWriteBack || i < lastWriter)
                value = Frozen(value);
            bound.Add((parameter, ByValue(value, parameter, frame, written, argument.Value)));
        }
        return bound;
    }

    private static bool IsVariable(IOperation operation) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { ConstantValue.HasValue: false };

    /// <summary>A parameter by value: a variable of its own if the method assigns it, else the value itself.</summary>
    private Place ByValue(Value value, IParameterSymbol parameter, Frame frame, HashSet<ISymbol> written, IOperation at)
    {
        if (!written.Contains(parameter))
            return new Place.Fixed(Kept(value));
        _frames.Push(frame);
        Place variable = Declare(Identifiers.Escape(parameter.Name), Substitute(parameter.Type), moves: true);
        Write(variable, value, at);
        _frames.Pop();
        return variable;
    }

    /// <summary>Runs a body to its end, and gives what it returned.</summary>
    private Value Run(Frame frame, IOperation body, ITypeSymbol returns)
    {
        _frames.Push(frame);
        IReadOnlyList<IOperation> statements = Arm(body);
        IReturnOperation[] exits = [.. CountedLoop.InBody(body).OfType<IReturnOperation>()];
        bool valued = exits.Any(exit => exit.ReturnedValue is not null);
        if (valued && (exits.Length > 1 || !ReferenceEquals(statements.LastOrDefault(), exits[0])))
            frame.Result = Declare("result", Substitute(returns), moves: true);
        frame.Returned = Flag("returned");
        ExecuteAll(statements);
        Value result = frame.Value ?? (frame.Result is Place place ? Read(place) : valued ? throw new Refusal() : Value.Void);
        _frames.Pop();
        return result;
    }

    /// <summary>A lambda, local function or method as a value.</summary>
    private Value Function(IOperation operation)
    {
        switch (operation)
        {
            case IDelegateCreationOperation creation:
                return Function(creation.Target);
            case IConversionOperation conversion:
                return Function(conversion.Operand);
            case IAnonymousFunctionOperation lambda:
                return new Value.Function(lambda.Symbol, lambda, Current, Current.Self);
            case IMethodReferenceOperation { Method: var method } reference:
                IMethodSymbol target = MethodOf(method, reference.ConstrainedToType)!;
                Frame? scope = target.MethodKind == MethodKind.LocalFunction ? ScopeOf(target) : null;
                Place? self = scope is not null ? scope.Self : target.IsStatic || reference.Instance is null ? null : PlaceOf(reference.Instance);
                return new Value.Function(target, null, scope, self);
            default:
                return Evaluate(operation);
        }
    }
}
