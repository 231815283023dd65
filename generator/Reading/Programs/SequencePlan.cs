using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>How an array variable that is assigned more than once is kept.</summary>
internal enum SequenceMode
{
    /// <summary>It names pieces of one storage.</summary>
    Piece,

    /// <summary>It and others name arrays that are made once each, as buffers that are swapped: all of them lie in one storage.</summary>
    Pool,

    /// <summary>It is given new arrays in a loop: they are copied into a storage of its own, and nothing else sees the difference.</summary>
    Copy,
}

/// <summary>Finds how the array variables of a body that are assigned more than once are kept.</summary>
internal sealed class SequencePlan
{
    private readonly IOperation _root;
    private readonly Dictionary<ISymbol, List<IOperation?>> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> _declarators = new(SymbolEqualityComparer.Default);

    public SequencePlan(IOperation root)
    {
        _root = root;
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator)
            {
                _declarators[declarator.Symbol] = declarator;
                if (declarator.GetVariableInitializer() is { } initializer)
                    Add(declarator.Symbol, initializer.Value);
            }
            else if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment)
            {
                Add(local.Local, assignment.Value);
            }
            else if (operation is IDeconstructionAssignmentOperation deconstruction)
            {
                Add(deconstruction.Target, Bare(deconstruction.Value));
            }
        }
    }

    /// <summary>How a variable is kept, and the variables that share its storage.</summary>
    public (SequenceMode Mode, IReadOnlyList<ISymbol> Group) Of(ISymbol local)
    {
        List<ISymbol> group = Group(local);
        if (group.Any(member => _values[member].Any(value => !IsShared(value, group) && !IsNew(value))))
            return (SequenceMode.Piece, group);
        if (!group.Any(member => _values[member].Any(value => IsNew(value) && group.Any(other => LoopsOf(value!).Any(loop => !IsIn(_declarators[other], loop))))))
            return (SequenceMode.Pool, group);
        return (IsUnseen(group) ? SequenceMode.Copy : SequenceMode.Piece, group);
    }

    private void Add(ISymbol local, IOperation? value)
    {
        if (!_values.TryGetValue(local, out List<IOperation?>? values))
            _values.Add(local, values = []);
        values.Add(value);
    }

    private void Add(IOperation target, IOperation value)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation targets)
            return;
        for (int i = 0; i < targets.Elements.Length; i++)
        {
            IOperation element = targets.Elements[i] is IDeclarationExpressionOperation inner ? inner.Expression : targets.Elements[i];
            if (element is ILocalReferenceOperation local)
                Add(local.Local, value is ITupleOperation tuple ? tuple.Elements[i] : value);
            if (element is ILocalReferenceOperation { IsDeclaration: true } declared)
                _declarators[declared.Local] = element;
        }
    }

    private List<ISymbol> Group(ISymbol local)
    {
        List<ISymbol> group = [local];
        for (int i = 0; i < group.Count; i++)
        {
            foreach (KeyValuePair<ISymbol, List<IOperation?>> pair in _values)
            {
                bool gives = _values.TryGetValue(group[i], out List<IOperation?>? values) && values.Any(value => Refers(value, pair.Key));
                bool takes = pair.Value.Any(value => Refers(value, group[i]));
                if ((gives || takes) && !group.Contains(pair.Key, SymbolEqualityComparer.Default))
                    group.Add(pair.Key);
            }
        }
        return [.. group.Where(member => _values.ContainsKey(member) && _declarators.ContainsKey(member))];
    }

    private static IOperation Bare(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? Bare(conversion.Operand) : operation;

    private static bool Refers(IOperation? value, ISymbol symbol) =>
        value is not null && Bare(value) is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, symbol);

    private static bool IsShared(IOperation? value, List<ISymbol> group) => group.Exists(member => Refers(value, member));

    private static bool IsNew(IOperation? value) => value is not null && (Bare(value) is IArrayCreationOperation or ICollectionExpressionOperation or ITupleOperation
        || Bare(value) is IInvocationOperation { TargetMethod.Name: not ("AsSpan" or "Slice") } || Execution.IsStackAllocation(Bare(value)));

    private IEnumerable<ILoopOperation> LoopsOf(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null && !ReferenceEquals(outer, _root); outer = outer.Parent)
        {
            if (outer is ILoopOperation loop)
                yield return loop;
        }
    }

    private static bool IsIn(IOperation operation, ILoopOperation loop) => loop.Syntax.Span.Contains(operation.Syntax.SpanStart);

    /// <summary>Whether nobody sees that arrays are copied instead of renamed: those that go on living are never changed in place.</summary>
    private bool IsUnseen(List<ISymbol> group)
    {
        bool shares = group.Exists(member => _values[member].Exists(value => group.Exists(other => Refers(value, other) && !IsTransient(other, value!))));
        return !shares || group.TrueForAll(member => !ElementWrites(member).Any());
    }

    /// <summary>Whether an array is made in the pass in which it is handed over, and not changed after.</summary>
    private bool IsTransient(ISymbol local, IOperation handedOver) => _values[local] is [IOperation made] && IsNew(made)
        && LoopsOf(handedOver).FirstOrDefault() is ILoopOperation loop && IsIn(made, loop) && !LoopsOf(made).Any(inner => !IsIn(handedOver, inner))
        && ElementWrites(local).All(write => write.Syntax.SpanStart < handedOver.Syntax.SpanStart);

    private IEnumerable<IOperation> ElementWrites(ISymbol local) => _root.DescendantsAndSelf().Where(operation => operation switch
    {
        IAssignmentOperation assignment => IsElement(assignment.Target, local),
        IIncrementOrDecrementOperation increment => IsElement(increment.Target, local),
        IArgumentOperation argument => Refers(argument.Value, local) && argument.Parameter?.Type.Name != "ReadOnlySpan" && !IsSource(argument) && MayWrite(argument, []),
        _ => false,
    });

    private static bool IsElement(IOperation target, ISymbol local) => target switch
    {
        IArrayElementReferenceOperation element => Refers(element.ArrayReference, local),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IOperation instance } => Refers(instance, local),
        IImplicitIndexerReferenceOperation element => Refers(element.Instance, local),
        IFieldReferenceOperation { Instance: IOperation owner } => IsElement(owner, local),
        ITupleOperation tuple => tuple.Elements.Any(element => IsElement(element, local)),
        _ => false,
    };

    private static bool IsSource(IArgumentOperation argument) => argument is { Parameter: { Ordinal: 0, ContainingSymbol.Name: "Copy" or "CopyTo" or "AsSpan" or "ToArray" } };

    /// <summary>Whether the method called may assign elements of its parameter.</summary>
    private static bool MayWrite(IArgumentOperation argument, HashSet<ISymbol> seen)
    {
        if (argument.Parameter?.OriginalDefinition is not { } parameter || parameter.ContainingSymbol.DeclaringSyntaxReferences.FirstOrDefault() is not { } source
            || argument.SemanticModel?.Compilation is not { } compilation || !compilation.ContainsSyntaxTree(source.SyntaxTree))
            return true;
        if (!seen.Add(parameter))
            return false;
        IOperation? body = compilation.GetSemanticModel(source.SyntaxTree).GetOperation(source.GetSyntax());
        bool Is(IOperation operation) => Bare(operation) is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter);
        return body is null || body.Descendants().Any(operation => operation switch
        {
            IArgumentOperation inner => Is(inner.Value) && inner.Parameter?.Type.Name != "ReadOnlySpan" && !IsSource(inner) && MayWrite(inner, seen),
            IVariableInitializerOperation alias => Is(alias.Value),
            IAssignmentOperation { Target: IArrayElementReferenceOperation element } => Is(element.ArrayReference),
            IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: IOperation span } } => Is(span),
            IAssignmentOperation alias => Is(alias.Value),
            IIncrementOrDecrementOperation { Target: IArrayElementReferenceOperation element } => Is(element.ArrayReference),
            _ => false,
        });
    }
}
