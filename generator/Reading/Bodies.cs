using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Finds the bodies of methods whose source is in the compilation, in whatever file; each is bound once for all that read it.</summary>
internal sealed class Bodies(Compilation compilation, CancellationToken cancellation)
{
    // Keyed by compilations, and so as short-lived as they are.
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, IOperation?>> Bound = new();

    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> _found = Bound.GetValue(compilation, _ => new(SymbolEqualityComparer.Default));

    /// <summary>The body of a method, accessor, operator or local function; null without source.</summary>
    public IOperation? Of(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        return _found.GetOrAdd(definition.PartialImplementationPart ?? definition, Find);
    }

    private IOperation? Find(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not SyntaxReference reference || !compilation.ContainsSyntaxTree(reference.SyntaxTree))
            return null;
        return compilation.GetSemanticModel(reference.SyntaxTree).GetOperation(reference.GetSyntax(cancellation), cancellation) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IBlockOperation block => block,
            _ => null,
        };
    }
}
