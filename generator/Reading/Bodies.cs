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
        return ModelOf(reference.SyntaxTree).GetOperation(reference.GetSyntax(cancellation), cancellation) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IBlockOperation block => block,
            _ => null,
        };
    }

    /// <summary>
    /// What the compiler knows of a file, but for what may be null: that takes a third of the time of binding and says nothing about numbers. Roslyn
    /// calls the way to leave it out experimental; a compiler without it does what it always did.
    /// </summary>
    private SemanticModel ModelOf(SyntaxTree tree)
    {
        try
        {
            return ModelWithoutNullability(tree);
        }
        catch (Exception exception) when (exception is MissingMemberException or TypeLoadException)
        {
            return compilation.GetSemanticModel(tree);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
#pragma warning disable RSEXPERIMENTAL001 // an experiment of Roslyn's, see above
    private SemanticModel ModelWithoutNullability(SyntaxTree tree) => compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
