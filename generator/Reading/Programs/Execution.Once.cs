using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What a member is called on, and what a setter gets beside its value, is evaluated once, however many ask what it is before one of them knows the member.</summary>
internal sealed partial class Execution
{
    private readonly Dictionary<(Frame, IOperation), Place> _held = [];

    /// <summary>What an expression of this call was found to be.</summary>
    private Place? Held(IOperation operation) => _held.Count > 0 && _held.TryGetValue((Current, operation), out Place? place) ? place : null;

    private Value Once(IOperation? receiver, Func<Value> use)
    {
        if (receiver is null || _frames.Count == 0 || Bare(receiver) is not IOperation bare || bare is not (IInvocationOperation or IObjectCreationOperation) && !Writes.Any(bare) || Held(bare) is not null)
            return use();
        return Holding([(bare, PlaceOf(bare))], use);
    }

    /// <summary>A target whose getter and setter get the same object and indices, evaluated before the value is.</summary>
    private Value Once(IOperation target, IOperation? value, Func<Value> use)
    {
        if (!IsAccessorCall(target) || !Writes.Any(target) && (value is null || !Writes.Any(value)))
            return use();
        IPropertyReferenceOperation property = (IPropertyReferenceOperation)target;
        return Once(property.Instance, () => Holding(
            [.. property.Arguments.Select(argument => Bare(argument.Value)).Select(index => (index, (Place)new Place.Fixed(Frozen(Evaluate(index)))))], use));
    }

    private Value Holding(IReadOnlyList<(IOperation At, Place Place)> held, Func<Value> use)
    {
        Frame frame = Current;
        foreach ((IOperation at, Place place) in held)
            _held[(frame, at)] = place;
        try
        {
            return use();
        }
        finally
        {
            foreach ((IOperation at, _) in held)
                _held.Remove((frame, at));
        }
    }

    /// <summary>The first argument of a method that is called as a member of it.</summary>
    private static IOperation? ReceiverOf(IInvocationOperation call) => call.Instance
        ?? (call.TargetMethod.IsExtensionMethod || call.TargetMethod.ContainingNamespace is { Name: "System" or "Linq" } ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null);
}
