using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Loops: those that count to a bound that stands still are <see cref="For"/>, all others <see cref="While"/>.</summary>
internal sealed partial class Execution
{
    private Exits For(IForLoopOperation loop)
    {
        if (CountedLoop.Of(loop, session.Bodies) is CountedLoop counted)
            return Count(counted, loop);
        ExecuteAll(loop.Before);
        return Repeat(loop, loop.Condition, loop.Body, loop.AtLoopBottom, testFirst: true);
    }

    private Exits While(IWhileLoopOperation loop)
    {
        if (loop.ConditionIsUntil)
            throw Refuse(loop, Descriptors.Construct, Constructs.Describe(loop).Words);
        return Repeat(loop, loop.Condition, loop.Body, [], loop.ConditionIsTop);
    }

    private Exits Count(CountedLoop counted, IForLoopOperation loop)
    {
        Operand from = Frozen(Scalar(counted.From));
        Operand to = Scalar(counted.To);
        if (counted.Shift != 0)
            to = IntegerOf(Operation.Add, to, Operand.Integer(counted.Shift));
        if (Indexes(loop.Body, counted.Counter) && PassesOf(from, to, counted.Stride) is int passes)
            return Unrolled(loop, passes, Flag("stopped"), i => Current.Bind(counted.Counter, new Place.Fixed(Value.Of(Operand.Integer((long)from.Value + i * counted.Stride)))));
        return Count(Identifiers.Escape(counted.Counter.Name), from, to, counted.Stride, loop, loop.Body, counter => Current.Bind(counted.Counter, counter));
    }

    /// <summary>A loop over the integers from one end to before the other.</summary>
    /// <param name="keeps">Whether a pass runs at all, null where each does.</param>
    private Exits Count(string name, Operand from, Operand to, int stride, ILoopOperation loop, IOperation body, Action<Place> bind, Func<Operand, Operand>? keeps = null)
    {
        Place.Cell counter = steps.Counter(name);
        ForgetWrites(loop);
        steps.Use(from);
        steps.Pin(to);
        Exits exits = Exits.None;
        _trips.Add(() => Trips(from, to, stride));
        steps.Bound(counter.Local, stride > 0 ? (from, Minus(to, Operand.Integer(1))) : (Plus(to, Operand.Integer(1)), from));
        Block passes = steps.Nest(() => Where(keeps, counter.Operand, () =>
        {
            bind(new Place.Fixed(Value.Of(counter.Operand)));
            exits = Pass(loop, body, steps.Declare("", Kind.Truth).Local);
        }));
        _trips.RemoveAt(_trips.Count - 1);
        steps.Emit(new For(counter.Local, from, to, stride, passes, PassesToCheckpoint()));
        return Exits.Next | exits & Exits.Return;
    }

    private void Where(Func<Operand, Operand>? keeps, Operand index, Action pass)
    {
        if (keeps is null)
            pass();
        else
            Either(keeps(index), pass, () => { });
    }

    private bool IsOutermost => Current.Breakables.All(around => around.Continue is null);

    private static AttributeData? CheckpointOf(IMethodSymbol method) => Attributes.Find(method.OriginalDefinition, Attributes.Checkpoint);

    /// <summary>Refuses the [Checkpoint] of a method whose passes are not counted beforehand.</summary>
    private void RefuseCheckpoint(IMethodSymbol? method)
    {
        if (method is null || CheckpointOf(method) is not AttributeData attribute)
            return;
        session.Problems.Add(new Problem(Descriptors.IdleCheckpoint, Attributes.LocationOf(attribute, 0, session.Cancellation), method.Name));
        throw new Refusal();
    }

    /// <summary>Of an outermost loop of a method with [Checkpoint] the number that it says, else 0.</summary>
    private int PassesToCheckpoint()
    {
        if (!IsOutermost || Current.Method is not IMethodSymbol method || CheckpointOf(method) is not { ConstructorArguments: [{ Value: int every }] } attribute)
            return 0;
        if (every > 0)
            return every;
        session.Problems.Add(new Problem(Descriptors.Checkpoint, Attributes.LocationOf(attribute, 0, session.Cancellation), $"{every}"));
        throw new Refusal();
    }

    /// <summary>The body of a loop, once.</summary>
    private Exits Pass(ILoopOperation loop, IOperation body, int broken, IReadOnlyList<IOperation>? bottom = null)
    {
        // Steps that count a loop's own variables do no harm after the loop was left.
        bool isIdle = loop is IForLoopOperation { Before: [IVariableDeclarationGroupOperation] };
        Current.Breakables.Add(new(loop.ExitLabel, loop.ContinueLabel, broken, Flag("skipped")));
        Exits exits = ExecuteAll(Arm(body));
        if (exits.HasFlag(Exits.Continue))
            exits = exits & ~Exits.Continue | Exits.Next;
        if (bottom is { Count: > 0 } && exits.HasFlag(Exits.Next))
            exits = exits == Exits.Next || isIdle ? exits | ExecuteAll(bottom) : AfterExit(exits, bottom, 0);
        Current.Breakables.RemoveAt(Current.Breakables.Count - 1);
        return exits;
    }

    private void ForgetWrites(ILoopOperation loop)
    {
        foreach (ISymbol symbol in Writes.In([loop], session.Bodies))
            Forget(Current.Find(symbol));
    }

    private void Forget(Place? place)
    {
        if (place is Place.Cell cell)
            steps.Forget(cell.Local);
        else if (place is Place.Compound compound)
            Array.ForEach(compound.Fields, Forget);
        else if (place is Place.Moving moving)
            Array.ForEach([moving.Offset, moving.Length], Forget);
    }

    /// <summary>Any loop: as long as nothing left it and the condition holds.</summary>
    private Exits Repeat(ILoopOperation loop, IOperation? condition, IOperation body, IReadOnlyList<IOperation> bottom, bool testFirst)
    {
        if (IsOutermost)
            RefuseCheckpoint(Current.Method);
        int broken = Flag("stopped");
        ForgetWrites(loop);
        Operand goesOn = Operand.Truth(true);
        Exits exits = Exits.None;
        Block Test() => steps.Nest(() => goesOn = condition is null ? goesOn : Guarded(condition, () => Scalar(condition)) ?? goesOn);
        _trips.Add(() => null);
        Block test = testFirst ? Test() : Block.Empty;
        Block pass = steps.Nest(() =>
        {
            exits = Pass(loop, body, broken, bottom);
        });
        if (!testFirst)
            test = Test();
        _trips.RemoveAt(_trips.Count - 1);
        Exits leaves = exits & (Exits.Break | Exits.Return);
        if (leaves != 0)
            (test, goesOn) = Unless(leaves, broken, test, goesOn);
        steps.Emit(testFirst
            ? new While(test, goesOn, pass)
            : new While(Block.Of([.. pass.Steps, .. test.Steps]), goesOn, Block.Empty));
        return Exits.Next | exits & Exits.Return;
    }

    /// <summary>A test that is made only if the loop was not left.</summary>
    private (Block Test, Operand GoesOn) Unless(Exits leaves, int broken, Block test, Operand goesOn)
    {
        Operand result = goesOn;
        Block guarded = steps.Nest(() =>
        {
            Current.Breakables.Add(new(null!, null, broken, -1));
            Operand stays = Stays(leaves);
            Current.Breakables.RemoveAt(Current.Breakables.Count - 1);
            if (goesOn is { IsConstant: true, Value: not 0 })
            {
                steps.Splice(test);
                result = stays;
                return;
            }
            if (IsHarmless(test))
            {
                steps.Splice(test);
                result = Truth(Operation.And, goesOn, stays);
                return;
            }
            Place.Cell both = steps.Declare("goesOn", Kind.Truth);
            steps.Emit(new Compute(both.Local, Operation.Copy, new([stays])));
            steps.Emit(new If(both.Operand, Block.Of([.. test.Steps, new Compute(both.Local, Operation.Copy, new([goesOn]))]), Block.Empty));
            result = both.Operand;
        });
        return (guarded, result);
    }

    private Exits ForEach(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? conversion.Operand : loop.Collection;
        Value value = Evaluate(collection);
        if (value is Value.Several several)
            return Unrolled(loop, several.Elements.Length, broken: Flag("stopped"), i => BindElement(loop, new Place.Fixed(several.Elements[i])));
        if (value is Value.Query { Keeps: null } query)
            return ForEach(loop, query.Count, i => new Place.Fixed(query.At(i)));
        if (value is Value.Query filtered)
            return ForEach(loop, filtered.Count, i => new Place.Fixed(filtered.At(i)), filtered.Keeps);
        Value.Sequence sequence = SequenceOf(value, collection);
        return ForEach(loop, sequence.Length, i => ElementOf(sequence, i));
    }

    private Exits ForEach(IForEachLoopOperation loop, Operand length, Func<Operand, Place> elementAt, Func<Operand, Operand>? keeps = null)
    {
        if (CountedLoop.Leaves(loop))
            return Walk(loop, length, elementAt, keeps);
        return Count("i", Operand.Integer(0), length, 1, loop, loop.Body, counter => BindElement(loop, elementAt(((Value.Scalar)Read(counter)).Operand)), keeps);
    }

    /// <summary>The variable of a foreach: an element by name where it is by reference, else its value.</summary>
    private void BindElement(IForEachLoopOperation loop, Place place)
    {
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: ILocalSymbol element })
        {
            TakeApart(loop.LoopControlVariable, Read(place), loop.LoopControlVariable);
            return;
        }
        if (element.RefKind != RefKind.None)
        {
            Current.Bind(element, place);
            return;
        }
        ITypeSymbol type = Substitute(element.Type);
        if (Types.IsPolymorphic(type))
        {
            Current.Bind(element, new Place.Fixed(Frozen(Read(place))));
            return;
        }
        Place variable = Declare(Identifiers.Escape(element.Name), type, moves: false);
        Write(variable, Converted(Read(place), type), null!);
        Current.Bind(element, variable);
    }

    /// <summary>A foreach that may be left: a loop with a counter of its own.</summary>
    private Exits Walk(IForEachLoopOperation loop, Operand length, Func<Operand, Place> elementAt, Func<Operand, Operand>? keeps)
    {
        if (IsOutermost)
            RefuseCheckpoint(Current.Method);
        Place.Cell counter = steps.Declare("i", Kind.Integer);
        steps.Assign(counter, Operand.Integer(0));
        int broken = Flag("stopped");
        ForgetWrites(loop);
        steps.Forget(counter.Local);
        Exits exits = Exits.None;
        Operand goesOn = default;
        _trips.Add(() => length);
        Block test = steps.Nest(() => goesOn = steps.Compute(Operation.Less, Kind.Truth, counter.Operand, length));
        Block pass = steps.Nest(() =>
        {
            Where(keeps, counter.Operand, () =>
            {
                BindElement(loop, elementAt(counter.Operand));
                exits = Pass(loop, loop.Body, broken);
            });
            steps.Emit(new Compute(counter.Local, Operation.Add, new([counter.Operand, Operand.Integer(1)])));
        });
        _trips.RemoveAt(_trips.Count - 1);
        (test, goesOn) = Unless(exits & (Exits.Break | Exits.Return), broken, test, goesOn);
        steps.Emit(new While(test, goesOn, pass));
        return Exits.Next | exits & Exits.Return;
    }
}
