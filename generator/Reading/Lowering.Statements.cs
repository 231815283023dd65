using CurseOfMemory.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Statements.</summary>
internal sealed partial class Lowering
{
    /// <summary>How a statement ends.</summary>
    private enum Exit
    {
        Next,
        Break,
        Continue,
        Return,
    }

    private const int MostStatements = 200_000;

    private int _statements;

    private Exit Execute(IOperation statement)
    {
        cancellation.ThrowIfCancellationRequested();
        if (++_statements > MostStatements)
            return GiveUp();
        switch (statement)
        {
            case IBlockOperation block:
                return ExecuteAll(block.Operations);
            case IVariableDeclarationGroupOperation group:
                Declare(group);
                return Exit.Next;
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                return Exit.Next;
            case IReturnOperation { Kind: OperationKind.Return } value:
                _frames.Peek().Result = value.ReturnedValue is null ? null : Evaluate(value.ReturnedValue);
                return Exit.Return;
            case IConditionalOperation branch:
                return Branch(branch);
            case IForLoopOperation loop:
                return For(loop);
            case IForEachLoopOperation loop:
                return ForEach(loop);
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return Exit.Break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return Exit.Continue;
            case IEmptyOperation or ILocalFunctionOperation:
                return Exit.Next;
            default:
                return RefuseStatement(statement);
        }
    }

    private Exit ExecuteAll(IEnumerable<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            Exit exit = Execute(statement);
            if (exit != Exit.Next)
                return exit;
        }
        return Exit.Next;
    }

    private void Declare(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            if (declarator.Symbol.RefKind != RefKind.None)
                _values[declarator.Symbol] = Refuse(declarator, Descriptors.Construct, Constructs.Reference.Words);
            else if (declarator.GetVariableInitializer() is { } initializer)
                _values[declarator.Symbol] = Evaluate(initializer.Value);
        }
    }

    /// <summary>Only a branch whose condition is known can be followed.</summary>
    private Exit Branch(IConditionalOperation branch)
    {
        switch (Condition(branch.Condition))
        {
            case true:
                return Execute(branch.WhenTrue);
            case false:
                return branch.WhenFalse is null ? Exit.Next : Execute(branch.WhenFalse);
            default:
                return Forget(branch);
        }
    }

    /// <summary>A condition that is known while the project compiles; null, and a report, if it is not.</summary>
    private bool? Condition(IOperation condition)
    {
        Value value = Evaluate(condition);
        if (value is Value.Known { Constant: bool known })
            return known;
        if (value is not Value.Unknown)
            Refuse(condition, Descriptors.Branch, Text(condition));
        return null;
    }

    private Exit RefuseStatement(IOperation statement)
    {
        if (statement is not IInvalidOperation)
            Refuse(statement, Descriptors.Construct, Constructs.Describe(statement).Words);
        return Forget(statement);
    }

    /// <summary>Ends the reading of loops in loops that unroll to more than anyone wants to compile.</summary>
    private Exit GiveUp()
    {
        IMethodSymbol loss = _frames.Last().Method;
        problems.Add(new Problem(Descriptors.Work, loss.Locations[0], loss.Name, $"{MostStatements}"));
        _frames.Peek().Result = Value.Unknown.Instance;
        return Exit.Return;
    }

    /// <summary>Steps over a refused statement: whatever it could change is unknown.</summary>
    private Exit Forget(IOperation statement)
    {
        foreach (ISymbol symbol in Assignments.In(statement, bodies).Keys)
            _values[symbol] = Value.Unknown.Instance;
        return Exit.Next;
    }
}
