using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Stacks and queues: lists that give their elements back at one end.</summary>
internal sealed partial class Execution
{
    /// <summary>A method of a stack or queue, or null.</summary>
    private Value? LineCall(Value.List list, string name, IInvocationOperation call)
    {
        switch (name, call.Arguments.Length)
        {
            case ("Push" or "Enqueue", 1):
                Add(list, call.Arguments[0].Value, call);
                return Value.Void;
            case ("Pop" or "Dequeue", 0):
                return Taken(list);
            case ("Peek", 0):
                return Kept(Frozen(Read(Next(list))));
            case ("TryPop" or "TryDequeue", 1):
                return IfAny(list, () => Taken(list), call);
            case ("TryPeek", 1):
                return IfAny(list, () => Kept(Frozen(Read(Next(list)))), call);
            default:
                return null;
        }
    }

    /// <summary>The element that comes next.</summary>
    private Place Next(Value.List list) => In(list.Storage, list.Head?.Operand ?? steps.Pin(Minus(list.Count.Operand, Operand.Integer(1))));

    private Value Taken(Value.List list)
    {
        Value next = Kept(Frozen(Read(Next(list))));
        Place.Cell moved = list.Head ?? list.Count;
        steps.Emit(new Compute(moved.Local, Operation.Add, new([moved.Operand, Operand.Integer(list.Head is null ? -1 : 1)])));
        return next;
    }

    private Value IfAny(Value.List list, Func<Value> taken, IInvocationOperation call)
    {
        Place output = PlaceOf(call.Arguments[0].Value);
        Operand any = steps.Pin(Frozen(Compare(Operation.Less, Operand.Integer(0), Used(list))));
        Either(any, () => Write(output, taken(), call), () => Write(output, Zero(TypeOf(call.Arguments[0].Value), call), call));
        return Value.Of(any);
    }
}
