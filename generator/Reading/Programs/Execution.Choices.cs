using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Choices: conditional expressions, switches and patterns. Only the arm that is taken runs.</summary>
internal sealed partial class Execution
{
    private Value Choice(IOperation operation)
    {
        if (operation is IConditionalOperation { Condition: IOperation condition } branch)
        {
            if (Bare(branch.WhenFalse!) is IThrowOperation)
                return Evaluate(branch.WhenTrue);
            if (Bare(branch.WhenTrue) is IThrowOperation)
                return Evaluate(branch.WhenFalse!);
            Operand known = Scalar(condition);
            if (known.IsConstant)
                return Evaluate(known.Value != 0 ? branch.WhenTrue : branch.WhenFalse!);
            if (LengthOfNew(branch.WhenTrue) is IOperation first && LengthOfNew(branch.WhenFalse!) is IOperation second)
                return EitherArray(known, first, second, operation);
            Place chosen = Declare("choice", TypeOf(operation), moves: true);
            Either(known, () => EvaluateInto(chosen, branch.WhenTrue), () => EvaluateInto(chosen, branch.WhenFalse!));
            return Read(chosen);
        }
        Place place = Declare("choice", TypeOf(operation), moves: true);
        ChooseInto(place, operation);
        return Read(place);
    }

    private static IOperation Bare(IOperation operation) => operation is IConversionOperation conversion ? Bare(conversion.Operand) : operation;

    /// <summary>A choice whose arms set the same variable.</summary>
    private void ChooseInto(Place place, IOperation operation)
    {
        if (operation is ISwitchExpressionOperation choice)
        {
            Value subject = Frozen(Opened(Evaluate(choice.Value)));
            ChooseArm(place, subject, choice, 0);
            return;
        }
        IConditionalOperation branch = (IConditionalOperation)operation;
        if (Bare(branch.WhenTrue) is IThrowOperation || Bare(branch.WhenFalse!) is IThrowOperation)
        {
            Write(place, Choice(operation), operation);
            return;
        }
        Operand condition = Scalar(branch.Condition);
        if (condition.IsConstant)
            EvaluateInto(place, condition.Value != 0 ? branch.WhenTrue : branch.WhenFalse!);
        else
            Either(condition, () => EvaluateInto(place, branch.WhenTrue), () => EvaluateInto(place, branch.WhenFalse!));
    }

    private void Either(Operand condition, Action then, Action otherwise)
    {
        steps.Use(condition);
        Block first = steps.Nest(then);
        Block second = steps.Nest(otherwise);
        steps.Emit(new If(condition, first, second));
    }

    private void ChooseArm(Place place, Value subject, ISwitchExpressionOperation choice, int number)
    {
        if (number >= choice.Arms.Length)
            return;
        ISwitchExpressionArmOperation arm = choice.Arms[number];
        if (Bare(arm.Value) is IThrowOperation)
        {
            ChooseArm(place, subject, choice, number + 1);
            return;
        }
        Operand matches = Guarded(Matches(subject, arm.Pattern), arm.Guard);
        bool last = choice.Arms.Skip(number + 1).All(other => Bare(other.Value) is IThrowOperation);
        if (matches is { IsConstant: true, Value: 0 })
            ChooseArm(place, subject, choice, number + 1);
        else if (matches.IsConstant || last)
            EvaluateInto(place, arm.Value);
        else
            Either(matches, () => EvaluateInto(place, arm.Value), () => ChooseArm(place, subject, choice, number + 1));
    }

    /// <summary>A pattern with a <c>when</c>, which is looked at only if the pattern matches.</summary>
    private Operand Guarded(Operand matches, IOperation? guard) =>
        guard is null || matches is { IsConstant: true, Value: 0 } ? matches : Guarded(matches, () => Scalar(guard));

    private Operand Guarded(Operand matches, Func<Operand> guard)
    {
        if (matches.IsConstant)
            return guard();
        Place.Cell both = steps.Declare("matches", Kind.Truth);
        steps.Emit(new Compute(both.Local, Operation.Copy, new([matches])));
        Either(matches, () => steps.Assign(both, guard()), () => { });
        return both.Operand;
    }

    private Exits Switch(ISwitchOperation choice)
    {
        Value subject = Frozen(Opened(Evaluate(choice.Value)));
        int broken = Flag("left");
        Current.Breakables.Add(new(choice.ExitLabel, null, broken, -1) { Switch = choice });
        ISwitchCaseOperation[] cases = [.. choice.Cases.Where(one => !IsDefault(one)), .. choice.Cases.Where(IsDefault)];
        Exits exits = Case(subject, cases, 0);
        Current.Breakables.RemoveAt(Current.Breakables.Count - 1);
        return exits.HasFlag(Exits.Break) ? exits & ~Exits.Break | Exits.Next : exits;
    }

    /// <summary><c>goto case</c>: the statements of the other case follow.</summary>
    private Exits GoTo(IBranchOperation jump)
    {
        Breakable? inner = Current.Breakables.LastOrDefault();
        ISwitchCaseOperation? next = inner?.Switch?.Cases.FirstOrDefault(one => one.Clauses.Any(clause => SymbolEqualityComparer.Default.Equals(clause.Label, jump.Target)));
        if (next is null || !inner!.Entered.Add(next))
            throw Refuse(jump, Descriptors.Construct, Constructs.Describe(jump).Words);
        Exits exits = ExecuteAll(next.Body);
        inner.Entered.Remove(next);
        return exits;
    }

    private static bool IsDefault(ISwitchCaseOperation one) => one.Clauses.Any(clause => clause is IDefaultCaseClauseOperation);

    private Exits Case(Value subject, ISwitchCaseOperation[] cases, int number)
    {
        if (number >= cases.Length)
            return Exits.Next;
        Operand matches = IsDefault(cases[number])
            ? Operand.Truth(true)
            : cases[number].Clauses.Select(clause => Matches(subject, clause)).Aggregate((x, y) => x is { IsConstant: true, Value: 0 } ? y : Truth(Operation.Or, x, y));
        if (matches.IsConstant)
            return matches.Value != 0 ? ExecuteAll(cases[number].Body) : Case(subject, cases, number + 1);
        return Branch(matches, () => ExecuteAll(cases[number].Body), () => Case(subject, cases, number + 1), [], 0).Ends;
    }

    private Operand Matches(Value subject, ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation single => Compare(Operation.Equal, Scalar(subject, clause), Scalar(single.Value)),
        IPatternCaseClauseOperation pattern => Guarded(Matches(subject, pattern.Pattern), pattern.Guard),
        IRelationalCaseClauseOperation relation => Comparison(relation.Relation, Scalar(subject, clause), Scalar(relation.Value))!.Value,
        _ => throw Refuse(clause, Descriptors.Construct, Constructs.Describe(clause).Words),
    };

    /// <summary>Whether a value matches a pattern of constants, comparisons, tuples, properties and names.</summary>
    private Operand Matches(Value subject, IPatternOperation pattern) => pattern switch
    {
        IListPatternOperation list => MatchesList(subject, list),
        _ when subject is Value.Aggregate optional && IsNullable(subject) => MatchesNullable(optional, pattern),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string text } } when subject is Value.Data { Arguments.Length: 0, Text: ['"', ..] known } =>
            Operand.Truth(known == Quoted(text)),
        IDiscardPatternOperation => Operand.Truth(true),
        IConstantPatternOperation constant => SameAs(subject, constant),
        IRelationalPatternOperation relation => Comparison(relation.OperatorKind, Scalar(subject, pattern), Scalar(relation.Value))!.Value,
        INegatedPatternOperation negated => Truth(Operation.Not, Matches(subject, negated.Pattern)),
        IBinaryPatternOperation both => Truth(
            both.OperatorKind == BinaryOperatorKind.And ? Operation.And : Operation.Or, Matches(subject, both.LeftPattern), Matches(subject, both.RightPattern)),
        IDeclarationPatternOperation { MatchesNull: true, DeclaredSymbol: ISymbol name } => Named(subject, name),
        IDeclarationPatternOperation declaration => OfType(subject, pattern, declaration.MatchedType!, () => declaration.DeclaredSymbol is ISymbol name ? Named(subject, name) : Operand.Truth(true)),
        ITypePatternOperation type => OfType(subject, pattern, type.MatchedType, () => Operand.Truth(true)),
        IRecursivePatternOperation recursive => OfType(subject, pattern, recursive.MatchedType, () => Parts(subject, recursive)),
        _ => throw Refuse(pattern, Descriptors.Construct, Constructs.Describe(pattern).Words),
    };

    private Operand SameAs(Value subject, IConstantPatternOperation constant)
    {
        if (constant.Value.ConstantValue is { HasValue: true, Value: null })
            return subject is Value.Data data ? ReadScalar(data with { Text = $"({data.Text} is null)" }, Kind.Truth) : Operand.Truth(false);
        Operand x = Scalar(subject, constant), y = Scalar(constant.Value);
        // A NaN matches the constant NaN.
        return x.Kind == Kind.Real && double.IsNaN(y.Value) ? steps.Compute(Operation.IsNaN, Kind.Truth, x) : Compare(Operation.Equal, x, y);
    }

    private Operand Named(Value subject, ISymbol name)
    {
        Current.Bind(name, new Place.Fixed(Kept(Frozen(subject))));
        return Operand.Truth(true);
    }

    private Operand Parts(Value subject, IRecursivePatternOperation pattern)
    {
        Operand all = Operand.Truth(true);
        if (pattern.DeclaredSymbol is ISymbol name)
            Named(subject, name);
        if (pattern.DeconstructionSubpatterns.Length > 0)
        {
            Value[] parts = Parts(subject, pattern.DeconstructionSubpatterns.Length, pattern);
            for (int i = 0; i < parts.Length; i++)
                all = Both(all, Matches(parts[i], pattern.DeconstructionSubpatterns[i]));
        }
        foreach (IPropertySubpatternOperation part in pattern.PropertySubpatterns)
        {
            Current.Initialized.Push(new Place.Fixed(Kept(subject)));
            Value value = Evaluate(part.Member);
            Current.Initialized.Pop();
            all = Both(all, Matches(value, part.Pattern));
        }
        return all;
    }

    private Operand Both(Operand x, Operand y) => x is { IsConstant: true, Value: not 0 } ? y : y is { IsConstant: true, Value: not 0 } ? x : Truth(Operation.And, x, y);
}
