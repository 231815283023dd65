using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>
/// Statements. There are no jumps: what follows an <c>if</c> one arm of which leaves goes into the other arm, and where that isn't possible a truth value says
/// that the rest is skipped. Those that turn out to be unneeded are dropped at the end.
/// </summary>
internal sealed partial class Execution
{
    /// <summary>Statements in order, from one of them on.</summary>
    private Exits ExecuteAll(IReadOnlyList<IOperation> statements, int from = 0)
    {
        Exits exits = Exits.None;
        for (int i = from; i < statements.Count; i++)
        {
            Exits ends;
            if (statements[i] is IBlockOperation block && !block.Operations.Any(one => one is IUsingDeclarationOperation))
                return exits | ExecuteAll([.. block.Operations, .. statements.Skip(i + 1)]);
            if (statements[i] is IUsingDeclarationOperation resource)
                return exits | Using([resource.DeclarationGroup], [.. statements.Skip(i + 1)]);
            if (statements[i] is IConditionalOperation branch)
            {
                Operand? condition = Guarded(branch, () => Scalar(branch.Condition));
                if (condition is null)
                    continue;
                if (condition is { IsConstant: true, Value: var known })
                    return exits | ExecuteAll([.. Arm(known != 0 ? branch.WhenTrue : branch.WhenFalse), .. statements.Skip(i + 1)]);
                (ends, bool withRest) = Branch(condition.Value, () => ExecuteAll(Arm(branch.WhenTrue)), () => ExecuteAll(Arm(branch.WhenFalse)), statements, i + 1);
                if (withRest)
                    return exits | ends;
            }
            else
            {
                ends = Execute(statements[i]);
            }
            if (ends != Exits.Next)
                return exits | AfterExit(ends, statements, i + 1);
        }
        return exits | Exits.Next;
    }

    private static IReadOnlyList<IOperation> Arm(IOperation? arm) => arm switch
    {
        null => [],
        IBlockOperation block => block.Operations,
        _ => [arm],
    };

    /// <summary>A branch, with what follows it where an arm always leaves.</summary>
    private (Exits Ends, bool WithRest) Branch(Operand condition, Func<Exits> then, Func<Exits> otherwise, IReadOnlyList<IOperation> statements, int rest)
    {
        Exits whenTrue = Exits.None, whenFalse = Exits.None;
        bool withRest = false;
        steps.Use(condition);
        Block first = steps.Nest(() => whenTrue = then());
        Block second = steps.Nest(() =>
        {
            whenFalse = otherwise();
            if (!whenTrue.HasFlag(Exits.Next) && whenFalse.HasFlag(Exits.Next) && rest < statements.Count)
            {
                withRest = true;
                whenFalse = whenFalse == Exits.Next ? ExecuteAll(statements, rest) : AfterExit(whenFalse, statements, rest);
            }
        });
        if (!whenFalse.HasFlag(Exits.Next) && whenTrue.HasFlag(Exits.Next) && !withRest && rest < statements.Count)
        {
            withRest = true;
            Block more = steps.Nest(() => whenTrue = whenTrue == Exits.Next ? ExecuteAll(statements, rest) : AfterExit(whenTrue, statements, rest));
            first = Block.Of([.. first.Steps, .. more.Steps]);
        }
        steps.Emit(new If(condition, first, second));
        return (whenTrue | whenFalse, withRest || !(whenTrue | whenFalse).HasFlag(Exits.Next));
    }

    /// <summary>What follows a statement that may have left.</summary>
    private Exits AfterExit(Exits ends, IReadOnlyList<IOperation> statements, int rest)
    {
        if (!ends.HasFlag(Exits.Next) || rest >= statements.Count)
            return ends;
        Exits exits = Exits.None;
        Block guarded = steps.Nest(() => exits = ExecuteAll(statements, rest));
        steps.Emit(new If(Stays(ends), guarded, Block.Empty));
        return (ends & ~Exits.Next) | exits;
    }

    /// <summary>Whether none of these exits was taken.</summary>
    private Operand Stays(Exits exits)
    {
        List<int> flags = [];
        if (exits.HasFlag(Exits.Break))
            flags.Add(Current.Breakables.Last().Broken);
        if (exits.HasFlag(Exits.Continue))
            flags.Add(Current.Breakables.Last(loop => loop.Skipped >= 0).Skipped);
        if (exits.HasFlag(Exits.Return))
            flags.Add(Current.Returned);
        return flags.Select(flag => steps.Compute(Operation.Not, Kind.Truth, Operand.Of(flag, Kind.Truth)))
            .Aggregate((x, y) => steps.Compute(Operation.And, Kind.Truth, x, y));
    }

    private int Flag(string name)
    {
        int flag = steps.Declare(name, Kind.Truth).Local;
        steps.Emit(new Compute(flag, Operation.Copy, new([Operand.Truth(false)])));
        return flag;
    }

    private Exits Leave(int flag, Exits exit)
    {
        steps.Emit(new Compute(flag, Operation.Copy, new([Operand.Truth(true)])));
        return exit;
    }

    private Exits Execute(IOperation statement)
    {
        session.Pay(0);
        Exits ends = Exits.Next;
        Guarded(statement, () =>
        {
            ends = ExecuteStatement(statement);
            return default;
        });
        return ends;
    }

    private Exits ExecuteStatement(IOperation statement)
    {
        switch (statement)
        {
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                    Declare(declarator);
                return Exits.Next;
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                return Exits.Next;
            case IReturnOperation value:
                return Return(value);
            case IForLoopOperation loop:
                return For(loop);
            case IForEachLoopOperation loop:
                return ForEach(loop);
            case IWhileLoopOperation loop:
                return While(loop);
            case ISwitchOperation choice:
                return Switch(choice);
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } jump:
                return Jump(jump);
            case IBranchOperation { BranchKind: BranchKind.GoTo } jump:
                return GoTo(jump);
            case IBlockOperation block:
                return ExecuteAll(block.Operations);
            case ITryOperation { Catches.Length: 0, Finally: IBlockOperation last } attempt:
                return Finally(attempt.Body.Operations, () => ExecuteAll(last.Operations));
            case IUsingOperation resources:
                return Using([resources.Resources], Arm(resources.Body));
            case ILockOperation locked:
                return ExecuteAll(Arm(locked.Body));
            case IEmptyOperation or ILocalFunctionOperation:
                return Exits.Next;
            case IThrowOperation:
                return Exits.Next;
            case ILabeledOperation { Operation: null or IEmptyOperation }:
                return Exits.Next;
            default:
                throw Refuse(statement, Descriptors.Construct, Constructs.Describe(statement).Words);
        }
    }

    private Exits Jump(IBranchOperation jump)
    {
        Breakable target = Current.Breakables.LastOrDefault(one =>
                SymbolEqualityComparer.Default.Equals(one.Exit, jump.Target) || SymbolEqualityComparer.Default.Equals(one.Continue, jump.Target))
            ?? throw Refuse(jump, Descriptors.Construct, Constructs.Describe(jump).Words);
        return jump.BranchKind == BranchKind.Break ? Leave(target.Broken, Exits.Break) : Leave(target.Skipped, Exits.Continue);
    }

    private Exits Return(IReturnOperation statement)
    {
        if (statement.ReturnedValue is IOperation value)
        {
            bool isReference = Current.Method is { ReturnsByRef: true } or { ReturnsByRefReadonly: true };
            if (Current.Result is Place result)
            {
                EvaluateInto(result, value);
                _returned = null;
            }
            else if (isReference)
            {
                _returned = Frozen(PlaceOf(value));
                Current.Value = Read(_returned);
            }
            else
                Current.Value = Evaluate(value);
        }
        return Leave(Current.Returned, Exits.Return);
    }

    /// <summary>Runs a part of the source; after a refusal, what it could change is unknown, and reading goes on.</summary>
    private Operand? Guarded(IOperation part, Func<Operand?> action)
    {
        int frames = _frames.Count;
        try
        {
            return action();
        }
        catch (Refusal)
        {
            session.HasRefused = true;
            while (_frames.Count > frames)
                _frames.Pop();
            if (session.Unset is not null)
                return null;
            foreach (ISymbol symbol in Writes.In([part], session.Bodies))
                Current.Bind(symbol, new Place.Fixed(Value.Refused));
            foreach (IVariableDeclaratorOperation declarator in part.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>())
                Current.Bind(declarator.Symbol, new Place.Fixed(Value.Refused));
            return null;
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        ILocalSymbol local = declarator.Symbol;
        IOperation? initializer = (declarator.GetVariableInitializer() ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
        if (local.RefKind != RefKind.None && initializer is not null)
        {
            Current.Bind(local, Frozen(PlaceOf(initializer)));
            return;
        }
        ITypeSymbol type = Substitute(local.Type);
        bool moves = initializer is null || IsReassigned(local, declarator);
        bool isKnown = Types.IsPolymorphic(type) && !IsWritten(local, declarator);
        Place place = initializer is null || moves || Types.KindOf(type) is not null || Types.IsAggregate(type) && !isKnown
            ? moves && Types.IsSequence(type) ? DeclareMoving(local, Identifiers.Escape(local.Name), declarator) : Declare(Identifiers.Escape(local.Name), type, moves)
            : new Place.Slot(null, steps.Level);
        string name = _arrayName;
        _arrayName = local.Name;
        if (initializer is not null)
            EvaluateInto(place, initializer);
        _arrayName = name;
        Current.Bind(local, place);
    }

    /// <summary>Whether a local is assigned again after its declaration.</summary>
    private bool IsReassigned(ILocalSymbol local, IOperation declarator) => Types.IsSequence(local.Type) && IsWritten(local, declarator);

    private bool IsWritten(ILocalSymbol local, IOperation declarator)
    {
        IOperation body = declarator;
        while (body.Parent is not null)
            body = body.Parent;
        return Writes.In([body], session.Bodies).Contains(local);
    }

    /// <summary>A value whose arrays are known as new, whatever is assigned on the way.</summary>
    private Value EvaluateApart(IOperation value)
    {
        int known = _knownArrays;
        Value result = Evaluate(value);
        _knownArrays = known;
        return result;
    }

    /// <summary>How many arrays there were before the value that is being assigned.</summary>
    private int _knownArrays;

    /// <summary>Puts a value into a variable; the arms of a choice each for themselves.</summary>
    private void EvaluateInto(Place place, IOperation value)
    {
        _knownArrays = steps.ArrayCount;
        IOperation bare = value;
        while (bare is IParenthesizedOperation parenthesized)
            bare = parenthesized.Operand;
        if (place is Place.Cell or Place.Compound && bare is IConditionalOperation or ISwitchExpressionOperation && !bare.ConstantValue.HasValue)
            ChooseInto(place, bare);
        else if (place is Place.Row row && bare is IArrayCreationOperation { Initializer: null, DimensionSizes: [IOperation size] })
            FillWith(RowOf(row, Scalar(size), value), value);
        else
            Write(place, EvaluateApart(value), value);
    }
}
